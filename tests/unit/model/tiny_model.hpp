// A model file in memory, small and random but complete, for tests that need one they may break.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/model_file.hpp"

namespace allegedly::test {

// Writes tensors in the order they are added.
class ModelWriter {
 public:
  void add(std::string_view name, TensorType type, std::uint32_t rows, std::uint32_t columns,
           std::string data);
  void text(std::string_view name, std::string_view value);
  void floats(std::string_view name, std::uint32_t rows, const std::vector<float>& values);
  void int8(std::string_view name, std::uint32_t rows, std::uint32_t columns);  // random, and scale
  void linear(std::string_view name, std::uint32_t rows, std::uint32_t columns);  // weight and bias
  void norm(std::string_view name, std::uint32_t columns);
  void crf(std::string_view name, std::string_view labels, std::uint32_t hidden);

  std::string bytes() const;

  float random();  // -1 to 1, the same on every machine

 private:
  struct Entry {
    std::string name;
    TensorType type;
    std::uint32_t rows;
    std::uint32_t columns;
    std::string data;
  };
  std::vector<Entry> entries_;
  std::uint32_t state_ = 1;
};

// All tensors of a tagger with states of 16.
ModelWriter tiny_model();

inline std::span<const std::byte> as_bytes(std::string_view bytes) {
  return std::as_bytes(std::span(bytes.data(), bytes.size()));
}

// The bytes with a checksum that is right again.
std::string with_checksum(std::string bytes);

}  // namespace allegedly::test
