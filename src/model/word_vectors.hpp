// Pre-trained word vectors: a vocabulary and a row of four-bit numbers for each word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/model_file.hpp"

namespace allegedly {

class WordVectors {
 public:
  static constexpr std::uint32_t kColumns = 100;

  // Tensors `words` (one a line, in the order of the rows), `embedding.vector` and its scales.
  explicit WordVectors(TensorReader& reader);

  // Writes the vector of a normalised form (TokenFeatures::normalised), or else of the form without
  // its full stops, and zeros if there is none.
  void read(std::string_view form, float* out) const;

 private:
  std::optional<std::size_t> find(std::string_view word) const;
  std::size_t slot(std::string_view word) const;

  std::string words_;
  std::vector<std::uint32_t> starts_;  // words + 1: word i is [starts[i], starts[i + 1] - 1)
  std::vector<std::uint32_t> slots_;   // open addressing: row + 1, or 0
  std::vector<std::uint8_t> values_;
  std::vector<float> scales_;
};

}  // namespace allegedly
