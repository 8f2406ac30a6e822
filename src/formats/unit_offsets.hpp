// The one place where the bytes of an annotation meet the offset unit of a file.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "formats/format.hpp"
#include "text/offset_map.hpp"

namespace allegedly {

class UnitOffsets {
 public:
  // `text` is well-formed UTF-8 and outlives this.
  UnitOffsets(std::string_view text, OffsetUnit unit);

  // The text's length in the unit.
  std::uint32_t size() const;
  // `byte` lies between two characters.
  std::uint32_t at_byte(std::uint32_t byte) const;
  // `offset` is at most size(). Nothing if it lies inside a character.
  std::optional<std::uint32_t> byte_at(std::uint32_t offset) const;

 private:
  std::string_view text_;
  OffsetUnit unit_;
  OffsetMap map_;
};

}  // namespace allegedly
