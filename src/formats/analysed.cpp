#include "formats/analysed.hpp"

#include <algorithm>

namespace allegedly {

std::vector<Annotation::Paragraph> find_paragraphs(const std::string& text) {
  std::vector<Annotation::Paragraph> paragraphs;
  const Result<AnnotatedText> analysed = AnnotatedText::analyse(text);
  if (!analysed) return paragraphs;
  for (const Paragraph& paragraph : analysed->paragraphs()) {
    paragraphs.push_back({paragraph.bytes, paragraph.kind});
  }
  return paragraphs;
}

std::optional<TokenSpan> tokens_of(const AnnotatedText& text, ByteSpan bytes) {
  const std::vector<Token>& tokens = text.tokens();
  const auto ends_before = [](const Token& token, std::uint32_t at) {
    return token.bytes.end <= at;
  };
  const auto starts_before = [](const Token& token, std::uint32_t at) {
    return token.bytes.start < at;
  };
  const auto first = std::lower_bound(tokens.begin(), tokens.end(), bytes.start, ends_before);
  const auto last = std::lower_bound(first, tokens.end(), bytes.end, starts_before);
  if (first == last) return {};
  return TokenSpan{static_cast<std::uint32_t>(first - tokens.begin()),
                   static_cast<std::uint32_t>(last - tokens.begin())};
}

}  // namespace allegedly
