#include "attribution/attribution.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numeric>
#include <optional>

#include "base/flags.hpp"

namespace allegedly {
namespace {

// Least probabilities of a link, chosen on held-out articles. A span with no likelier cue goes to a
// cue that is none too sure; another attribution's source is shared only when that is likely.
constexpr float kOwnLink = 0.25F;
constexpr float kSharedSource = 0.3F;
constexpr float kSameCue = 0.5F;

float logit(float probability) {
  constexpr float kSure = 0.9999F;
  const float p = std::clamp(probability, 1 - kSure, kSure);
  return std::log(p / (1 - p));
}

// Platt, "Probabilistic outputs for support vector machines", 1999.
float calibrated(const std::array<float, 3>& calibration, float cue, float content) {
  const float score =
      calibration[0] + calibration[1] * logit(cue) + calibration[2] * logit(content);
  return 1 / (1 + std::exp(-score));
}

// The attributions of one layer. A group is a set of cue spans and what belongs to them; it is
// named by its first cue.
class Assembler {
 public:
  explicit Assembler(const RoleLayer& layer)
      : layer_(layer), group_(layer.spans.size()), source_(layer.spans.size()) {
    std::iota(group_.begin(), group_.end(), 0U);
    join_cues();
    assign_spans();
    share_sources();
  }

  // In the order of their cues.
  void append_to(std::vector<Attribution>& out, const std::array<float, 3>& calibration,
                 bool nested) const {
    std::vector<Group> groups(layer_.spans.size());
    for (std::uint32_t s = 0; s < layer_.spans.size(); ++s) {
      const std::uint32_t home = find(s);
      if (role(home) == Role::cue) groups[home].add(layer_.spans[s], evidence(s));
    }
    for (std::uint32_t s = 0; s < groups.size(); ++s) {
      Attribution& attribution = groups[s].attribution;
      if (attribution.cue.empty()) continue;
      if (attribution.source.empty() && source_[s]) {
        attribution.source = {layer_.spans[*source_[s]].tokens};
        attribution.evidence.add(layer_.spans[*source_[s]], evidence(*source_[s]));
      }
      attribution.confidence = calibrated(calibration, groups[s].cue, groups[s].content);
      attribution.nested = nested;
      out.push_back(std::move(attribution));
    }
  }

 private:
  struct Group {
    Attribution attribution;
    float cue = 1;  // probability of the least certain piece
    float content = 1;

    void add(const RoleSpan& span, std::span<const float> evidence) {
      attribution.evidence.add(span, evidence);
      switch (span.role) {
        case Role::source: attribution.source.push_back(span.tokens); break;
        case Role::cue:
          attribution.cue.push_back(span.tokens);
          cue = std::min(cue, span.probability);
          break;
        case Role::content:
          attribution.content.push_back(span.tokens);
          content = std::min(content, span.probability);
          break;
      }
    }
  };

  std::uint32_t find(std::uint32_t span) const {
    while (group_[span] != span) span = group_[span];
    return span;
  }
  Role role(std::uint32_t span) const { return layer_.spans[span].role; }
  std::span<const float> evidence(std::uint32_t span) const {
    return {layer_.evidence.row(span), layer_.evidence.columns()};
  }

  void join_cues() {
    for (const RoleLink& link : layer_.links) {
      if (role(link.other) != Role::cue || link.probability <= kSameCue) continue;
      const auto [first, second] = std::minmax({find(link.cue), find(link.other)});
      group_[second] = first;
    }
  }

  // Every source and content belongs to its likeliest cue.
  void assign_spans() {
    std::vector<float> best(layer_.spans.size(), kOwnLink);
    for (const RoleLink& link : layer_.links) {
      if (role(link.other) == Role::cue || link.probability <= best[link.other]) continue;
      best[link.other] = link.probability;
      group_[link.other] = link.cue;
    }
  }

  // "Weir praised the audit and denied the losses": a cue without a source of its own shares one.
  void share_sources() {
    Flags has_source(layer_.spans.size());
    for (std::uint32_t s = 0; s < layer_.spans.size(); ++s) {
      if (role(s) == Role::source) has_source[find(s)] = true;
    }
    std::vector<float> best(layer_.spans.size(), kSharedSource);
    for (const RoleLink& link : layer_.links) {
      const std::uint32_t home = find(link.cue);
      if (role(link.other) != Role::source || has_source[home]) continue;
      if (link.probability <= best[home]) continue;
      best[home] = link.probability;
      source_[home] = link.other;
    }
  }

  const RoleLayer& layer_;
  std::vector<std::uint32_t> group_;  // span → a span of its group nearer to its name
  std::vector<std::optional<std::uint32_t>> source_;  // group → a source it shares
};

// The two layers are read apart: a cue that both have found is the outer one.
void drop_twice_found(std::vector<Attribution>& attributions) {
  std::vector<TokenSpan> outer;  // cues
  for (const Attribution& attribution : attributions) {
    if (!attribution.nested)
      outer.insert(outer.end(), attribution.cue.begin(), attribution.cue.end());
  }
  std::sort(outer.begin(), outer.end());  // a cue in pieces may reach behind the next one
  std::erase_if(attributions, [&](const Attribution& attribution) {
    const TokenSpan cue = attribution.cue.front();
    const auto after = std::lower_bound(
        outer.begin(), outer.end(), cue.end,
        [](TokenSpan candidate, std::uint32_t end) { return candidate.start < end; });
    return attribution.nested && after != outer.begin() && std::prev(after)->overlaps(cue);
  });
}

bool is_boilerplate(const AnnotatedText& text, const Attribution& attribution) {
  return text.paragraphs()[text.paragraph_of(attribution.cue.front().start)].kind ==
         ParagraphKind::boilerplate;
}

}  // namespace

std::vector<Attribution> assemble_attributions(const AnnotatedText& text,
                                               const Analysis& analysis) {
  std::vector<Attribution> outer;
  std::vector<Attribution> nested;
  Assembler(analysis.outer).append_to(outer, analysis.calibration, false);
  Assembler(analysis.nested).append_to(nested, analysis.calibration, true);
  std::vector<Attribution> out;
  std::merge(std::make_move_iterator(outer.begin()), std::make_move_iterator(outer.end()),
             std::make_move_iterator(nested.begin()), std::make_move_iterator(nested.end()),
             std::back_inserter(out), [](const Attribution& a, const Attribution& b) {
               return a.cue.front() < b.cue.front();
             });
  std::erase_if(out,
                [&](const Attribution& attribution) { return is_boilerplate(text, attribution); });
  drop_twice_found(out);
  return out;
}

std::span<const Attribution> attributions_within(const std::vector<Attribution>& all,
                                                 TokenSpan piece) {
  const auto from = [&](std::uint32_t token) {
    return std::partition_point(all.begin(), all.end(), [token](const Attribution& attribution) {
      return attribution.cue.front().start < token;
    });
  };
  const auto first = from(piece.start);
  return {all.data() + (first - all.begin()), static_cast<std::size_t>(from(piece.end) - first)};
}

}  // namespace allegedly
