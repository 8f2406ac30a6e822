#include "model/chunker.hpp"

#include <doctest/doctest.h>

#include <string>

#include "unit/analysed.hpp"

namespace allegedly {
namespace {

// "[The firm] {has not said} ...": noun phrases in square brackets, verb groups in braces.
std::string chunked(std::string_view article) {
  const test::Analysed analysed(article);
  std::string out;
  for (std::uint32_t i = 0; i < analysed.text.tokens().size(); ++i) {
    const Chunk* chunk = analysed.syntax.chunk_at(i);
    const bool noun = chunk != nullptr && chunk->kind == ChunkKind::noun_phrase;
    if (!out.empty()) out += ' ';
    if (chunk != nullptr && chunk->tokens.start == i) out += noun ? '[' : '{';
    out += analysed.text.surface(i);
    if (chunk != nullptr && chunk->tokens.end == i + 1) out += noun ? ']' : '}';
  }
  return out;
}

const Chunk& verb_group(const test::Analysed& analysed) {
  for (const Chunk& chunk : analysed.syntax.chunks()) {
    if (chunk.kind == ChunkKind::verb_group) return chunk;
  }
  FAIL("no verb group");
  return analysed.syntax.chunks().front();
}

TEST_CASE("noun phrases take determiners, modifiers and possessors") {
  CHECK(chunked("The port authority's new chief resigned.") ==
        "[The port authority 's new chief] {resigned} .");
  CHECK(chunked("Three angry men left.") == "[Three angry men] {left} .");
}

TEST_CASE("participles modify nouns, but do not join them") {
  CHECK(chunked("Police found images showing the trucks.") ==
        "[Police] {found} [images] {showing} [the trucks] .");
}

TEST_CASE("verb groups hold auxiliaries, adverbs and negation") {
  const test::Analysed denied("The firm has repeatedly denied it.");
  CHECK(denied.written(verb_group(denied).tokens) == "has repeatedly denied");
  CHECK_FALSE(verb_group(denied).negated);
  CHECK(verb_group(denied).finite);

  const test::Analysed silent("The firm did not respond.");
  CHECK(silent.written(verb_group(silent).tokens) == "did not respond");
  CHECK(verb_group(silent).negated);

  const test::Analysed accused("The firm was accused of theft.");
  CHECK(verb_group(accused).passive);
}

TEST_CASE("what follows the verb does not negate it") {
  const test::Analysed plea("He pleaded not guilty.");
  CHECK_FALSE(verb_group(plea).negated);
}

TEST_CASE("an infinitive is a group of its own") {
  CHECK(chunked("She declined to comment.") == "[She] {declined} {to comment} .");
}

TEST_CASE("chunks are disjoint and in order, and first_chunk_from finds them") {
  const test::Analysed analysed(
      "The minister said the army had shelled a village, officials told reporters.");
  const auto& chunks = analysed.syntax.chunks();
  for (std::size_t c = 1; c < chunks.size(); ++c)
    CHECK(chunks[c - 1].tokens.end <= chunks[c].tokens.start);
  for (std::uint32_t c = 0; c < chunks.size(); ++c)
    CHECK(analysed.syntax.first_chunk_from(chunks[c].tokens.start) == c);
  CHECK(analysed.syntax.first_chunk_from(
            static_cast<std::uint32_t>(analysed.text.tokens().size())) == chunks.size());
}

}  // namespace
}  // namespace allegedly
