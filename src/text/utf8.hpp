// UTF-8: checking and decoding.
//
// Policy for invalid bytes: a text that is not well-formed UTF-8 is rejected with an error; it is
// never repaired in silence, because every offset in an annotation must mean the same to its
// reader. Well-formed is what Unicode says: no overlong forms, no surrogates, nothing above
// U+10FFFF.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace allegedly {

// The longest article that is analysed, in bytes.
inline constexpr std::size_t kMaxTextBytes = std::size_t{64} << 20;

// The offset of the first byte that begins no well-formed character, if any.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

// No error if `text` may be analysed; else invalid_utf8 or text_too_long.
std::optional<Error> check_text(std::string_view text);

// Whether `byte` is not the first of its character.
inline bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// The size of the first `characters` characters of a well-formed text, or of all if it has fewer.
std::size_t prefix_size(std::string_view text, std::size_t characters);

struct Character {
  char32_t code_point = 0;
  std::uint32_t size = 0;  // bytes, 1 to 4
};

// The character that begins at `offset` of a well-formed text; `offset` is a character's first
// byte.
inline Character decode(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[offset + i]));
  };
  const std::uint32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xE0) return {(first & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (first < 0xF0) {
    return {(first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  }
  return {(first & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F),
          4};
}

// The character that ends before `offset` > 0.
inline Character decode_before(std::string_view text, std::size_t offset) {
  std::size_t start = offset - 1;
  while (is_continuation(text[start])) --start;
  return decode(text, start);
}

// Appends `code_point` to `out`.
void append_utf8(std::string& out, char32_t code_point);

}  // namespace allegedly
