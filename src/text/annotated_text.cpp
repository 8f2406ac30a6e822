#include "text/annotated_text.hpp"

#include <utility>

#include "text/characters.hpp"
#include "text/paragraphs.hpp"
#include "text/quotes.hpp"
#include "text/sentences.hpp"
#include "text/tokenizer.hpp"
#include "text/utf8.hpp"

namespace allegedly {
namespace {

constexpr std::size_t kUsualBytesPerToken = 5;

// The end of the line that begins at `start`; the line break is not part of it.
std::uint32_t line_end(std::string_view text, std::uint32_t start) {
  std::uint32_t i = start;
  while (i < text.size()) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte < 0x80) {
      ++i;
      continue;
    }
    const Character c = decode(text, i);
    if (char_class(c.code_point) == CharClass::line_break) break;
    i += c.size;
  }
  return i;
}

void append_folded(std::string_view surface, std::string& folded) {
  for (std::size_t i = 0; i < surface.size();) {
    if (static_cast<unsigned char>(surface[i]) < 0x80) {
      folded.push_back(static_cast<char>(fold(static_cast<unsigned char>(surface[i++]))));
      continue;
    }
    const Character c = decode(surface, i);
    if (c.code_point != kSoftHyphen) append_utf8(folded, fold(c.code_point));
    i += c.size;
  }
}

}  // namespace

Result<AnnotatedText> AnnotatedText::analyse(std::string text) {
  if (auto error = check_text(text)) return *std::move(error);
  AnnotatedText result;
  result.text_ = std::move(text);
  result.divide();
  result.fold_tokens();
  const std::vector<ParagraphKind> kinds = classify_paragraphs(result);
  for (std::size_t i = 0; i < kinds.size(); ++i) result.paragraphs_[i].kind = kinds[i];
  result.quotations_ = pair_quotes(result.text_, result.tokens_, result.paragraphs_);
  result.in_quotation_.resize(result.tokens_.size());
  for (const Quotation& quotation : result.quotations_) {
    if (quotation.depth > 0) continue;
    for (std::uint32_t t = quotation.tokens.start; t < quotation.tokens.end; ++t) {
      result.in_quotation_[t] = true;
    }
  }
  return result;
}

void AnnotatedText::divide() {
  tokens_.reserve(text_.size() / kUsualBytesPerToken);
  sentence_of_.reserve(text_.size() / kUsualBytesPerToken);
  std::vector<TokenSpan> spans;
  const auto size = static_cast<std::uint32_t>(text_.size());
  for (std::uint32_t start = 0; start < size;) {
    const std::uint32_t end = line_end(text_, start);
    const auto first_token = static_cast<std::uint32_t>(tokens_.size());
    tokenize_line(text_, {start, end}, tokens_);
    const auto last_token = static_cast<std::uint32_t>(tokens_.size());
    if (first_token != last_token) {
      const TokenSpan tokens{first_token, last_token};
      spans.clear();
      split_sentences(text_, tokens_, tokens, spans);
      const auto paragraph = static_cast<std::uint32_t>(paragraphs_.size());
      const auto first_sentence = static_cast<std::uint32_t>(sentences_.size());
      for (TokenSpan span : spans) {
        sentence_of_.insert(sentence_of_.end(), span.size(),
                            static_cast<std::uint32_t>(sentences_.size()));
        sentences_.push_back({span, paragraph});
      }
      const auto last_sentence = static_cast<std::uint32_t>(sentences_.size());
      paragraphs_.push_back({bytes(tokens), tokens, {first_sentence, last_sentence}});
    }
    start = end == size ? size : end + decode(text_, end).size;
  }
}

void AnnotatedText::fold_tokens() {
  folded_.reserve(text_.size());
  folded_starts_.reserve(tokens_.size() + 1);
  for (std::uint32_t token = 0; token < tokens_.size(); ++token) {
    folded_starts_.push_back(static_cast<std::uint32_t>(folded_.size()));
    append_folded(surface(token), folded_);
  }
  folded_starts_.push_back(static_cast<std::uint32_t>(folded_.size()));
}

std::string_view AnnotatedText::surface(std::uint32_t token) const {
  return slice(tokens_[token].bytes);
}

std::string_view AnnotatedText::folded(std::uint32_t token) const {
  const std::uint32_t start = folded_starts_[token];
  return std::string_view(folded_).substr(start, folded_starts_[token + 1] - start);
}

std::string_view AnnotatedText::slice(ByteSpan bytes) const {
  return std::string_view(text_).substr(bytes.start, bytes.size());
}

ByteSpan AnnotatedText::bytes(TokenSpan tokens) const {
  return {tokens_[tokens.start].bytes.start, tokens_[tokens.end - 1].bytes.end};
}

}  // namespace allegedly
