#include "model/word_vectors.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>

namespace allegedly {

WordVectors::WordVectors(TensorReader& reader) : words_(reader.text("words")) {
  const auto lines = std::count(words_.begin(), words_.end(), '\n') + 1;
  const auto rows = static_cast<std::uint32_t>(lines);
  const Tensor* const vectors = reader.tensor("embedding.vector", TensorType::int4, rows, kColumns);
  scales_ = reader.floats("embedding.vector.scale", rows, 1);
  if (reader.failed()) return;
  values_.resize(vectors->data.size());
  std::memcpy(values_.data(), vectors->data.data(), values_.size());
  slots_.resize(std::bit_ceil(std::size_t{rows} * 2));
  starts_.push_back(0);
  for (std::uint32_t row = 0; row < rows; ++row) {
    const std::size_t end = std::min(words_.find('\n', starts_[row]), words_.size());
    starts_.push_back(static_cast<std::uint32_t>(end) + 1);
    const std::string_view word = std::string_view(words_).substr(starts_[row], end - starts_[row]);
    std::uint32_t& slot_of_word = slots_[slot(word)];
    if (slot_of_word == 0) slot_of_word = row + 1;  // of two equal words the first counts
  }
}

// Where the word is, or would be put. At least half of the slots are free.
std::size_t WordVectors::slot(std::string_view word) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = std::hash<std::string_view>{}(word)&mask;
  while (slots_[at] != 0) {
    const std::uint32_t row = slots_[at] - 1;
    const std::string_view other(words_.data() + starts_[row], starts_[row + 1] - 1 - starts_[row]);
    if (other == word) return at;
    at = (at + 1) & mask;
  }
  return at;
}

std::optional<std::size_t> WordVectors::find(std::string_view word) const {
  const std::uint32_t found = slots_[slot(word)];
  if (found == 0) return std::nullopt;
  return found - 1;
}

void WordVectors::read(std::string_view form, float* out) const {
  std::optional<std::size_t> row = find(form);
  if (!row && form.find('.') != std::string_view::npos) {
    std::string without(form);
    std::erase(without, '.');
    row = find(without);
  }
  if (!row) {
    std::fill_n(out, kColumns, 0.0F);
    return;
  }
  const std::uint8_t* const packed = values_.data() + *row * (kColumns / 2);
  for (std::size_t i = 0; i < kColumns / 2; ++i) {
    out[2 * i] = static_cast<float>((packed[i] & 0xF) - 8) * scales_[*row];
    out[2 * i + 1] = static_cast<float>((packed[i] >> 4) - 8) * scales_[*row];
  }
}

}  // namespace allegedly
