// Where subjects and agents of verb groups begin and end, read off chunks and punctuation. All
// spans lie in one sentence.
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
  TokenSpan sentence(std::uint32_t token) const;

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
  // "by the ministry" after a passive.
  std::optional<TokenSpan> agent(const Chunk& verb_group) const;

 private:
  const Chunk* noun_chunk_ending_at(std::uint32_t end) const;
  std::uint32_t skip_adverbs_back(std::uint32_t token, std::uint32_t floor) const;
  std::optional<TokenSpan> subject_before_comma(std::uint32_t comma, std::uint32_t floor) const;
  std::optional<TokenSpan> coordinated_subject(const Chunk& verb_group, std::uint32_t floor) const;

  const AnnotatedText& text_;
  const Syntax& syntax_;
  std::vector<bool> closing_mark_;  // by token
};

}  // namespace allegedly
