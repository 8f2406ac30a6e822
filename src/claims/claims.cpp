#include "claims/claims.hpp"

#include <unordered_set>

#include "attribution/clauses.hpp"
#include "claims/classify.hpp"
#include "claims/participants.hpp"
#include "claims/responses.hpp"
#include "claims/standing.hpp"
#include "claims/targets.hpp"

namespace allegedly {
namespace {

Claim make_claim(const Clauses& clauses, const Participants& participants,
                 const Attribution& attribution, const Verdict& verdict) {
  Claim claim;
  claim.type = verdict.type;
  claim.confidence = verdict.confidence;
  claim.cue = attribution.cue;
  claim.content = attribution.content;
  if (attribution.source) {
    claim.source.push_back(*attribution.source);
    claim.source_actor = participants.actor_of(*attribution.source);
  }
  if (claim.type == ClaimType::allegation) {
    claim.targets = find_targets(clauses, participants, attribution, claim.source_actor);
  }
  return claim;
}

// "I never saw that money": once the accused are known, their plain negatives are denials.
void promote_plain_negatives(const Clauses& clauses, const std::vector<const Attribution*>& origins,
                             std::vector<Claim>& claims) {
  std::unordered_set<ActorIndex> accused;
  for (const Claim& claim : claims) accused.insert(claim.targets.begin(), claim.targets.end());
  for (std::size_t c = 0; c < claims.size(); ++c) {
    Claim& claim = claims[c];
    const bool speaks =
        claim.type == ClaimType::statement && origins[c]->cue_class == CueClass::say;
    if (!speaks || !claim.source_actor || !accused.contains(*claim.source_actor)) continue;
    if (is_plain_negative(clauses, *origins[c])) claim.type = ClaimType::denial;
  }
}

}  // namespace

std::vector<Claim> find_claims(const AnnotatedText& text, const Syntax& syntax,
                               const Actors& actors, const std::vector<Attribution>& attributions) {
  const Clauses clauses(text, syntax);
  const Participants participants(actors, syntax);
  std::vector<Claim> claims;
  std::vector<const Attribution*> origins;
  for (const Attribution& attribution : attributions) {
    const auto verdict = classify(clauses, attribution);
    if (!verdict) continue;
    claims.push_back(make_claim(clauses, participants, attribution, *verdict));
    origins.push_back(&attribution);
  }
  promote_plain_negatives(clauses, origins, claims);
  link_responses(participants, claims);
  derive_standings(claims);
  return claims;
}

}  // namespace allegedly
