#include "text/utf8.hpp"

#include <cstring>

namespace allegedly {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080;

// The size of the well-formed character at `offset`, whose first byte is not ASCII; 0 if there is
// none. The second byte's range is what excludes overlong forms, surrogates and too large values.
std::size_t well_formed_size(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return offset + i < text.size() ? static_cast<unsigned char>(text[offset + i]) : 0U;
  };
  const unsigned first = byte(0);
  if (first < 0xC2 || first > 0xF4) return 0;
  const std::size_t size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  const unsigned lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < lowest || byte(1) > highest) return 0;
  for (std::size_t i = 2; i < size; ++i) {
    if (!is_continuation(static_cast<char>(byte(i)))) return 0;
  }
  return size;
}

std::string hexadecimal(unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  return {'0', 'x', kDigits[byte >> 4], kDigits[byte & 0x0F]};
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    if (text.size() - i >= sizeof(std::uint64_t)) {
      std::uint64_t block = 0;
      std::memcpy(&block, text.data() + i, sizeof block);
      if ((block & kHighBits) == 0) {
        i += sizeof block;
        continue;
      }
    }
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const std::size_t size = well_formed_size(text, i);
    if (size == 0) return i;
    i += size;
  }
  return std::nullopt;
}

std::optional<Error> check_text(std::string_view text) {
  if (text.size() > kMaxTextBytes) {
    return Error{ErrorCode::text_too_long, "The text has " + std::to_string(text.size()) +
                                               " bytes; at most " + std::to_string(kMaxTextBytes) +
                                               " (64 MiB) can be analysed at once."};
  }
  if (const auto offset = find_invalid_utf8(text)) {
    return Error{ErrorCode::invalid_utf8,
                 "The text is not UTF-8: byte " +
                     hexadecimal(static_cast<unsigned char>(text[*offset])) + " at offset " +
                     std::to_string(*offset) +
                     " begins no character; convert the text to UTF-8 first, for example with "
                     "\"iconv -f WINDOWS-1252 -t UTF-8\"."};
  }
  return std::nullopt;
}

std::size_t prefix_size(std::string_view text, std::size_t characters) {
  std::size_t size = 0;
  for (; characters > 0 && size < text.size(); --characters) {
    size += decode(text, size).size;
  }
  return size;
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto put = [&](char32_t value) { out.push_back(static_cast<char>(value)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | code_point >> 6);
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | code_point >> 12);
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | code_point >> 18);
    put(0x80 | (code_point >> 12 & 0x3F));
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

}  // namespace allegedly
