#include "model/linker.hpp"

#include <algorithm>
#include <bit>

namespace allegedly {
namespace {

// ⌊2 log2(n)⌋ for n > 0, at most 15, without rounding: 2 log2(n) ≥ 2k + 1 just if n² ≥ 2^(2k + 1).
std::uint32_t twice_log2(std::uint32_t n) {
  const auto k = static_cast<std::uint32_t>(std::bit_width(n)) - 1;
  if (k >= 8) return 15;
  return std::min(15U, 2 * k + (n * n >= (2U << (2 * k)) ? 1U : 0U));
}

// One row a span: the state of its first token.
Matrix openings(const Matrix& states, std::span<const TokenSpan> spans, std::uint32_t first) {
  Matrix out(spans.size(), states.columns());
  for (std::size_t s = 0; s < spans.size(); ++s) {
    std::copy_n(states.row(spans[s].start - first), out.columns(), out.row(s));
  }
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
      first_(reader, "linker.first", static_cast<std::uint32_t>(cue_.outputs()), hidden, false),
      scorer_(reader, "linker", kRelationRows, static_cast<std::uint32_t>(cue_.outputs())) {
  if (cue_.outputs() > kMaxWidth) reader.fail("The model's linker is wider than 1024.");
}

std::vector<RoleLink> Linker::link(const AnnotatedText& text, std::span<const RoleSpan> spans,
                                   TokenSpan core, const Matrix& states,
                                   std::uint32_t first) const {
  std::vector<TokenSpan> tokens;
  std::vector<std::uint32_t> cues;
  std::vector<TokenSpan> cue_tokens;
  for (std::uint32_t s = 0; s < spans.size(); ++s) {
    tokens.push_back(spans[s].tokens);
    if (spans[s].role != Role::cue || !core.contains(spans[s].tokens.start)) continue;
    cues.push_back(s);
    cue_tokens.push_back(spans[s].tokens);
  }
  // All spans of a window in one product each: it reads the weights once.
  Matrix segments;
  Matrix opened;
  Matrix cue_states;
  segment_.apply(mean_rows(states, tokens, first), segments);
  first_.apply(openings(states, tokens, first), opened);
  for (std::size_t i = 0; i < segments.size(); ++i) segments.data()[i] += opened.data()[i];
  cue_.apply(mean_rows(states, cue_tokens, first), cue_states);

  std::vector<RoleLink> out;
  for (std::size_t i = 0; i < cues.size(); ++i) {
    const std::uint32_t c = cues[i];
    const auto end = std::min(static_cast<std::uint32_t>(spans.size()), c + kLinkReach + 1);
    for (std::uint32_t s = c > kLinkReach ? c - kLinkReach : 0; s < end; ++s) {
      if (s == c) continue;
      const auto rows = relation_rows(text, spans, c, s);
      out.push_back({c, s, scorer_.probability(cue_states.row(i), segments.row(s), rows)});
    }
  }
  return out;
}

}  // namespace allegedly
