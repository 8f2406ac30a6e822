// From features to states: a vector for each token that holds what it means where it stands. Simple
// recurrent units in both directions (Lei et al., EMNLP 2018, without the gates that look at the
// cell), then a convolution over three tokens.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/features.hpp"
#include "model/layers.hpp"
#include "model/word_vectors.hpp"

namespace allegedly {

// Matrices that layers fill and forget, kept between layers and windows: asking for so much memory
// again and again takes longer than the arithmetic.
struct Scratch {
  Matrix input;
  Matrix products;
  std::vector<float> memory;
};

// u = W x + b, of which the thirds are f, o and z; x ← norm(x + σ(o) · h) with
// h_t = σ(f_t) · h_{t-1} + (1 − σ(f_t)) · tanh(z_t); the second half of the units runs from the
// end.
class RecurrentLayer {
 public:
  RecurrentLayer(TensorReader& reader, const std::string& name, std::uint32_t hidden);
  void apply(Matrix& x, Scratch& scratch) const;

 private:
  Linear linear_;
  Normalisation norm_;
};

// x ← norm(x + relu(W [x_{t-1}; x_t; x_{t+1}] + b)), with zeros beside the ends.
class ConvolutionLayer {
 public:
  ConvolutionLayer(TensorReader& reader, const std::string& name, std::uint32_t hidden);
  void apply(Matrix& x, Scratch& scratch) const;

 private:
  Linear linear_;
  Normalisation norm_;
};

using EncoderLayer = std::variant<RecurrentLayer, ConvolutionLayer>;

// A layer for each letter of the text `letters`, with the tensors PREFIX.0, PREFIX.1 and so on.
std::vector<EncoderLayer> read_layers(TensorReader& reader, std::string_view letters,
                                      const std::string& prefix, std::uint32_t hidden);
void apply_layers(const std::vector<EncoderLayer>& layers, Matrix& states, Scratch& scratch);

class Encoder {
 public:
  explicit Encoder(TensorReader& reader);

  std::uint32_t hidden() const { return hidden_; }
  // states: tokens × hidden()
  void encode(std::span<const TokenFeatures> tokens, Scratch& scratch, Matrix& states) const;

 private:
  void embed(std::span<const TokenFeatures> tokens, Matrix& out) const;

  std::uint32_t hidden_ = 0;
  WordVectors vectors_;
  HashedEmbedding word_, prefix3_, suffix3_, suffix2_, shape_;
  Linear input_;
  Normalisation input_norm_;
  std::vector<EncoderLayer> layers_;
};

}  // namespace allegedly
