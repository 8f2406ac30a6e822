#include "formats/percent.hpp"

#include <charconv>

namespace allegedly {
namespace {

constexpr char kHex[] = "0123456789ABCDEF";

bool is_plain(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
         c == '.' || c == '_';
}

}  // namespace

std::string percent_encoded(std::string_view id) {
  std::string out;
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_plain(c)) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
    }
  }
  return out;
}

std::string percent_decoded(std::string_view encoded) {
  std::string out;
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    unsigned byte = 0;
    const std::string_view digits = encoded.substr(i + 1, 2);
    const char* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, byte, 16);
    if (encoded[i] == '%' && digits.size() == 2 && read.ptr == end) {
      out += static_cast<char>(byte);
      i += 2;
    } else {
      out += encoded[i];
    }
  }
  return out;
}

}  // namespace allegedly
