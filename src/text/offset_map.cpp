#include "text/offset_map.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace allegedly {
namespace {

constexpr std::uint32_t kStride = 256;

// Units of the character that `byte` begins.
std::uint32_t utf16_units(char byte) {
  return static_cast<unsigned char>(byte) >= 0xF0 ? 2 : 1;
}

}  // namespace

OffsetMap::OffsetMap(std::string_view text) : text_(text) {
  ascii_ = std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii_) return;
  const auto size = static_cast<std::uint32_t>(text.size());
  checkpoints_.reserve(size / kStride + 1);
  Counts sum;
  for (std::uint32_t start = 0; start <= size; start += kStride) {
    checkpoints_.push_back(sum);
    const Counts block = count(start, std::min(size, start + kStride));
    sum.code_points += block.code_points;
    sum.utf16 += block.utf16;
  }
}

// Characters that begin in [start, end).
OffsetMap::Counts OffsetMap::count(std::uint32_t start, std::uint32_t end) const {
  Counts counts;
  for (std::uint32_t i = start; i < end; ++i) {
    if (is_continuation(text_[i])) continue;
    ++counts.code_points;
    counts.utf16 += utf16_units(text_[i]);
  }
  return counts;
}

OffsetMap::Counts OffsetMap::counts_before(std::uint32_t byte) const {
  if (ascii_) return {byte, byte};
  const std::uint32_t checkpoint = byte / kStride;
  Counts counts = count(checkpoint * kStride, byte);
  counts.code_points += checkpoints_[checkpoint].code_points;
  counts.utf16 += checkpoints_[checkpoint].utf16;
  return counts;
}

CodePointSpan OffsetMap::to_code_points(ByteSpan bytes) const {
  return {counts_before(bytes.start).code_points, counts_before(bytes.end).code_points};
}

Utf16Span OffsetMap::to_utf16(ByteSpan bytes) const {
  return {counts_before(bytes.start).utf16, counts_before(bytes.end).utf16};
}

// The byte at which `offset` units end, if a character does.
std::optional<std::uint32_t> OffsetMap::find_byte(std::uint32_t offset, Unit unit) const {
  const auto size = static_cast<std::uint32_t>(text_.size());
  if (ascii_) return offset <= size ? std::optional(offset) : std::nullopt;
  const auto after = std::upper_bound(
      checkpoints_.begin(), checkpoints_.end(), offset,
      [unit](std::uint32_t value, const Counts& counts) { return value < counts.*unit; });
  const auto checkpoint = static_cast<std::uint32_t>(after - checkpoints_.begin()) - 1;
  std::uint32_t found = checkpoints_[checkpoint].*unit;
  std::uint32_t byte = checkpoint * kStride;
  while (byte < size && (found < offset || is_continuation(text_[byte]))) {
    if (!is_continuation(text_[byte])) {
      found += unit == &Counts::utf16 ? utf16_units(text_[byte]) : 1;
    }
    ++byte;
  }
  return found == offset ? std::optional(byte) : std::nullopt;
}

std::optional<ByteSpan> OffsetMap::find_bytes(std::uint32_t start, std::uint32_t end,
                                              Unit unit) const {
  if (start > end) return std::nullopt;
  const auto first = find_byte(start, unit);
  const auto last = find_byte(end, unit);
  return first && last ? std::optional(ByteSpan{*first, *last}) : std::nullopt;
}

std::optional<ByteSpan> OffsetMap::from_code_points(CodePointSpan span) const {
  return find_bytes(span.start, span.end, &Counts::code_points);
}

std::optional<ByteSpan> OffsetMap::from_utf16(Utf16Span span) const {
  return find_bytes(span.start, span.end, &Counts::utf16);
}

bool OffsetMap::is_boundary(std::uint32_t byte) const {
  return byte == text_.size() || (byte < text_.size() && !is_continuation(text_[byte]));
}

std::optional<ByteSpan> OffsetMap::from_bytes(ByteSpan span) const {
  const bool valid = span.start <= span.end && is_boundary(span.start) && is_boundary(span.end);
  return valid ? std::optional(span) : std::nullopt;
}

}  // namespace allegedly
