#include "model/claim_reader.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <string_view>

namespace allegedly {
namespace {

// In the order of ClaimType.
constexpr std::string_view kTypeLabels = "allegation\ndenial\nadmission\nnon_response\nstatement";

constexpr std::uint32_t kRoles = 3;
constexpr float kLeast = 1e-4F;  // probability of the network that is told from none

std::uint32_t outputs(const Linear& layer) {
  return static_cast<std::uint32_t>(layer.outputs());
}

// out[i] = the largest of the span's rows, component by component.
void peak_of(const Matrix& rows, TokenSpan span, std::uint32_t first, float* out) {
  std::copy_n(rows.row(span.start - first), rows.columns(), out);
  for (std::uint32_t t = span.start + 1; t < span.end; ++t) {
    const float* const row = rows.row(t - first);
    for (std::size_t i = 0; i < rows.columns(); ++i) out[i] = std::max(out[i], row[i]);
  }
}

void to_probabilities(ClaimReader::Types& scores) {
  const float top = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) sum += score = std::exp(score - top);
  for (float& score : scores) score /= sum;
}

}  // namespace

void ClaimEvidence::add(const RoleSpan& span, std::span<const float> row) {
  if (row.empty()) return;  // no window has seen a span begin where this one does
  const std::size_t width = row.size() / 2;
  const auto role = static_cast<std::size_t>(span.role);
  const auto tokens = static_cast<float>(span.tokens.size());
  values_.resize((kRoles + 1) * width);
  for (std::size_t i = 0; i < width; ++i) values_[role * width + i] += tokens * row[i];
  if (span.role == Role::content) {
    float* const peak = values_.data() + kRoles * width;
    for (std::size_t i = 0; i < width; ++i) {
      peak[i] = tokens_[role] > 0 ? std::max(peak[i], row[width + i]) : row[width + i];
    }
  }
  tokens_[role] += tokens;
}

ClaimReader::ClaimReader(TensorReader& reader, std::uint32_t hidden)
    : hand_(reader.floats("claims.hand", 1, hidden)),
      layers_(read_layers(reader, "claims.layers", "claims.layer", hidden)),
      accused_(reader, "accused", 1, hidden),
      cue_(reader, "claims.cue", 0, hidden, false),
      source_(reader, "claims.source", outputs(cue_), hidden, false),
      content_(reader, "claims.content", outputs(cue_), hidden, false),
      peak_(reader, "claims.peak", outputs(cue_), hidden, false),
      absent_(reader.floats("claims.absent", kRoles, outputs(cue_))),
      order_(read_layers(reader, "claims.order.layers", "claims.order", outputs(cue_))),
      type_(reader, "claims.type", kClaimTypes, outputs(cue_)),
      readings_(reader.floats("claims.readings", kReadingRows, kClaimTypes)),
      reply_(reader, "replies.reply", 0, outputs(cue_), false),
      allegation_(reader, "replies.allegation", outputs(reply_), outputs(cue_), false),
      scorer_(reader, "replies", kReplyRelationRows, outputs(reply_)) {
  if (reader.text("claims.type.labels") != kTypeLabels) {
    reader.fail("The model was trained for another version of this program.");
  }
  if (cue_.outputs() % (2 * kLanes) != 0 || std::max(outputs(cue_), outputs(reply_)) > kMaxWidth) {
    reader.fail("The model's claims are no multiple of 16 wide, or wider than 1024.");
  }
}

void ClaimReader::deepen(const Matrix& encoded, Scratch& scratch, States& out) const {
  out.tokens.resize(encoded.rows(), encoded.columns());
  for (std::size_t t = 0; t < encoded.rows(); ++t) {
    std::transform(encoded.row(t), encoded.row(t) + hand_.size(), hand_.begin(), out.tokens.row(t),
                   std::plus<>());
  }
  apply_layers(layers_, out.tokens, scratch);
  peak_.apply(out.tokens, out.peaks);
}

