#include "claims/claims.hpp"

#include <unordered_set>

#include "claims/classify.hpp"
#include "claims/clauses.hpp"
#include "claims/cue_reading.hpp"
#include "claims/participants.hpp"
#include "claims/responses.hpp"
#include "claims/standing.hpp"
#include "claims/targets.hpp"

namespace allegedly {
namespace {

// "could not be reached", "pleaded not guilty": a reply that needs no content.
bool says_it_all(const CueReading& cue) {
  return cue.cue_class == CueClass::no_answer || cue.cue_class == CueClass::deny ||
         cue.cue_class == CueClass::admit;
}

Claim make_claim(const Clauses& clauses, const Participants& participants,
                 const Attribution& attribution, const CueReading& cue) {
  const Verdict verdict = classify(clauses, attribution, cue);
  Claim claim;
  claim.type = verdict.type;
  claim.confidence = verdict.confidence * attribution.confidence;
  claim.cue = attribution.cue;
  claim.source = attribution.source;
  claim.content = attribution.content;
  if (!claim.source.empty()) claim.source_actor = participants.actor_of(claim.source.front());
  if (claim.type == ClaimType::allegation) {
    claim.targets = find_targets(clauses, participants, attribution, cue, claim.source_actor);
  }
  return claim;
}

// "I never saw that money": once the accused are known, their plain negatives are denials.
void promote_plain_negatives(const Clauses& clauses, const std::vector<const Attribution*>& origins,
                             const std::vector<CueReading>& cues, std::vector<Claim>& claims) {
  std::unordered_set<ActorIndex> accused;
  for (const Claim& claim : claims) accused.insert(claim.targets.begin(), claim.targets.end());
  for (std::size_t c = 0; c < claims.size(); ++c) {
    Claim& claim = claims[c];
    const bool speaks = claim.type == ClaimType::statement && cues[c].cue_class == CueClass::say;
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
  std::vector<CueReading> cues;
  std::vector<const Attribution*> origins;
  for (const Attribution& attribution : attributions) {
    const CueReading cue = read_cue(clauses, attribution);
    if (attribution.content.empty() && !says_it_all(cue)) continue;
    claims.push_back(make_claim(clauses, participants, attribution, cue));
    cues.push_back(cue);
    origins.push_back(&attribution);
  }
  promote_plain_negatives(clauses, origins, cues, claims);
  link_responses(participants, claims);
  derive_standings(claims);
  return claims;
}

}  // namespace allegedly
