#include "formats/unit_offsets.hpp"

namespace allegedly {

UnitOffsets::Range UnitOffsets::from_bytes(ByteSpan bytes) const {
  switch (unit_) {
    case OffsetUnit::code_point: {
      const CodePointSpan span = map_.to_code_points(bytes);
      return {span.start, span.end};
    }
    case OffsetUnit::utf16: {
      const Utf16Span span = map_.to_utf16(bytes);
      return {span.start, span.end};
    }
    case OffsetUnit::utf8: break;
  }
  return {bytes.start, bytes.end};
}

std::optional<ByteSpan> UnitOffsets::to_bytes(Range range) const {
  switch (unit_) {
    case OffsetUnit::code_point: return map_.from_code_points({range.start, range.end});
    case OffsetUnit::utf16: return map_.from_utf16({range.start, range.end});
    case OffsetUnit::utf8: break;
  }
  return map_.from_bytes({range.start, range.end});
}

}  // namespace allegedly
