// A linear-chain conditional random field (Lafferty et al., ICML 2001) over the encoder's states:
// the best sequence of BIO labels, and how probable each of its labels is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "model/layers.hpp"
#include "model/model_file.hpp"

namespace allegedly {

inline constexpr std::size_t kMaxLabels = 16;

struct Labelling {
  std::vector<std::uint8_t> labels;  // one a token: 0 is O, 2k + 1 and 2k + 2 are B and I of kind k
  std::vector<float> probabilities;  // of each label, given the whole text; empty if nobody asked
};

class CrfHead {
 public:
  // Tensors NAME.weight, NAME.bias, NAME.transitions (from label to label; the last row is the
  // start) and NAME.labels, which must be `labels`, one a line and at most kMaxLabels.
  CrfHead(TensorReader& reader, std::string_view name, std::string_view labels,
          std::uint32_t hidden);

  Labelling label(const Matrix& states) const;
  // The labels alone.
  std::vector<std::uint8_t> best_labels(const Matrix& states) const;

 private:
  Linear linear_;
  std::size_t count_ = 0;            // padded: with labels that nothing leads to
  std::vector<float> transitions_;   // (count_ + 1) × count_
  std::vector<float> exponentials_;  // of them
};

// The best sequence of labels by Viterbi's algorithm, for emissions whose first `count` columns are
// the labels.
std::vector<std::uint8_t> viterbi(const Matrix& emissions, std::size_t count,
                                  std::span<const float> transitions);

// The probability of each of `labels`, by the forward-backward algorithm. `exponentials` are those
// of the transitions.
std::vector<float> marginals(const Matrix& emissions, std::size_t count,
                             std::span<const float> exponentials,
                             std::span<const std::uint8_t> labels);

// A stretch B I I ... of one kind.
struct LabelledSpan {
  TokenSpan tokens;
  std::size_t kind = 0;
  float probability = 0;  // of its least probable label
};

// The spans of a labelling, in order. An I that continues nothing begins a span.
std::vector<LabelledSpan> to_spans(const Labelling& labelling);

}  // namespace allegedly
