#include "model/crf.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace allegedly {
namespace {

constexpr float kMaxTransition = 50;  // so that sums of exponentials stay finite
constexpr float kNever = -1e30F;

// Factors exp(e - largest e of the token), so that sums stay within a float's range.
std::vector<float> potentials(const Matrix& emissions, std::size_t count) {
  std::vector<float> out(emissions.rows() * count);
  for (std::size_t t = 0; t < emissions.rows(); ++t) {
    const float* const row = emissions.row(t);
    const float largest = *std::max_element(row, row + count);
    for (std::size_t j = 0; j < count; ++j) out[t * count + j] = std::exp(row[j] - largest);
  }
  return out;
}

// Divides by the sum; where all is too small for a float, all are alike.
void normalise(float* values, std::size_t count) {
  float sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += values[i];
  for (std::size_t i = 0; i < count; ++i) {
    values[i] = sum > 0 ? values[i] / sum : 1 / static_cast<float>(count);
  }
}

// By token, the share of each label among all beginnings that end in it.
std::vector<float> forward(const std::vector<float>& psi, std::size_t k,
                           std::span<const float> exponentials) {
  std::vector<float> alpha(psi.size());
  for (std::size_t start = 0; start < psi.size(); start += k) {
    float* const a = alpha.data() + start;
    for (std::size_t j = 0; j < k; ++j) a[j] = start == 0 ? exponentials[k * k + j] : 0.0F;
    for (std::size_t i = 0; start > 0 && i < k; ++i) {
      for (std::size_t j = 0; j < k; ++j) a[j] += (a - k)[i] * exponentials[i * k + j];
    }
    for (std::size_t j = 0; j < k; ++j) a[j] *= psi[start + j];
    normalise(a, k);
  }
  return alpha;
}

std::uint32_t count_lines(std::string_view text) {
  return 1 + static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

CrfHead::CrfHead(TensorReader& reader, std::string_view name, std::string_view labels,
                 std::uint32_t hidden)
    : linear_(reader, name, count_lines(labels), hidden), count_(padded(linear_.outputs())) {
  const std::string prefix(name);
  if (reader.text(prefix + ".labels") != labels) {
    reader.fail("The model's labels of " + prefix + " are not those of this program.");
  }
  const auto count = static_cast<std::uint32_t>(linear_.outputs());
  const std::vector<float> transitions = reader.floats(prefix + ".transitions", count + 1, count);
  if (reader.failed()) return;
  transitions_.assign((count_ + 1) * count_, kNever);
  for (std::size_t i = 0; i <= count; ++i) {
    const float* const row = transitions.data() + i * count;
    std::copy_n(row, count, transitions_.data() + (i < count ? i : count_) * count_);
  }
  for (const float transition : transitions_) {
    exponentials_.push_back(std::exp(std::min(transition, kMaxTransition)));
  }
}

Labelling CrfHead::label(const Matrix& states) const {
  Matrix emissions;
  linear_.apply(states, emissions);
  Labelling out;
  out.labels = viterbi(emissions, count_, transitions_);
  out.probabilities = marginals(emissions, count_, exponentials_, out.labels);
  return out;
}

std::vector<std::uint8_t> CrfHead::best_labels(const Matrix& states) const {
  Matrix emissions;
  linear_.apply(states, emissions);
  return viterbi(emissions, count_, transitions_);
}

std::vector<std::uint8_t> viterbi(const Matrix& emissions, std::size_t count,
                                  std::span<const float> transitions) {
  const std::size_t k = count;
  std::vector<std::uint8_t> labels(emissions.rows());
  if (labels.empty()) return labels;
  std::vector<std::uint8_t> from(emissions.rows() * k);
  std::array<float, kMaxLabels> score{};
  std::array<float, kMaxLabels> next{};
  std::array<std::uint32_t, kMaxLabels> best{};
  for (std::size_t j = 0; j < k; ++j) score[j] = transitions[k * k + j] + emissions.row(0)[j];
  for (std::size_t t = 1; t < emissions.rows(); ++t) {
    // From one label to all others at a time, which compilers can do at once.
    for (std::size_t j = 0; j < k; ++j) {
      next[j] = score[0] + transitions[j];
      best[j] = 0;
    }
    for (std::uint32_t i = 1; i < k; ++i) {
      for (std::size_t j = 0; j < k; ++j) {
        const float candidate = score[i] + transitions[i * k + j];
        best[j] = candidate > next[j] ? i : best[j];
        next[j] = candidate > next[j] ? candidate : next[j];
      }
    }
    for (std::size_t j = 0; j < k; ++j) {
      from[t * k + j] = static_cast<std::uint8_t>(best[j]);
      score[j] = next[j] + emissions.row(t)[j];
    }
  }
  std::size_t label =
      std::max_element(score.begin(), score.begin() + static_cast<std::ptrdiff_t>(k)) -
      score.begin();
  for (std::size_t t = emissions.rows(); t-- > 0;) {
    labels[t] = static_cast<std::uint8_t>(label);
    label = from[t * k + label];
  }
  return labels;
}

std::vector<float> marginals(const Matrix& emissions, std::size_t count,
                             std::span<const float> exponentials,
                             std::span<const std::uint8_t> labels) {
  const std::size_t n = emissions.rows();
  const std::size_t k = count;
  std::vector<float> out(n);
  if (n == 0) return out;
  const std::vector<float> psi = potentials(emissions, k);
  const std::vector<float> alpha = forward(psi, k, exponentials);
  std::array<float, kMaxLabels> beta{};
  std::array<float, kMaxLabels> before{};
  beta.fill(1);
  for (std::size_t t = n; t-- > 0;) {
    const float* const a = alpha.data() + t * k;
    float sum = 0;
    for (std::size_t j = 0; j < k; ++j) sum += a[j] * beta[j];
    out[t] = sum > 0 ? a[labels[t]] * beta[labels[t]] / sum : 0;
    for (std::size_t j = 0; j < k; ++j) beta[j] *= psi[t * k + j];
    for (std::size_t i = 0; i < k; ++i) {
      before[i] = 0;
      for (std::size_t j = 0; j < k; ++j) before[i] += exponentials[i * k + j] * beta[j];
    }
    normalise(before.data(), k);
    beta = before;
  }
  return out;
}

std::vector<LabelledSpan> to_spans(const Labelling& labelling) {
  std::vector<LabelledSpan> out;
  for (std::uint32_t t = 0; t < labelling.labels.size(); ++t) {
    const std::uint8_t label = labelling.labels[t];
    if (label == 0) continue;
    const std::size_t kind = (label - 1U) / 2;
    const float probability = labelling.probabilities.empty() ? 1 : labelling.probabilities[t];
    const bool continues =
        label % 2 == 0 && !out.empty() && out.back().tokens.end == t && out.back().kind == kind;
    if (continues) {
      out.back().tokens.end = t + 1;
      out.back().probability = std::min(out.back().probability, probability);
    } else {
      out.push_back({{t, t + 1}, kind, probability});
    }
  }
  return out;
}

}  // namespace allegedly
