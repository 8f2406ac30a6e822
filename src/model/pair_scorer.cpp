#include "model/pair_scorer.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace allegedly {

PairScorer::PairScorer(TensorReader& reader, const std::string& name, std::uint32_t relations,
                       std::uint32_t width)
    : relations_(reader.floats(name + ".relation", relations, width)),
      output_(reader.floats(name + ".output", 1, width + 1)) {}

float PairScorer::probability(const float* left, const float* right,
                              std::span<const std::uint8_t> rows) const {
  const std::size_t width = output_.size() - 1;
  std::array<float, kMaxWidth> sums;
  for (std::size_t i = 0; i < width; ++i) sums[i] = left[i] + right[i];
  for (const std::uint8_t row : rows) {
    const float* const relation = relations_.data() + row * width;
    for (std::size_t i = 0; i < width; ++i) sums[i] += relation[i];
  }
  float logit = output_[width];
  for (std::size_t i = 0; i < width; ++i) logit += output_[i] * std::max(sums[i], 0.0F);
  return 1 / (1 + std::exp(-logit));
}

}  // namespace allegedly
