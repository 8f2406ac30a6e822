// How an allegation stands, from the replies to it.
//
//   replies to the allegation        standing
//   a denial, and whatever else      denied        who denies one part and admits another denies
//   an admission, no denial          admitted
//   a non_response only              no_response
//   none                             unanswered
#pragma once

#include <vector>

#include "claims/claims.hpp"

namespace allegedly {

// What the standing becomes when one more reply is counted; the order of replies does not matter.
Standing standing_with(Standing standing, ClaimType reply);

// Sets the standing of every allegation from the links `responds_to`, and clears it elsewhere.
// Links are indices into `claims`; those that lead to no allegation are ignored.
template <class AnyClaim>  // Claim or Annotation::Claim
void derive_standings(std::vector<AnyClaim>& claims) {
  for (AnyClaim& claim : claims) {
    claim.standing.reset();
    if (claim.type == ClaimType::allegation) claim.standing = Standing::unanswered;
  }
  for (const AnyClaim& reply : claims) {
    for (const ClaimIndex answered : reply.responds_to) {
      if (answered >= claims.size() || !claims[answered].standing) continue;
      claims[answered].standing = standing_with(*claims[answered].standing, reply.type);
    }
  }
}

}  // namespace allegedly
