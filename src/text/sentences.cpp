#include "text/sentences.hpp"

#include <cstdint>

#include "text/characters.hpp"
#include "text/folded_key.hpp"
#include "text/tables.hpp"
#include "text/utf8.hpp"

namespace allegedly {
namespace {

class SentenceSplitter {
 public:
  SentenceSplitter(std::string_view text, const std::vector<Token>& tokens, TokenSpan paragraph)
      : text_(text), tokens_(tokens), paragraph_(paragraph) {}

  // The end of the sentence that begins at `start`.
  std::uint32_t sentence_end(std::uint32_t start) const;

 private:
  std::string_view surface(std::uint32_t token) const {
    const ByteSpan bytes = tokens_[token].bytes;
    return text_.substr(bytes.start, bytes.size());
  }
  char32_t first_character(std::uint32_t token) const {
    return decode(text_, tokens_[token].bytes.start).code_point;
  }

  bool is_terminal(std::uint32_t token) const;
  bool is_closer(std::uint32_t token) const;
  bool is_opener(std::uint32_t token) const;
  bool is_ellipsis(std::uint32_t token) const;
  bool abbreviation_may_end(std::uint32_t token, std::uint32_t next) const;
  std::uint32_t first_word(std::uint32_t token) const;
  bool starts_sentence(std::uint32_t terminal, std::uint32_t next) const;

  std::string_view text_;
  const std::vector<Token>& tokens_;
  TokenSpan paragraph_;
};

// . ! ? … and runs of them.
bool SentenceSplitter::is_terminal(std::uint32_t token) const {
  if (tokens_[token].kind != TokenKind::punctuation) return false;
  const std::string_view mark = surface(token);
  return mark[0] == '.' || mark[0] == '!' || mark[0] == '?' || mark == "\u2026" ||
         mark == "\u3002" || mark == "\u061F" || mark == "\u06D4";
}

bool SentenceSplitter::is_ellipsis(std::uint32_t token) const {
  const std::string_view mark = surface(token);
  return mark.starts_with("..") || mark == "\u2026";
}

// A closing quotation mark or bracket, glued to what it closes.
bool SentenceSplitter::is_closer(std::uint32_t token) const {
  if (tokens_[token].space_before) return false;
  const std::string_view mark = surface(token);
  return mark == "\"" || mark == "'" || mark == "''" || mark == ")" || mark == "]" ||
         mark == "\u201D" || mark == "\u2019" || mark == "\u00BB";
}

bool SentenceSplitter::is_opener(std::uint32_t token) const {
  const std::string_view mark = surface(token);
  return mark == "\"" || mark == "'" || mark == "``" || mark == "`" || mark == "(" ||
         mark == "[" || mark == "\u201C" || mark == "\u2018" || mark == "\u00AB";
}

// The first token from `token` on that opens nothing.
std::uint32_t SentenceSplitter::first_word(std::uint32_t token) const {
  while (token + 1 < paragraph_.end && is_opener(token)) ++token;
  return token;
}

bool SentenceSplitter::starts_sentence(std::uint32_t terminal, std::uint32_t next) const {
  const std::uint32_t word = first_word(next);
  const char32_t first = first_character(word);
  if (is_lower(first)) return false;
  const CharClass kind = char_class(first);
  if (kind == CharClass::letter || kind == CharClass::digit) {
    return kind == CharClass::letter || !is_ellipsis(terminal);
  }
  return word != next || tokens_[word].kind == TokenKind::symbol || surface(word) == "-" ||
         tokens_[word].kind == TokenKind::handle;
}

// "He works for Acme Inc. The ..." ends, "Acme Inc. Chairman" and "Mr. Smith" do not.
bool SentenceSplitter::abbreviation_may_end(std::uint32_t token, std::uint32_t next) const {
  const auto entry = text_tables().abbreviations.find(surface(token));
  if (entry != text_tables().abbreviations.end() && entry->second != AbbreviationKind::plain) {
    return false;
  }
  const std::uint32_t word = first_word(next);
  if (!is_upper(first_character(word))) return false;
  return text_tables().sentence_starters.contains(FoldedKey(surface(word)).view());
}

std::uint32_t SentenceSplitter::sentence_end(std::uint32_t start) const {
  for (std::uint32_t token = start; token < paragraph_.end; ++token) {
    const bool abbreviation = tokens_[token].kind == TokenKind::word &&
                              surface(token).size() > 1 && surface(token).back() == '.';
    if (!abbreviation && !is_terminal(token)) continue;
    std::uint32_t end = token + 1;
    while (end < paragraph_.end && (is_closer(end) || (is_terminal(end)))) ++end;
    if (end == paragraph_.end) break;
    const bool boundary =
        abbreviation ? abbreviation_may_end(token, end) : starts_sentence(token, end);
    if (boundary) return end;
  }
  return paragraph_.end;
}

}  // namespace

void split_sentences(std::string_view text, const std::vector<Token>& tokens, TokenSpan paragraph,
                     std::vector<TokenSpan>& sentences) {
  const SentenceSplitter splitter(text, tokens, paragraph);
  for (std::uint32_t start = paragraph.start; start < paragraph.end;) {
    const std::uint32_t end = splitter.sentence_end(start);
    sentences.push_back({start, end});
    start = end;
  }
}

}  // namespace allegedly
