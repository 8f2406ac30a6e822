#include "text/sentences.hpp"

#include <algorithm>
#include <cstdint>

#include "text/characters.hpp"
#include "text/folded_key.hpp"
#include "text/tables.hpp"
#include "text/utf8.hpp"

namespace allegedly {
namespace {

constexpr char32_t kFirstEmoji = 0x1F000;
constexpr std::size_t kMaxListDigits = 3;

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
  bool is_abbreviation(std::uint32_t token) const;
  bool is_smiley(std::uint32_t token) const;
  bool is_camel_case(std::uint32_t token) const;
  bool is_list_number(std::uint32_t start, std::uint32_t terminal) const;
  std::uint32_t reference_end(std::uint32_t token) const;
  std::uint32_t close(std::uint32_t terminal, std::uint32_t limit) const;
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

// "Jan.", "U.S.", "Yahoo!": a word with the mark that could end a sentence.
bool SentenceSplitter::is_abbreviation(std::uint32_t token) const {
  const std::string_view word = surface(token);
  return tokens_[token].kind == TokenKind::word && word.size() > 1 &&
         (word.back() == '.' || word.back() == '!');
}

bool SentenceSplitter::is_smiley(std::uint32_t token) const {
  return tokens_[token].kind == TokenKind::symbol &&
         (first_character(token) >= kFirstEmoji ||
          text_tables().emoticons.contains(surface(token)));
}

// "2." at the start of a sentence numbers it.
bool SentenceSplitter::is_list_number(std::uint32_t start, std::uint32_t terminal) const {
  return terminal == start + 1 && tokens_[start].kind == TokenKind::number &&
         surface(start).size() <= kMaxListDigits && surface(terminal) == ".";
}

// A closing quotation mark or bracket, glued to what it closes.
bool SentenceSplitter::is_closer(std::uint32_t token) const {
  if (tokens_[token].space_before) return false;
  const std::string_view mark = surface(token);
  return mark == "\"" || mark == "'" || mark == "''" || mark == ")" || mark == "]" ||
         mark == "\u201D" || mark == "\u2019" || mark == "\u2019\u2019" || mark == "\u00BB";
}

bool SentenceSplitter::is_opener(std::uint32_t token) const {
  const std::string_view mark = surface(token);
  return mark == "\"" || mark == "'" || mark == "``" || mark == "`" || mark == "''" ||
         mark == "(" || mark == "[" || mark == "\u201C" || mark == "\u2018" ||
         mark == "\u2018\u2019" || mark == "\u00AB";
}

// The end of a reference, "[12]", at `token`; `token` itself if there is none.
std::uint32_t SentenceSplitter::reference_end(std::uint32_t token) const {
  const bool reference = token + 2 < paragraph_.end && surface(token) == "[" &&
                         tokens_[token + 1].kind == TokenKind::number && surface(token + 2) == "]";
  return reference ? token + 3 : token;
}

// Where a sentence ends whose terminal mark is `terminal`: behind the marks that close with it,
// references and smileys; at `limit` at the latest.
std::uint32_t SentenceSplitter::close(std::uint32_t terminal, std::uint32_t limit) const {
  std::uint32_t end = terminal + 1;
  while (end < limit) {
    const bool spaced_ellipsis = surface(end) == "." && surface(end - 1) == ".";
    const bool more = is_terminal(end) && (!tokens_[end].space_before || spaced_ellipsis);
    if (more || is_closer(end) || is_smiley(end)) {
      ++end;
    } else if (const std::uint32_t reference = reference_end(end); reference != end) {
      end = reference;
    } else {
      break;
    }
  }
  return std::min(end, limit);
}

// The first token from `token` on that opens nothing.
std::uint32_t SentenceSplitter::first_word(std::uint32_t token) const {
  while (token + 1 < paragraph_.end && is_opener(token)) ++token;
  return token;
}

// "iPhone", "eBay": a name that is written with a small letter wherever it stands.
bool SentenceSplitter::is_camel_case(std::uint32_t token) const {
  const std::string_view word = surface(token);
  for (std::size_t i = 0; i < word.size();) {
    const Character c = decode(word, i);
    if (is_upper(c.code_point)) return true;
    i += c.size;
  }
  return false;
}

bool SentenceSplitter::starts_sentence(std::uint32_t terminal, std::uint32_t next) const {
  const std::uint32_t word = first_word(next);
  if (tokens_[word].kind == TokenKind::url || tokens_[word].kind == TokenKind::handle) return true;
  const char32_t first = first_character(word);
  if (is_lower(first)) {
    const bool bare_full_stop = terminal + 1 == next && surface(terminal) == ".";
    return (bare_full_stop && tokens_[next].space_before) || is_camel_case(word);
  }
  const CharClass kind = char_class(first);
  if (kind == CharClass::letter) return true;
  if (kind == CharClass::digit) return !is_ellipsis(terminal);
  return word != next || tokens_[word].kind == TokenKind::symbol || surface(word) == "-" ||
         is_ellipsis(word);
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
  const std::uint32_t limit = std::min(paragraph_.end, start + kMaxSentenceTokens);
  for (std::uint32_t token = start; token < limit; ++token) {
    const bool abbreviation = is_abbreviation(token);
    if (!abbreviation && (!is_terminal(token) || token == start || is_list_number(start, token))) {
      continue;
    }
    const std::uint32_t end = close(token, limit);
    if (end == limit) return end;
    const bool boundary =
        abbreviation ? abbreviation_may_end(token, end) : starts_sentence(token, end);
    if (boundary) return end;
    token = end - 1;
  }
  return limit;
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
