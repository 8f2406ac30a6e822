#include "claims/targets.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace allegedly {
namespace {

// Least probabilities that the tagger may give to an actor, chosen on annotated articles: for each
// of several targets, and the same for a phrase that may be no actor at all; for the only one; and
// for the only one where the article accuses nobody throughout.
constexpr float kSure = 0.5F;
constexpr float kSureOfUnknown = 0.7F;
constexpr float kLikely = 0.2F;
constexpr float kPossible = 0.1F;

// An article accuses one actor throughout if so many of its allegations name somebody, and such a
// share of these name that actor. Chosen there too.
constexpr std::size_t kFewest = 3;
constexpr double kThroughout = 0.6;

// Who may be accused by one allegation.
class Suspects {
 public:
  Suspects(const Participants& participants, std::span<const float> accused,
           const Claim& allegation)
      : participants_(participants), accused_(accused), source_(allegation.source_actor) {}

  void look_in(TokenSpan region) {
    std::uint32_t end = region.start;  // of the latest that is sure: what lies in it describes it
    for (const ActorMention& mention : participants_.mentions_in(region)) {
      if (mention.actor == source_) continue;
      if (mention.tokens.end <= end || participants_.modifies(mention)) continue;
      const float probability =
          *std::max_element(accused_.begin() + mention.tokens.start,
                            accused_.begin() + std::min(mention.tokens.end, region.end));
      if (probability >= (mention.unknown ? kSureOfUnknown : kSure)) {
        add(mention.actor);
        end = mention.tokens.end;
      }
      if (mention.unknown || probability <= best_probability_) continue;
      best_probability_ = probability;
      best_ = mention.actor;
    }
  }

  const std::vector<ActorIndex>& sure() const { return sure_; }

  // All that are sure; else the likeliest, if it has `probability`.
  std::vector<ActorIndex> at_least(float probability) const {
    if (sure_.empty() && best_probability_ >= probability) return {best_};
    return sure_;
  }

 private:
  void add(ActorIndex actor) {
    if (std::find(sure_.begin(), sure_.end(), actor) == sure_.end()) sure_.push_back(actor);
  }

  const Participants& participants_;
  std::span<const float> accused_;
  std::optional<ActorIndex> source_;
  std::vector<ActorIndex> sure_;
  ActorIndex best_ = 0;
  float best_probability_ = 0;
};

// In the content; if nobody is sure there, in the cue's sentence too.
Suspects suspects_of(const AnnotatedText& text, const Participants& participants,
                     std::span<const float> accused, const Claim& allegation) {
  Suspects suspects(participants, accused, allegation);
  for (const TokenSpan piece : allegation.content) suspects.look_in(piece);
  if (suspects.sure().empty()) {
    suspects.look_in(text.sentences()[text.sentence_of(allegation.cue.front().start)].tokens);
  }
  return suspects;
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

void find_targets(const AnnotatedText& text, const Participants& participants,
                  std::span<const float> accused, std::vector<Claim>& claims) {
  std::vector<std::pair<Claim*, Suspects>> unaimed;
  for (Claim& claim : claims) {
    if (claim.type != ClaimType::allegation) continue;
    Suspects suspects = suspects_of(text, participants, accused, claim);
    claim.targets = suspects.at_least(kLikely);
    if (claim.targets.empty()) unaimed.emplace_back(&claim, std::move(suspects));
  }
  const std::optional<ActorIndex> throughout = find_accused(claims);
  for (auto& [claim, suspects] : unaimed) {
    if (throughout && claim->source_actor != throughout) {
      claim->targets = {*throughout};
    } else {
      claim->targets = suspects.at_least(kPossible);
    }
  }
}

}  // namespace allegedly
