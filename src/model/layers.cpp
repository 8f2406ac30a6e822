#include "model/layers.hpp"

#include <algorithm>
#include <array>
#include <memory>

namespace allegedly {
namespace {

constexpr std::size_t kBlock = 64;  // rows whose integers stay in the processor's cache

}  // namespace

Matrix mean_rows(const Matrix& rows, std::span<const TokenSpan> spans, std::uint32_t first) {
  Matrix out(spans.size(), rows.columns());
  std::fill_n(out.data(), out.size(), 0.0F);
  for (std::size_t s = 0; s < spans.size(); ++s) {
    float* const sum = out.row(s);
    for (std::uint32_t t = spans[s].start; t < spans[s].end; ++t) {
      const float* const row = rows.row(t - first);
      for (std::size_t i = 0; i < out.columns(); ++i) sum[i] += row[i];
    }
    for (std::size_t i = 0; i < out.columns(); ++i) sum[i] /= static_cast<float>(spans[s].size());
  }
  return out;
}

Linear::Linear(TensorReader& reader, std::string_view name, std::uint32_t outputs,
               std::uint32_t inputs, bool has_bias) {
  const std::string weight = std::string(name) + ".weight";
  const std::vector<std::int8_t> values = reader.int8(weight, outputs, inputs);
  if (reader.failed()) return;
  outputs_ = values.size() / inputs;
  columns_ = padded(inputs);
  const auto rows = static_cast<std::uint32_t>(outputs_);
  scales_ = reader.floats(weight + ".scale", rows, 1);
  bias_ = has_bias ? reader.floats(std::string(name) + ".bias", 1, rows) : std::vector<float>();
  scales_.resize(padded(outputs_));
  bias_.resize(padded(outputs_));
  weights_.resize(padded(outputs_) * columns_);
  for (std::size_t r = 0; r < outputs_; ++r) {
    for (std::size_t c = 0; c < inputs; ++c) {
      const int value = values[r * inputs + c];  // NOLINT(bugprone-signed-char-misuse): a number
      weights_[packed_position(r, c, columns_)] = static_cast<std::int16_t>(value);
    }
  }
}

void Linear::apply(const Rows& x, Matrix& y) const {
  y.resize(x.count, padded(outputs_));
  const Kernels& kernel = fastest_kernels();
  // Not filled with zeros, as a vector would be.
  const std::unique_ptr<std::int16_t[]> integers(
      new std::int16_t[std::min(x.count, kBlock) * columns_]);
  std::array<float, kBlock> units{};
  const PackedWeights weights{weights_.data(), scales_.data(), bias_.data(), scales_.size(),
                              columns_};
  for (std::size_t first = 0; first < x.count; first += kBlock) {
    const std::size_t count = std::min(kBlock, x.count - first);
    for (std::size_t i = 0; i < count; ++i) {
      const float* const row = x.data + (first + i) * x.stride;
      units[i] = kernel.quantise(row, columns_, integers.get() + i * columns_);
    }
    kernel.multiply(weights, {integers.get(), units.data(), count}, y.row(first));
  }
}

Normalisation::Normalisation(TensorReader& reader, const std::string& name, std::uint32_t columns)
    : gain_(reader.floats(name + ".norm.gain", 1, columns)),
      shift_(reader.floats(name + ".norm.shift", 1, columns)) {}

void Normalisation::apply(Matrix& x) const {
  const Kernels& kernel = fastest_kernels();
  for (std::size_t i = 0; i < x.rows(); ++i) {
    kernel.normalise(gain_.data(), shift_.data(), x.columns(), x.row(i));
  }
}

HashedEmbedding::HashedEmbedding(TensorReader& reader, std::string_view name, std::uint32_t columns)
    : columns_(columns), values_(reader.int8(name, 0, columns)) {
  const std::vector<float> scale = reader.floats(std::string(name) + ".scale", 1, 1);
  if (reader.failed()) return;
  rows_ = values_.size() / columns;
  scale_ = scale.front();
}

void HashedEmbedding::read(std::uint32_t hash, float* out) const {
  const std::int8_t* const row = values_.data() + hash % rows_ * columns_;
  for (std::size_t i = 0; i < columns_; ++i) out[i] = static_cast<float>(row[i]) * scale_;
}

void HashedEmbedding::add(std::uint32_t hash, float* out) const {
  const std::int8_t* const row = values_.data() + hash % rows_ * columns_;
  for (std::size_t i = 0; i < columns_; ++i) out[i] += static_cast<float>(row[i]) * scale_;
}

}  // namespace allegedly
