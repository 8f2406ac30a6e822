// SHA-256 (FIPS 180-4): tells whether a text is the one that was annotated, and a browser which
// script a saved file may run.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace allegedly {

using Sha256 = std::array<std::uint8_t, 32>;

Sha256 sha256(std::string_view bytes);

// 64 lower-case hexadecimal digits.
std::string to_hex(const Sha256& digest);

// 44 characters, as in a Content-Security-Policy (RFC 4648, section 4).
std::string to_base64(const Sha256& digest);

}  // namespace allegedly
