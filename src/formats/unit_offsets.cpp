#include "formats/unit_offsets.hpp"

namespace allegedly {

UnitOffsets::UnitOffsets(std::string_view text, OffsetUnit unit)
    : text_(text), unit_(unit), map_(text) {}

std::uint32_t UnitOffsets::size() const { return at_byte(static_cast<std::uint32_t>(text_.size())); }

std::uint32_t UnitOffsets::at_byte(std::uint32_t byte) const {
  switch (unit_) {
    case OffsetUnit::code_point: return map_.code_point_at(byte);
    case OffsetUnit::utf16: return map_.utf16_at(byte);
    case OffsetUnit::utf8: break;
  }
  return byte;
}

std::optional<std::uint32_t> UnitOffsets::byte_at(std::uint32_t offset) const {
  switch (unit_) {
    case OffsetUnit::code_point: return map_.byte_of_code_point(offset);
    case OffsetUnit::utf16: return map_.byte_of_utf16(offset);
    case OffsetUnit::utf8: break;
  }
  const bool inside = offset < text_.size() &&
                      (static_cast<unsigned char>(text_[offset]) & 0xC0U) == 0x80U;
  if (inside) return {};
  return offset;
}

}  // namespace allegedly
