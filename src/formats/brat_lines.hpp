// The lines of a .ann file, taken apart but not yet understood: what brat calls text-bound
// annotations, events, attributes, notes and equivalences.
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "base/span.hpp"
#include "formats/unit_offsets.hpp"

namespace allegedly::brat {

struct TextBound {
  std::size_t line = 0;  // from 1
  std::string_view id;
  std::string_view type;
  std::vector<ByteSpan> pieces;  // fragments that line breaks part are one piece
};

struct Event {
  std::size_t line = 0;
  std::string_view id;
  std::string_view type;
  std::string_view trigger;
  std::vector<std::pair<std::string_view, std::string_view>> arguments;  // role without number, id
};

// An attribute or a note on `target`.
struct Remark {
  std::size_t line = 0;
  std::string_view value;
};

struct Equivalence {
  std::size_t line = 0;
  std::vector<std::string_view> ids;
};

struct Lines {
  std::vector<TextBound> text_bounds;
  std::vector<Event> events;
  std::vector<Equivalence> equivalences;
  // By their type, then by the id of what they are on; of several the last.
  std::unordered_map<std::string_view, std::unordered_map<std::string_view, Remark>> remarks;

  // Null if there is none.
  const Remark* remark(std::string_view type, std::string_view target) const;
};

// "Line 3: <what>."
Error invalid_line(std::size_t line, std::string_view what);

// `offsets` are those of the article, in code points. The lines refer to `standoff`.
// Error: invalid_annotation.
Result<Lines> parse_lines(std::string_view standoff, std::string_view article,
                          const UnitOffsets& offsets);

}  // namespace allegedly::brat
