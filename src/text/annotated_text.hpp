// An article with its tokens, sentences, paragraphs and quotations: what every later stage reads.
//
// Invariants
//   - Tokens are in text order, do not overlap and are never empty; everything between them is
//     white space.
//   - Every token lies in exactly one sentence, every sentence in exactly one paragraph.
//   - A paragraph is a line with at least one token; its bytes exclude white space at both ends.
//
// Worked example: "\"I won't,\" he said.\nEnd"
//   tokens      "  I  wo  n't  ,  "  he  said  .  End
//   sentences   [0, 9) [9, 10)        paragraphs  tokens [0, 9) [9, 10)
//   quotations  tokens [0, 6)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/flags.hpp"
#include "base/result.hpp"
#include "base/span.hpp"

namespace allegedly {

enum class TokenKind : std::uint8_t { word, number, punctuation, symbol, url, handle };

struct Token {
  ByteSpan bytes;
  TokenKind kind = TokenKind::word;
  bool space_before = false;  // white space or the text's start precedes the token
  bool clitic = false;        // n't, 's, 'll, ...: belongs to the word before it
};

struct Sentence {
  TokenSpan tokens;
  std::uint32_t paragraph = 0;  // index into paragraphs()
};

enum class ParagraphKind : std::uint8_t { headline, dateline, body, caption, boilerplate };

struct Paragraph {
  ByteSpan bytes;
  TokenSpan tokens;
  SentenceSpan sentences;
  ParagraphKind kind = ParagraphKind::body;
};

// A stretch between quotation marks, the marks included. A quotation that runs over several
// paragraphs is one Quotation per paragraph: all but the last end without a closing mark
// (`continues`). A mark without partner makes no quotation.
struct Quotation {
  TokenSpan tokens;
  std::uint8_t depth = 0;  // 0 outermost
  bool continues = false;  // goes on in the next paragraph
};

class AnnotatedText {
 public:
  // Analyses `text`: tokens, sentences, quotations, paragraph kinds.
  // Errors: invalid_utf8, text_too_long.
  static Result<AnnotatedText> analyse(std::string text);

  const std::string& text() const { return text_; }
  const std::vector<Token>& tokens() const { return tokens_; }
  const std::vector<Sentence>& sentences() const { return sentences_; }
  const std::vector<Paragraph>& paragraphs() const { return paragraphs_; }
  const std::vector<Quotation>& quotations() const { return quotations_; }  // by start, outer first

  // The token as written.
  std::string_view surface(std::uint32_t token) const;
  // The token in lower case with straight apostrophes, as the lexicons spell it: "Won’t" gives
  // "wo", "n't". Lower case covers ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic.
  std::string_view folded(std::uint32_t token) const;
  std::string_view slice(ByteSpan bytes) const;
  // From the first token's first byte to the last token's last. `tokens` is not empty.
  ByteSpan bytes(TokenSpan tokens) const;

  std::uint32_t sentence_of(std::uint32_t token) const { return sentence_of_[token]; }
  std::uint32_t paragraph_of(std::uint32_t token) const {
    return sentences_[sentence_of_[token]].paragraph;
  }
  bool in_quotation(std::uint32_t token) const { return in_quotation_[token] != 0; }

 private:
  AnnotatedText() = default;
  void divide();  // tokens, sentences, paragraphs
  void fold_tokens();

  std::string text_;
  std::string folded_;                        // all folded forms, one after the other
  std::vector<std::uint32_t> folded_starts_;  // tokens + 1 entries
  std::vector<Token> tokens_;
  std::vector<Sentence> sentences_;
  std::vector<Paragraph> paragraphs_;
  std::vector<Quotation> quotations_;
  std::vector<std::uint32_t> sentence_of_;
  Flags in_quotation_;
};

}  // namespace allegedly
