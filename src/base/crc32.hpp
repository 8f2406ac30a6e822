// The checksum of gzip and of model files (CRC-32, ISO 3309).
#pragma once

#include <cstdint>
#include <string_view>

namespace allegedly {

std::uint32_t crc32(std::string_view bytes);

}  // namespace allegedly
