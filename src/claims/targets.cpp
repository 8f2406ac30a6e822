#include "claims/targets.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace allegedly {
namespace {

// Least probabilities, chosen on the development articles.
constexpr float kSure = 0.3F;
constexpr float kLikely = 0.2F;

// An article accuses one actor throughout if so many of its allegations name somebody, and such a
// share of these name that actor. Chosen there too.
constexpr std::size_t kFewest = 3;
constexpr double kThroughout = 0.6;

class TargetFinder {
 public:
  TargetFinder(const Participants& participants, std::span<const float> accused,
               const Claim& allegation)
      : participants_(participants), accused_(accused), source_(allegation.source_actor) {}

  void look_in(TokenSpan region) {
    for (const ActorMention& mention : participants_.mentions_in(region)) {
      if (mention.actor == source_) continue;
      const float probability =
          *std::max_element(accused_.begin() + mention.tokens.start,
                            accused_.begin() + std::min(mention.tokens.end, region.end));
      if (probability >= kSure) add(mention.actor);
      if (probability <= best_probability_) continue;
      best_probability_ = probability;
      best_ = mention.actor;
    }
  }

  bool found() const { return !targets_.empty(); }

  std::vector<ActorIndex> targets() const {
    if (!found() && best_) return {*best_};
    return targets_;
  }

 private:
  void add(ActorIndex actor) {
    if (std::find(targets_.begin(), targets_.end(), actor) == targets_.end()) {
      targets_.push_back(actor);
    }
  }

  const Participants& participants_;
  std::span<const float> accused_;
  std::optional<ActorIndex> source_;
  std::vector<ActorIndex> targets_;
  std::optional<ActorIndex> best_;
  float best_probability_ = kLikely;
};

bool is_unaimed(const Claim& claim) {
  return claim.type == ClaimType::allegation && claim.targets.empty();
}

// Who is accused throughout, if anybody.
std::optional<ActorIndex> find_accused(const std::vector<Claim>& claims) {
  std::map<ActorIndex, std::size_t> counts;
  std::size_t aimed = 0;
  for (const Claim& claim : claims) {
    aimed += claim.targets.empty() ? 0 : 1;
    for (const ActorIndex target : claim.targets) ++counts[target];
  }
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == counts.end() || most->second < kFewest ||
      static_cast<double>(most->second) < kThroughout * static_cast<double>(aimed)) {
    return std::nullopt;
  }
  return most->first;
}

}  // namespace

std::vector<ActorIndex> find_targets(const AnnotatedText& text, const Participants& participants,
                                     std::span<const float> accused, const Claim& allegation) {
  TargetFinder finder(participants, accused, allegation);
  for (const TokenSpan piece : allegation.content) finder.look_in(piece);
  if (!finder.found()) {
    finder.look_in(text.sentences()[text.sentence_of(allegation.cue.front().start)].tokens);
  }
  return finder.targets();
}

void aim_at_accused(std::vector<Claim>& claims) {
  const std::optional<ActorIndex> accused = find_accused(claims);
  if (!accused) return;
  for (Claim& claim : claims) {
    if (is_unaimed(claim) && claim.source_actor != accused) claim.targets = {*accused};
  }
}

}  // namespace allegedly
