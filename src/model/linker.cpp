#include "model/linker.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace allegedly {
namespace {

// ⌊2 log2(n)⌋ for n > 0, at most 15, without rounding: 2 log2(n) ≥ 2k + 1 just if n² ≥ 2^(2k + 1).
std::uint32_t twice_log2(std::uint32_t n) {
  const auto k = static_cast<std::uint32_t>(std::bit_width(n)) - 1;
  if (k >= 8) return 15;
  return std::min(15U, 2 * k + (n * n >= (2U << (2 * k)) ? 1U : 0U));
}

std::vector<float> mean(const Matrix& states, TokenSpan tokens, std::uint32_t first) {
  std::vector<float> out(states.columns());
  for (std::uint32_t t = tokens.start; t < tokens.end; ++t) {
    const float* const row = states.row(t - first);
    for (std::size_t i = 0; i < out.size(); ++i) out[i] += row[i];
  }
  for (float& value : out) value /= static_cast<float>(tokens.size());
  return out;
}

}  // namespace

std::array<std::uint8_t, kRelations> relation_rows(const AnnotatedText& text,
                                                   std::span<const RoleSpan> spans,
                                                   std::uint32_t cue, std::uint32_t other) {
  const TokenSpan c = spans[cue].tokens;
  const TokenSpan s = spans[other].tokens;
  const bool before = other < cue;
  const std::uint32_t last = (before ? s : c).end - 1;  // of the one that stands first
  const std::uint32_t next = (before ? c : s).start;
  std::uint32_t cues = 0;
  std::uint32_t same_role = 0;
  for (std::uint32_t b = std::min(cue, other) + 1; b < std::max(cue, other); ++b) {
    cues += spans[b].role == Role::cue ? 1 : 0;
    same_role += spans[b].role == spans[other].role ? 1 : 0;
  }
  const std::uint32_t role = spans[other].role == Role::source    ? 0
                             : spans[other].role == Role::content ? 1
                                                                  : 2;
  const bool opens = s.start == 0 || text.sentence_of(s.start) != text.sentence_of(s.start - 1);
  const auto row = [](std::uint32_t base, std::uint32_t offset) {
    return static_cast<std::uint8_t>(base + offset);
  };
  return {row(0, before ? 1 : 0),
          row(2, role),
          row(5, twice_log2(next - last)),
          row(21, std::min(2U, text.sentence_of(next) - text.sentence_of(last))),
          row(24, std::min(2U, text.paragraph_of(next) - text.paragraph_of(last))),
          row(27, std::min(3U, cues)),
          row(31, std::min(3U, same_role)),
          row(35, text.in_quotation(s.start) ? 1 : 0),
          row(37, text.in_quotation(c.start) ? 1 : 0),
          row(39, opens ? 1 : 0)};
}

Linker::Linker(TensorReader& reader, std::uint32_t hidden)
    : cue_(reader, "linker.cue", 0, hidden, false),
      segment_(reader, "linker.segment", static_cast<std::uint32_t>(cue_.outputs()), hidden, false),
      first_(reader, "linker.first", static_cast<std::uint32_t>(cue_.outputs()), hidden, false) {
  const auto width = static_cast<std::uint32_t>(cue_.outputs());
  relations_ = reader.floats("linker.relation", kRelationRows, width);
  output_ = reader.floats("linker.output", 1, width + 1);
}

std::vector<RoleLink> Linker::link(const AnnotatedText& text, std::span<const RoleSpan> spans,
                                   TokenSpan core, const Matrix& states,
                                   std::uint32_t first) const {
  const std::size_t width = cue_.outputs();
  std::vector<std::vector<float>> projected;  // the spans, as others
  for (const RoleSpan& span : spans) {
    std::vector<float> segment(padded(width));
    std::vector<float> opening(padded(width));
    segment_.apply(mean(states, span.tokens, first).data(), 1, segment.data());
    first_.apply(states.row(span.tokens.start - first), 1, opening.data());
    for (std::size_t i = 0; i < width; ++i) segment[i] += opening[i];
    projected.push_back(std::move(segment));
  }
  std::vector<RoleLink> out;
  std::vector<float> cue_state(padded(width));
  for (std::uint32_t c = 0; c < spans.size(); ++c) {
    if (spans[c].role != Role::cue || !core.contains(spans[c].tokens.start)) continue;
    cue_.apply(mean(states, spans[c].tokens, first).data(), 1, cue_state.data());
    const auto end = std::min(static_cast<std::uint32_t>(spans.size()), c + kLinkReach + 1);
    for (std::uint32_t s = c > kLinkReach ? c - kLinkReach : 0; s < end; ++s) {
      if (s == c) continue;
      out.push_back({c, s, probability(cue_state, projected[s], relation_rows(text, spans, c, s))});
    }
  }
  return out;
}

float Linker::probability(std::span<const float> cue, std::span<const float> other,
                          std::span<const std::uint8_t> rows) const {
  const std::size_t width = output_.size() - 1;
  float logit = output_[width];
  for (std::size_t i = 0; i < width; ++i) {
    float sum = cue[i] + other[i];
    for (const std::uint8_t row : rows) sum += relations_[row * width + i];
    logit += output_[i] * std::max(sum, 0.0F);
  }
  return 1 / (1 + std::exp(-logit));
}

}  // namespace allegedly
