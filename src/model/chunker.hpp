// Shallow syntax: base noun phrases and verb groups over part-of-speech tags, each a flat stretch
// of tokens that does not nest (Abney, "Parsing by chunks", 1991).
//
//   [The port authority]NP [has not said]VG who [shipped]VG [the barrels]NP
#pragma once

#include <cstdint>
#include <vector>

#include "base/span.hpp"
#include "model/part_of_speech.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

enum class ChunkKind : std::uint8_t { noun_phrase, verb_group };

struct Chunk {
  ChunkKind kind = ChunkKind::noun_phrase;
  TokenSpan tokens;
  std::uint32_t head = 0;  // last noun of a noun phrase, last verb of a verb group
  // Verb groups only:
  bool finite = false;      // has a tensed verb or a modal
  bool passive = false;     // "was accused", "has been told"
  bool negated = false;     // "did not", "never", "no longer"
  bool infinitive = false;  // opens with "to"
};

// Tags and chunks of a text, computed once and read by all later stages.
class Syntax {
 public:
  Syntax(const AnnotatedText& text, std::vector<Tag> tags);  // one tag a token

  const std::vector<Tag>& tags() const { return tags_; }
  Tag tag(std::uint32_t token) const { return tags_[token]; }
  const std::vector<Chunk>& chunks() const { return chunks_; }  // in text order, disjoint

  // The chunk that holds the token, or nullptr.
  const Chunk* chunk_at(std::uint32_t token) const;
  // Index into chunks() of the first chunk that starts at or after the token; chunks().size() if
  // none.
  std::uint32_t first_chunk_from(std::uint32_t token) const;

 private:
  std::vector<Tag> tags_;
  std::vector<Chunk> chunks_;
  std::vector<std::uint32_t> chunk_of_;  // token → index + 1, 0 for none
};

}  // namespace allegedly
