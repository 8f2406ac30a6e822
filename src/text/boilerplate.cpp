#include "text/boilerplate.hpp"

namespace allegedly {

void label_paragraphs(std::string_view text, const std::vector<Token>& tokens,
                      const std::vector<Sentence>& sentences, std::vector<Paragraph>& paragraphs) {
  if (paragraphs.size() < 2) return;
  static_cast<void>(sentences);
  const Token& last = tokens[paragraphs[0].tokens.end - 1];
  if (text[last.bytes.start] != '.') paragraphs[0].kind = ParagraphKind::headline;
}

}  // namespace allegedly
