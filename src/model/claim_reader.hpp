// What the network reads of claims: which kind each is, who is accused, and which allegation a
// reply answers. Its own layers stand on the encoder's. A claim is a vector, put together from what
// the spans of its attribution say:
//
//   relu(mean of C x over the cue + mean of S x over the source + mean of M x over the content
//        + largest of P x in the content), each component by itself; x: the tokens' states
//
// Recurrent layers then read the claims in their order: a denial follows an allegation.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/span.hpp"
#include "model/analysis.hpp"
#include "model/claim_type.hpp"
#include "model/encoder.hpp"
#include "model/layers.hpp"
#include "model/pair_scorer.hpp"

namespace allegedly {

// What one attribution's spans say of it, added up piece by piece.
class ClaimEvidence {
 public:
  // `row` is the span's row of RoleLayer::evidence.
  void add(const RoleSpan& span, std::span<const float> row);

 private:
  friend class ClaimReader;
  std::array<float, 3> tokens_{};  // by role, how many
  // By role, the sum of the spans' means, each times its tokens; then the content's peak. Empty if
  // nothing was added.
  std::vector<float> values_;
};

// How a reply and an allegation lie to each other, as rows of the reply scorer's relation table:
//
//   rows      relation
//   0, 1, 2   the reply is a denial, an admission, a non-response
//   3, 4      the allegation's cue stands behind the reply's, before it
//   5 … 11    sentences between the cues: none, 1, 2, 3 or 4, 5 to 8, 9 to 16, more
//   12 … 15   allegations between them: none, one, two, more
//   16 … 18   who replies is not accused, is accused, nobody knows
//   19, 20    the source's noun phrase mentions somebody accused: no, yes
//   21, 22    the allegation's cue lies in the reply's content: no, yes
//   23, 24    the two have the same source: no, yes
//   25 … 29   longer words that the contents share: none, 1, 2, 3, more
//   30, 31, 32  they share none, as many as any allegation in reach does, fewer than another
//   33, 34    an allegation nearer to the reply accuses who replies: no, yes
inline constexpr std::size_t kReplyRelations = 11;
inline constexpr std::uint32_t kReplyRelationRows = 35;

// How many rows of the table of readings a claim has, and how many there are (claims/reading.hpp).
inline constexpr std::size_t kReadingRelations = 7;
inline constexpr std::uint32_t kReadingRows = 33;
using ReadingRows = std::array<std::uint8_t, kReadingRelations>;

class ClaimReader {
 public:
  ClaimReader(TensorReader& reader, std::uint32_t hidden);

  // What claims are read from, from the encoder's states.
  struct States {
    Matrix tokens;  // a row a token
    Matrix peaks;   // P times each
  };
  void deepen(const Matrix& encoded, Scratch& scratch, States& out) const;

  // By token: the probability that it mentions somebody whom an allegation accuses.
  std::vector<float> accused(const States& states) const;

  // One row a span. `states` are those of the tokens from `first` on and cover all spans.
  Matrix evidence(const States& states, std::span<const RoleSpan> spans, std::uint32_t first) const;

  // One row a claim; `claims` are those of a whole text in the order of their cues.
  Matrix vectors(std::span<const ClaimEvidence* const> claims) const;

  // By claim, the probability of each ClaimType as the network alone sees it.
  using Types = std::array<float, kClaimTypes>;
  std::vector<Types> network_types(const Matrix& vectors) const;
  // The same with the readings: their weights are added to the logarithms.
  std::vector<Types> types(const Matrix& vectors, std::span<const ReadingRows> readings) const;

  // The probability that a reply answers an allegation, for claims whose vectors were projected.
  struct Projected {
    Matrix replies;
    Matrix allegations;
  };
  Projected project(const Matrix& vectors) const;
  float answers(const Projected& claims, std::size_t reply, std::size_t allegation,
                std::span<const std::uint8_t> relations) const;

 private:
  std::vector<float> hand_;  // added to all states: all claims are wanted
  std::vector<EncoderLayer> layers_;
  Linear accused_;
  Linear cue_;
  Linear source_;
  Linear content_;
  Linear peak_;
  std::vector<float> absent_;  // by role, what a missing part says
  std::vector<EncoderLayer> order_;
  Linear type_;
  std::vector<float> readings_;  // kReadingRows × kClaimTypes
  Linear reply_;
  Linear allegation_;
  PairScorer scorer_;
};

}  // namespace allegedly
