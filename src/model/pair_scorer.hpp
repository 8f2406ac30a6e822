// How probable it is that two things belong together, from a vector for each and from how the two
// lie to each other: σ(w · relu(left + right + Σ relations) + bias).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/model_file.hpp"

namespace allegedly {

inline constexpr std::uint32_t kMaxWidth = 1024;  // bounds the memory that a text takes

class PairScorer {
 public:
  // Tensors NAME.relation [relations, width] and NAME.output [1, width + 1], the bias last.
  PairScorer(TensorReader& reader, const std::string& name, std::uint32_t relations,
             std::uint32_t width);

  // `left` and `right` are as wide as the scorer, `rows` are rows of the relations.
  float probability(const float* left, const float* right,
                    std::span<const std::uint8_t> rows) const;

 private:
  std::vector<float> relations_;
  std::vector<float> output_;
};

}  // namespace allegedly
