// The tagger's weights, as the tests load them.
#pragma once

#include <cstddef>
#include <fstream>
#include <iterator>
#include <span>
#include <string>

namespace allegedly::test {

// The bytes of data/model/tagger.bin, read once.
inline std::span<const std::byte> model_bytes() {
  static const std::string bytes = [] {
    std::ifstream file(ALLEGEDLY_MODEL_FILE, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }();
  return std::as_bytes(std::span(bytes));
}

}  // namespace allegedly::test
