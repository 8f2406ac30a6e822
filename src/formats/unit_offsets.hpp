// The one place where the bytes of an annotation meet the offset unit of a file.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/span.hpp"
#include "formats/format.hpp"
#include "text/offset_map.hpp"

namespace allegedly {

class UnitOffsets {
 public:
  // A half-open range that counts `unit`.
  struct Range {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
  };

  // `text` is well-formed UTF-8 and outlives this.
  UnitOffsets(std::string_view text, OffsetUnit unit) : unit_(unit), map_(text) {}

  // Both ends of `bytes` lie between characters.
  Range from_bytes(ByteSpan bytes) const;
  // Nothing if `range` is reversed, ends behind the text or cuts a character in two.
  std::optional<ByteSpan> to_bytes(Range range) const;

 private:
  OffsetUnit unit_;
  OffsetMap map_;
};

}  // namespace allegedly
