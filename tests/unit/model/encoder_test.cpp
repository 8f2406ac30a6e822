#include "model/encoder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <string>
#include <vector>

#include "model.hpp"
#include "model/claim_reader.hpp"
#include "text/annotated_text.hpp"
#include "unit/model/tiny_model.hpp"

namespace allegedly {
namespace {

Matrix random_matrix(std::size_t rows, std::size_t columns) {
  test::ModelWriter source;
  Matrix out(rows, columns);
  for (std::size_t i = 0; i < out.size(); ++i) out.data()[i] = source.random();
  return out;
}

// Layer normalisation of x + y with gain 1 and shift 0, in double.
void expect_normalised(const Matrix& found, std::size_t row, const float* x,
                       const std::vector<double>& y) {
  const std::size_t n = y.size();
  std::vector<double> sum(n);
  double mean = 0;
  double variance = 0;
  for (std::size_t i = 0; i < n; ++i) mean += (sum[i] = x[i] + y[i]) / static_cast<double>(n);
  for (const double value : sum)
    variance += (value - mean) * (value - mean) / static_cast<double>(n);
  for (std::size_t i = 0; i < n; ++i) {
    CHECK(found.row(row)[i] ==
          doctest::Approx((sum[i] - mean) / std::sqrt(variance + 1e-5)).epsilon(1e-3));
  }
}

struct Model {
  std::string bytes = test::tiny_model().bytes();
  ModelFile file = *ModelFile::parse(test::as_bytes(bytes));
  TensorReader reader{file};
};

TEST_CASE("a recurrent layer runs half of its units from either end") {
  Model model;
  const Linear linear(model.reader, "layer.0", 48, 16);
  const RecurrentLayer layer(model.reader, "layer.0", 16);
  const Matrix before = random_matrix(6, 16);
  Matrix gates;
  linear.apply(before, gates);
  Matrix after = random_matrix(before.rows(), before.columns());  // the same numbers
  Scratch scratch;
  layer.apply(after, scratch);
  const auto sigmoid = [](double value) { return 1 / (1 + std::exp(-value)); };
  std::vector<std::vector<double>> y(6, std::vector<double>(16));
  for (std::size_t unit = 0; unit < 16; ++unit) {
    double h = 0;
    for (std::size_t s = 0; s < 6; ++s) {
      const std::size_t t = unit < 8 ? s : 5 - s;
      const double f = sigmoid(gates.row(t)[unit]);
      h = f * h + (1 - f) * std::tanh(double{gates.row(t)[32 + unit]});
      y[t][unit] = sigmoid(gates.row(t)[16 + unit]) * h;
    }
  }
  for (std::size_t t = 0; t < 6; ++t) expect_normalised(after, t, before.row(t), y[t]);
}

TEST_CASE("a convolution sees the neighbours, and nothing beyond the ends") {
  Model model;
  const Linear linear(model.reader, "layer.1", 16, 48);
  const ConvolutionLayer layer(model.reader, "layer.1", 16);
  const Matrix before = random_matrix(4, 16);
  Matrix after = random_matrix(before.rows(), before.columns());  // the same numbers
  Scratch scratch;
  layer.apply(after, scratch);
  for (std::size_t t = 0; t < 4; ++t) {
    Matrix window(1, 48);
    for (std::size_t i = 0; i < 16; ++i) {
      window.row(0)[i] = t > 0 ? before.row(t - 1)[i] : 0;
      window.row(0)[16 + i] = before.row(t)[i];
      window.row(0)[32 + i] = t < 3 ? before.row(t + 1)[i] : 0;
    }
    Matrix out;
    linear.apply(window, out);
    std::vector<double> y;
    for (std::size_t i = 0; i < 16; ++i) y.push_back(std::max(out.row(0)[i], 0.0F));
    expect_normalised(after, t, before.row(t), y);
  }
}

TEST_CASE("word vectors are found by form, also without its full stops") {
  Model model;
  const WordVectors vectors(model.reader);
  const auto read = [&](std::string_view form) {
    std::vector<float> out(WordVectors::kColumns);
    vectors.read(form, out.data());
    return out;
  };
  CHECK(read("the")[0] == doctest::Approx((0xC - 8) * 0.1));
  CHECK(read("the")[1] == doctest::Approx((0x3 - 8) * 0.1));
  CHECK(read("t.h.e.") == read("the"));
  CHECK(read("u.s.")[0] == doctest::Approx((0xC - 8) * 0.3));
  CHECK(read("unknown") == std::vector<float>(WordVectors::kColumns));
  CHECK(read("") == std::vector<float>(WordVectors::kColumns));
}

// A line a token: the emissions of the outermost roles and the probability that it mentions
// somebody accused, as PyTorch computes them with the same weights (tools/train/parity.py).
TEST_CASE("the network computes what PyTorch computes") {
  const std::string folder = ALLEGEDLY_PARITY;
  std::ifstream text_file(folder + "/parity.txt");
  const std::string article{std::istreambuf_iterator<char>(text_file), {}};
  const AnnotatedText text = *AnnotatedText::analyse(article);
  const ModelFile file = *ModelFile::parse(test::model_bytes());
  TensorReader reader(file);
  const Encoder encoder(reader);
  const Linear roles(reader, "roles", 7, encoder.hidden());
  REQUIRE_FALSE(reader.failed());
  const auto count = static_cast<std::uint32_t>(text.tokens().size());
  Scratch scratch;
  Matrix states;
  Matrix found;
  encoder.encode(extract_features(text, {0, count}), scratch, states);
  roles.apply(states, found);
  const ClaimReader claims(reader, encoder.hidden());
  ClaimReader::States deep;
  claims.deepen(states, scratch, deep);
  const std::vector<float> accused = claims.accused(deep);

  std::ifstream expected(folder + "/parity.tsv");
  double worst = 0;
  for (std::size_t t = 0; t < found.rows(); ++t) {
    for (std::size_t label = 0; label < 7; ++label) {
      double wanted = 0;
      REQUIRE(static_cast<bool>(expected >> wanted));
      worst = std::max(worst, std::abs(found.row(t)[label] - wanted));
    }
    double wanted = 0;
    REQUIRE(static_cast<bool>(expected >> wanted));
    worst = std::max(worst, std::abs(accused[t] - wanted));
  }
  double more = 0;
  CHECK_FALSE(static_cast<bool>(expected >> more));
  // A value that rounds the other way moves an emission a little.
  CHECK(worst < 0.1);
}

}  // namespace
}  // namespace allegedly
