// Offsets in bytes, code points and UTF-16 units, converted into each other.
//
//   text      h  é     l  l  o     😀           "héllo😀"
//   bytes     0  1     3  4  5  6           10
//   points    0  1     2  3  4  5           6
//   UTF-16    0  1     2  3  4  5           7
//
// A conversion costs a bounded scan, one towards bytes a binary search besides; the map takes about
// 3 % of the text's size, and nothing for ASCII, where all offsets are the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace allegedly {

class OffsetMap {
 public:
  // `text` is well-formed UTF-8 of less than 4 GiB and outlives the map.
  explicit OffsetMap(std::string_view text);

  // Both ends of `bytes` lie between characters of the text.
  CodePointSpan to_code_points(ByteSpan bytes) const;
  Utf16Span to_utf16(ByteSpan bytes) const;

  // For offsets from outside: nothing if the span is reversed, ends behind the text or cuts a
  // character (a surrogate pair, a multi-byte sequence) in two.
  std::optional<ByteSpan> from_code_points(CodePointSpan span) const;
  std::optional<ByteSpan> from_utf16(Utf16Span span) const;
  std::optional<ByteSpan> from_bytes(ByteSpan span) const;

 private:
  struct Counts {
    std::uint32_t code_points = 0;
    std::uint32_t utf16 = 0;
  };
  using Unit = std::uint32_t Counts::*;

  Counts count(std::uint32_t start, std::uint32_t end) const;
  Counts counts_before(std::uint32_t byte) const;
  std::optional<std::uint32_t> find_byte(std::uint32_t offset, Unit unit) const;
  std::optional<ByteSpan> find_bytes(std::uint32_t start, std::uint32_t end, Unit unit) const;
  bool is_boundary(std::uint32_t byte) const;

  std::string_view text_;
  bool ascii_ = true;
  std::vector<Counts> checkpoints_;  // [i]: characters that begin before byte i * kStride
};

}  // namespace allegedly
