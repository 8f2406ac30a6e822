// Overlapping spans as a flat sequence, ready to be written as nested elements.
//
//   text    Auditors accused the firm of fraud
//   marks   0 ........................            [0, 24)
//   marks              1 .................        [9, 34)
//   out     [0, 9) {0}   [9, 24) {0, 1}   [24, 34) {1}
//
// Invariants
//   - Segments are in text order, not empty, and together cover the ranges and nothing else.
//   - `marks` are those that cover the segment, outermost first: the one that starts earlier, of
//     two that start together the one that ends later, of equal ones the one with the lower index.
//     So whoever writes elements closes and reopens only where marks cross.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/span.hpp"

namespace allegedly {

struct Segment {
  ByteSpan bytes;
  std::uint32_t range = 0;           // index into `ranges`
  std::vector<std::uint32_t> marks;  // indices into `marks`
};

// `ranges` (paragraphs) are in text order and disjoint; a mark may reach over several of them. No
// span is empty.
std::vector<Segment> flatten(std::span<const ByteSpan> ranges, std::span<const ByteSpan> marks);

}  // namespace allegedly
