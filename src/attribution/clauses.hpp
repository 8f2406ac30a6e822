// Where subjects, agents and complements of verb groups begin and end, read off chunks and
// punctuation. All spans lie in one sentence.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "model/chunker.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

class Clauses {
 public:
  Clauses(const AnnotatedText& text, const Syntax& syntax);

  const AnnotatedText& text() const { return text_; }
  const Syntax& syntax() const { return syntax_; }

  // The folded word, "" outside the text.
  std::string_view word(std::uint32_t token) const;
  // Tag::PUNCT outside the text.
  Tag tag(std::uint32_t token) const;
  // The folded form differs from the written one.
  bool is_capitalised(std::uint32_t token) const {
    return text_.surface(token) != text_.folded(token);
  }
  TokenSpan sentence(std::uint32_t token) const;

  bool is_opening_mark(std::uint32_t token) const { return marks_[token] == Mark::opening; }
  bool is_closing_mark(std::uint32_t token) const { return marks_[token] == Mark::closing; }
  // The outermost quotation that the token belongs to, or nullptr.
  const Quotation* quotation_at(std::uint32_t token) const;

  // The noun phrase with what identifies it: "a spokesman [for the army]", "Lavrov and Choe", with
  // an apposition between commas: "its owner, Ana Reis,". `last` is a token of its last base noun
  // phrase; nothing before `floor` is taken.
  TokenSpan noun_phrase_ending_at(std::uint32_t last, std::uint32_t floor) const;
  // The same from its first base noun phrase on, up to `limit`.
  TokenSpan noun_phrase_starting_at(std::uint32_t first, std::uint32_t limit) const;

  // Who the verb group is about: the noun phrase before it, over adverbs, appositions and relative
  // clauses; the relative pronoun in "a guard who accused"; for the second of two coordinated verbs
  // the subject of the first.
  std::optional<TokenSpan> subject(const Chunk& verb_group) const;
  // "said Ana Reis, the owner,": the noun phrase right after the verb.
  std::optional<TokenSpan> inverted_subject(const Chunk& verb_group) const;
  // "by the ministry" after a passive.
  std::optional<TokenSpan> agent(const Chunk& verb_group) const;

  // End of the clause that starts at `start`: before the sentence's final mark, a semicolon, a
  // coordinated clause with a subject of its own (", but officials claim"), or the closing mark of
  // the quotation that holds `start`.
  std::uint32_t clause_end(std::uint32_t start) const;
  // Whether the span has a tensed verb.
  bool has_finite_verb(TokenSpan span) const;
  // "a man accused of fraud": a participle that modifies the noun before it, with a preposition
  // behind it. Without one it is a past tense, whatever its tag.
  bool is_reduced_passive(const Chunk& verb_group) const;

 private:
  enum class Mark : std::uint8_t { none, opening, closing };

  const Chunk* noun_chunk_ending_at(std::uint32_t end) const;
  std::uint32_t skip_adverbs_back(std::uint32_t token, std::uint32_t floor) const;
  std::optional<TokenSpan> subject_before_comma(std::uint32_t comma, std::uint32_t floor) const;
  std::optional<TokenSpan> coordinated_subject(const Chunk& verb_group, std::uint32_t floor) const;
  bool opens_clause(std::uint32_t token, std::uint32_t end) const;

  const AnnotatedText& text_;
  const Syntax& syntax_;
  std::vector<Mark> marks_;                  // quotation marks by token
  std::vector<std::uint32_t> quotation_of_;  // token → index of the outermost + 1, 0 for none
};

}  // namespace allegedly
