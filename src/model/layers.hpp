// The parts that the network is made of, with their weights. Weights are int8 with a scale a row; a
// layer's input is rounded to int8 with a scale a token, so that all products are of integers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "model/kernels.hpp"
#include "model/model_file.hpp"

namespace allegedly {

// Row-major floats, one row a token. Rows that kernels work on are padded(count) long, and what
// pads them is zero.
class Matrix {
 public:
  Matrix() = default;
  Matrix(std::size_t rows, std::size_t columns) { resize(rows, columns); }

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  std::size_t size() const { return rows_ * columns_; }

  // What is in it afterwards is arbitrary. Asks for memory only if it never was so large before.
  void resize(std::size_t rows, std::size_t columns) {
    rows_ = rows;
    columns_ = columns;
    if (size() <= capacity_) return;
    capacity_ = size();
    values_.reset(new float[capacity_]);  // not filled with zeros, as make_unique would
  }

  float* data() { return values_.get(); }
  const float* data() const { return values_.get(); }
  float* row(std::size_t i) { return data() + i * columns_; }
  const float* row(std::size_t i) const { return data() + i * columns_; }

 private:
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::size_t capacity_ = 0;
  std::unique_ptr<float[]> values_;
};

// Rows of floats that may overlap: each begins `stride` floats after the one before.
struct Rows {
  const float* data = nullptr;
  std::size_t count = 0;
  std::size_t stride = 0;
};

// One row a span: the mean of the rows of its tokens, of which `first` is the first that `rows`
// has.
Matrix mean_rows(const Matrix& rows, std::span<const TokenSpan> spans, std::uint32_t first);

// y = W x + b
class Linear {
 public:
  // Tensors NAME.weight, NAME.weight.scale and, if there is one, NAME.bias. `outputs` may be 0 for
  // whatever the file has.
  Linear(TensorReader& reader, std::string_view name, std::uint32_t outputs, std::uint32_t inputs,
         bool has_bias = true);

  std::size_t outputs() const { return outputs_; }

  // The rows of x are padded(inputs) long, y gets padded(outputs()) columns.
  void apply(const Rows& x, Matrix& y) const;
  void apply(const Matrix& x, Matrix& y) const { apply(Rows{x.data(), x.rows(), x.columns()}, y); }

 private:
  std::size_t outputs_ = 0;
  std::size_t columns_ = 0;            // padded
  std::vector<std::int16_t> weights_;  // int8 values, widened, in the order of PackedWeights
  std::vector<float> scales_;          // padded(outputs_)
  std::vector<float> bias_;
};

// Layer normalisation of each row.
class Normalisation {
 public:
  // Tensors NAME.norm.gain and NAME.norm.shift.
  Normalisation(TensorReader& reader, const std::string& name, std::uint32_t columns);

  void apply(Matrix& x) const;

 private:
  std::vector<float> gain_;
  std::vector<float> shift_;
};

// Rows of int8 with one scale for all; a hash picks the row.
class HashedEmbedding {
 public:
  // Tensor NAME and NAME.scale.
  HashedEmbedding(TensorReader& reader, std::string_view name, std::uint32_t columns);

  std::size_t columns() const { return columns_; }
  // out = the hash's row
  void read(std::uint32_t hash, float* out) const;
  // out += the hash's row
  void add(std::uint32_t hash, float* out) const;

 private:
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::vector<std::int8_t> values_;
  float scale_ = 0;
};

}  // namespace allegedly
