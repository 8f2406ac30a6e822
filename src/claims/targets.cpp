#include "claims/targets.hpp"

#include <algorithm>

namespace allegedly {
namespace {

// Least probabilities, chosen on the development articles.
constexpr float kSure = 0.3F;
constexpr float kLikely = 0.2F;

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

}  // namespace allegedly