std::vector<float> ClaimReader::accused(const States& states) const {
  Matrix scores;
  accused_.apply(states.tokens, scores);
  std::vector<float> out(scores.rows());
  for (std::size_t t = 0; t < out.size(); ++t) out[t] = 1 / (1 + std::exp(-scores.row(t)[0]));
  return out;
}

Matrix ClaimReader::evidence(const States& states, std::span<const RoleSpan> spans,
                             std::uint32_t first) const {
  const std::size_t width = cue_.outputs();
  Matrix out(spans.size(), 2 * width);
  std::fill_n(out.data(), out.size(), 0.0F);
  for (const Role role : {Role::source, Role::cue, Role::content}) {
    std::vector<std::size_t> chosen;
    std::vector<TokenSpan> tokens;
    for (std::size_t s = 0; s < spans.size(); ++s) {
      if (spans[s].role != role) continue;
      chosen.push_back(s);
      tokens.push_back(spans[s].tokens);
    }
    const Linear& projection = role == Role::source ? source_ : role == Role::cue ? cue_ : content_;
    Matrix projected;
    projection.apply(mean_rows(states.tokens, tokens, first), projected);
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      float* const row = out.row(chosen[i]);
      std::copy_n(projected.row(i), width, row);
      if (role == Role::content) peak_of(states.peaks, tokens[i], first, row + width);
    }
  }
  return out;
}

Matrix ClaimReader::vectors(std::span<const ClaimEvidence* const> claims) const {
  const std::size_t width = cue_.outputs();
  // Rows of `absent` by role: the file has the cue's first, then the source's, then the content's.
  constexpr std::array<std::size_t, kRoles> kAbsentRow = {1, 0, 2};
  Matrix out(claims.size(), width);
  for (std::size_t c = 0; c < claims.size(); ++c) {
    const ClaimEvidence& claim = *claims[c];
    for (std::size_t i = 0; i < width; ++i) {
      float sum = claim.values_.empty() ? 0 : claim.values_[kRoles * width + i];
      for (std::size_t r = 0; r < kRoles; ++r) {
        sum += claim.tokens_[r] > 0 ? claim.values_[r * width + i] / claim.tokens_[r]
                                    : absent_[kAbsentRow[r] * width + i];
      }
      out.row(c)[i] = std::max(sum, 0.0F);
    }
  }
  Scratch scratch;
  apply_layers(order_, out, scratch);
  return out;
}

std::vector<ClaimReader::Types> ClaimReader::network_types(const Matrix& vectors) const {
  Matrix scores;
  type_.apply(vectors, scores);
  std::vector<Types> out(vectors.rows());
  for (std::size_t c = 0; c < out.size(); ++c) {
    std::copy_n(scores.row(c), kClaimTypes, out[c].begin());
    to_probabilities(out[c]);
  }
  return out;
}

std::vector<ClaimReader::Types> ClaimReader::types(const Matrix& vectors,
                                                   std::span<const ReadingRows> readings) const {
  std::vector<Types> out = network_types(vectors);
  for (std::size_t c = 0; c < out.size(); ++c) {
    for (std::size_t t = 0; t < kClaimTypes; ++t) {
      float& score = out[c][t] = std::log(std::max(out[c][t], kLeast));
      for (const std::uint8_t row : readings[c]) score += readings_[row * kClaimTypes + t];
    }
    to_probabilities(out[c]);
  }
  return out;
}

ClaimReader::Projected ClaimReader::project(const Matrix& vectors) const {
  Projected out;
  reply_.apply(vectors, out.replies);
  allegation_.apply(vectors, out.allegations);
  return out;
}

float ClaimReader::answers(const Projected& claims, std::size_t reply, std::size_t allegation,
                           std::span<const std::uint8_t> relations) const {
  return scorer_.probability(claims.replies.row(reply), claims.allegations.row(allegation),
                             relations);
}

}  // namespace allegedly
