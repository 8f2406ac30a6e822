// Finds words again that were quoted from a text, in that text as it is now.
//
// Somebody has put a sentence before them:
//   quoted at 12     "The firm denied it."   prefix "said. The firm ", exact "denied"
//   found at 31      the nearest "denied" with most of the characters around it that were quoted
// Whatever follows is then expected 19 characters further on, so that one edit costs one search.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/span.hpp"
#include "formats/unit_offsets.hpp"

namespace allegedly {

struct Quote {
  std::string_view exact;  // not empty
  std::string_view prefix;
  std::string_view suffix;
};

class QuoteFinder {
 public:
  // `offsets` are those of `text` in code points. Both outlive this.
  QuoteFinder(std::string_view text, const UnitOffsets& offsets);

  // `position`: the code point at which it began. Nothing where it is nowhere near.
  std::optional<ByteSpan> find(const Quote& quote, std::uint64_t position);

  // Whether anything was found elsewhere than at its position.
  bool has_moved() const { return moved_; }

 private:
  bool stands(std::string_view words, std::uint32_t at) const;
  std::uint32_t context(const Quote& quote, std::uint32_t at) const;
  bool fits(const Quote& quote, std::uint32_t at) const;
  std::optional<std::uint32_t> nearest(const Quote& quote, std::uint32_t expected);
  std::uint32_t byte_at(std::int64_t position) const;

  std::string_view text_;
  const UnitOffsets& offsets_;
  std::int64_t length_;     // of the text, in code points
  std::int64_t shift_ = 0;  // how far on what was found last lies from its position
  int searches_ = 0;
  bool moved_ = false;
};

}  // namespace allegedly
