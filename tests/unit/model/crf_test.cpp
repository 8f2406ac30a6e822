#include "model/crf.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <span>
#include <vector>

namespace allegedly {
namespace {

constexpr std::size_t kLabels = 3;
constexpr std::size_t kTokens = 5;

Matrix random_matrix(std::size_t rows, std::size_t columns, unsigned seed) {
  std::mt19937 random(seed);
  Matrix out(rows, columns);
  for (std::size_t i = 0; i < out.size(); ++i) {
    out.data()[i] = static_cast<float>(random() % 4001) / 1000.0F - 2;
  }
  return out;
}

std::span<const float> values_of(const Matrix& matrix) {
  return {matrix.data(), matrix.size()};
}

double score(const Matrix& emissions, const Matrix& transitions,
             const std::vector<std::uint8_t>& labels) {
  double sum = 0;
  std::size_t previous = kLabels;
  for (std::size_t t = 0; t < labels.size(); ++t) {
    sum += transitions.row(previous)[labels[t]] + emissions.row(t)[labels[t]];
    previous = labels[t];
  }
  return sum;
}

std::vector<std::vector<std::uint8_t>> all_sequences() {
  std::vector<std::vector<std::uint8_t>> out;
  std::vector<std::uint8_t> labels(kTokens);
  while (true) {
    out.push_back(labels);
    std::size_t t = 0;
    while (t < kTokens && ++labels[t] == kLabels) labels[t++] = 0;
    if (t == kTokens) return out;
  }
}

TEST_CASE("Viterbi and the marginals agree with a count of all sequences") {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const Matrix emissions = random_matrix(kTokens, kLabels, seed);
    const Matrix transitions = random_matrix(kLabels + 1, kLabels, 100 + seed);
    std::vector<float> exponentials;
    for (const float value : values_of(transitions)) exponentials.push_back(std::exp(value));

    std::vector<std::uint8_t> best;
    double total = 0;
    Matrix weights(kTokens, kLabels);
    std::fill_n(weights.data(), weights.size(), 0.0F);
    for (const auto& labels : all_sequences()) {
      const double value = score(emissions, transitions, labels);
      if (best.empty() || value > score(emissions, transitions, best)) best = labels;
      total += std::exp(value);
      for (std::size_t t = 0; t < kTokens; ++t) {
        weights.row(t)[labels[t]] += static_cast<float>(std::exp(value));
      }
    }
    CHECK(viterbi(emissions, kLabels, values_of(transitions)) == best);
    const std::vector<float> probabilities = marginals(emissions, kLabels, exponentials, best);
    for (std::size_t t = 0; t < kTokens; ++t) {
      CHECK(probabilities[t] == doctest::Approx(weights.row(t)[best[t]] / total).epsilon(1e-4));
    }
  }
}

TEST_CASE("nothing has no labels") {
  const Matrix none(0, kLabels);
  const Matrix transitions(kLabels + 1, kLabels);
  CHECK(viterbi(none, kLabels, values_of(transitions)).empty());
  CHECK(marginals(none, kLabels, values_of(transitions), {}).empty());
}

TEST_CASE("spans begin at B, and at an I that continues nothing") {
  const Labelling labelling{{0, 1, 2, 1, 3, 4, 6}, {1, .9F, .8F, .7F, .6F, .5F, .4F}};
  const auto spans = to_spans(labelling);
  REQUIRE(spans.size() == 4);
  CHECK(spans[0].tokens == TokenSpan{1, 3});
  CHECK(spans[0].kind == 0);
  CHECK(spans[0].probability == .8F);
  CHECK(spans[1].tokens == TokenSpan{3, 4});
  CHECK(spans[2].tokens == TokenSpan{4, 6});
  CHECK(spans[3].tokens == TokenSpan{6, 7});
  CHECK(spans[3].kind == 2);
}

}  // namespace
}  // namespace allegedly
