#include "model/encoder.hpp"

#include <algorithm>
#include <string_view>

namespace allegedly {
namespace {

constexpr std::uint32_t kWordColumns = 32;
constexpr std::uint32_t kPrefix3Columns = 16;
constexpr std::uint32_t kSuffix3Columns = 16;
constexpr std::uint32_t kSuffix2Columns = 8;
constexpr std::uint32_t kShapeColumns = 16;
constexpr std::uint32_t kInputColumns = WordVectors::kColumns + kWordColumns + kPrefix3Columns +
                                        kSuffix3Columns + kSuffix2Columns + kShapeColumns +
                                        kFlagCount;

constexpr std::size_t kMaxLayers = 16;
constexpr std::uint32_t kMaxHidden = 1024;  // bounds the memory that a window takes

}  // namespace

RecurrentLayer::RecurrentLayer(TensorReader& reader, const std::string& name, std::uint32_t hidden)
    : linear_(reader, name, 3 * hidden, hidden), norm_(reader, name, hidden) {}

void RecurrentLayer::apply(Matrix& x, Scratch& scratch) const {
  linear_.apply(x, scratch.products);
  scratch.memory.resize(x.columns());
  fastest_kernels().recur(
      {scratch.products.data(), x.data(), scratch.memory.data(), x.rows(), x.columns()});
  norm_.apply(x);
}

ConvolutionLayer::ConvolutionLayer(TensorReader& reader, const std::string& name,
                                   std::uint32_t hidden)
    : linear_(reader, name, hidden, 3 * hidden), norm_(reader, name, hidden) {}

void ConvolutionLayer::apply(Matrix& x, Scratch& scratch) const {
  const std::size_t width = x.columns();
  // A row of zeros above and below: each window is then three rows in a row.
  scratch.input.resize(x.rows() + 2, width);
  std::fill_n(scratch.input.row(0), width, 0.0F);
  std::copy_n(x.data(), x.size(), scratch.input.row(1));
  std::fill_n(scratch.input.row(x.rows() + 1), width, 0.0F);
  linear_.apply(Rows{scratch.input.data(), x.rows(), width}, scratch.products);
  fastest_kernels().add_positive(scratch.products.data(), x.size(), x.data());
  norm_.apply(x);
}

std::vector<EncoderLayer> read_layers(TensorReader& reader, std::string_view letters,
                                      const std::string& prefix, std::uint32_t hidden) {
  std::vector<EncoderLayer> out;
  const std::string_view kinds = reader.text(letters);
  if (kinds.size() > kMaxLayers) reader.fail("The model has too many layers.");
  for (std::size_t i = 0; i < kinds.size() && !reader.failed(); ++i) {
    const std::string name = prefix + '.' + std::to_string(i);
    switch (kinds[i]) {
      case 's': out.emplace_back(RecurrentLayer(reader, name, hidden)); break;
      case 'c': out.emplace_back(ConvolutionLayer(reader, name, hidden)); break;
      default: reader.fail("The model has a layer of an unknown kind.");
    }
  }
  return out;
}

void apply_layers(const std::vector<EncoderLayer>& layers, Matrix& states, Scratch& scratch) {
  for (const EncoderLayer& layer : layers) {
    std::visit([&](const auto& it) { it.apply(states, scratch); }, layer);
  }
}

Encoder::Encoder(TensorReader& reader)
    : hidden_(reader.rows("input.weight")),
      vectors_(reader),
      word_(reader, "embedding.word", kWordColumns),
      prefix3_(reader, "embedding.prefix3", kPrefix3Columns),
      suffix3_(reader, "embedding.suffix3", kSuffix3Columns),
      suffix2_(reader, "embedding.suffix2", kSuffix2Columns),
      shape_(reader, "embedding.shape", kShapeColumns),
      input_(reader, "input", hidden_, kInputColumns),
      input_norm_(reader, "input", hidden_) {
  if (hidden_ % 16 != 0 || hidden_ > kMaxHidden) {
    reader.fail("The model's states are no multiple of 16 wide, or wider than 1024.");
  }
  layers_ = read_layers(reader, "layers", "layer", hidden_);
}

void Encoder::embed(std::span<const TokenFeatures> tokens, Matrix& out) const {
  out.resize(tokens.size(), padded(kInputColumns));
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    const TokenFeatures& token = tokens[t];
    float* at = out.row(t);
    vectors_.read(token.normalised, at);
    at += WordVectors::kColumns;
    word_.read(token.word[0], at);
    word_.add(token.word[1], at);
    at += kWordColumns;
    const auto append = [&at](const HashedEmbedding& table, std::uint32_t hash) {
      table.read(hash, at);
      at += table.columns();
    };
    append(prefix3_, token.prefix3);
    append(suffix3_, token.suffix3);
    append(suffix2_, token.suffix2);
    append(shape_, token.shape);
    for (const std::int8_t flag : token.flags) *at++ = static_cast<float>(flag) / 127.0F;
    std::fill(at, out.row(t) + out.columns(), 0.0F);
  }
}

void Encoder::encode(std::span<const TokenFeatures> tokens, Scratch& scratch,
                     Matrix& states) const {
  embed(tokens, scratch.input);
  input_.apply(scratch.input, states);
  input_norm_.apply(states);
  apply_layers(layers_, states, scratch);
}

}  // namespace allegedly
