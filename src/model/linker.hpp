// Which source and which contents belong to a cue: a probability for each cue and each span near
// it, from the encoder's states and from how the two lie to each other.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/span.hpp"
#include "model/analysis.hpp"
#include "model/layers.hpp"
#include "model/pair_scorer.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

// How many spans of the layer on either side of a cue are looked at.
inline constexpr std::uint32_t kLinkReach = 9;

// How a cue and another span lie to each other, as rows of the linker's relation table:
//
//   rows      relation
//   0, 1      the other stands behind the cue, before it
//   2, 3, 4   the other is a source, a content, a cue
//   5 … 20    min(15, ⌊2 log2(gap + 1)⌋), gap: tokens strictly between them
//   21 … 23   sentences apart: none, one, more
//   24 … 26   paragraphs apart: the same
//   27 … 30   cues strictly between: none, one, two, more
//   31 … 34   spans of the other's role strictly between: the same
//   35, 36    the other's first token is quoted: no, yes
//   37, 38    the cue's is
//   39, 40    the other's first token opens a sentence
inline constexpr std::size_t kRelations = 10;
inline constexpr std::uint32_t kRelationRows = 41;
std::array<std::uint8_t, kRelations> relation_rows(const AnnotatedText& text,
                                                   std::span<const RoleSpan> spans,
                                                   std::uint32_t cue, std::uint32_t other);

class Linker {
 public:
  Linker(TensorReader& reader, std::uint32_t hidden);

  // Links of the cues that begin in `core`, by cue, then by other. `spans` are those of one layer,
  // in text order; `states` are those of the tokens from `first` on and cover all spans.
  std::vector<RoleLink> link(const AnnotatedText& text, std::span<const RoleSpan> spans,
                             TokenSpan core, const Matrix& states, std::uint32_t first) const;

 private:
  Linear cue_;
  Linear segment_;
  Linear first_;
  PairScorer scorer_;
};

}  // namespace allegedly
