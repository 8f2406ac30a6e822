#include "claims/claims.hpp"

#include <algorithm>
#include <cstddef>

#include "claims/elaboration.hpp"
#include "claims/participants.hpp"
#include "claims/reading.hpp"
#include "claims/responses.hpp"
#include "claims/retelling.hpp"
#include "claims/standing.hpp"
#include "claims/targets.hpp"

namespace allegedly {
namespace {

// "could not be reached" needs no content; whoever states or alleges something says what.
bool needs_content(ClaimType type) {
  return type == ClaimType::statement || type == ClaimType::allegation;
}

Claim make_claim(const Attribution& attribution, const ReadingRows& readings,
                 const ClaimReader::Types& types, const Participants& participants) {
  Claim claim;
  claim.type = likeliest(types);
  claim.confidence = types[static_cast<std::size_t>(claim.type)] * attribution.confidence;
  claim.reading = reading_of(readings);
  claim.types = types;
  claim.cue = attribution.cue;
  claim.source = attribution.source;
  claim.content = attribution.content;
  if (!claim.source.empty()) claim.source_actor = participants.actor_of(claim.source.front());
  return claim;
}

}  // namespace

Matrix claim_vectors(const ClaimReader& reader, const std::vector<Attribution>& attributions) {
  std::vector<const ClaimEvidence*> evidence;
  evidence.reserve(attributions.size());
  for (const Attribution& attribution : attributions) evidence.push_back(&attribution.evidence);
  return reader.vectors(evidence);
}

std::vector<Claim> find_claims(const AnnotatedText& text, const Analysis& analysis,
                               const Syntax& syntax, const Actors& actors,
                               const std::vector<Attribution>& attributions,
                               const ClaimReader& reader) {
  const Participants participants(actors, syntax);
  const Matrix vectors = claim_vectors(reader, attributions);
  const std::vector<ReadingRows> readings = read_claims(text, syntax, attributions);
  const std::vector<ClaimReader::Types> types =
      leave_to_accusers(attributions, readings, reader.types(vectors, readings));
  std::vector<Claim> claims;
  std::vector<std::size_t> rows;  // of each claim's vector
  for (std::size_t a = 0; a < attributions.size(); ++a) {
    Claim claim = make_claim(attributions[a], readings[a], types[a], participants);
    if (claim.content.empty() && needs_content(claim.type)) continue;
    claims.push_back(std::move(claim));
    rows.push_back(a);
  }
  carry_on_allegations(text, claims);
  find_targets(text, participants, analysis.accused, claims);
  link_responses(text, participants, reader, reader.project(vectors), rows, claims);
  derive_standings(claims);
  return claims;
}

}  // namespace allegedly
