// Which allegations a denial, an admission or a non_response answers, before or after it in the
// text.
#pragma once

#include <vector>

#include "claims/claims.hpp"
#include "claims/participants.hpp"

namespace allegedly {

// Fills `responds_to` of every reply: the allegations against the one who replies, or against
// somebody named in the source's noun phrase ("her lawyer", "a spokesman for the firm"); at most
// the kMaxAnswered nearest ones, so that the work stays linear.
inline constexpr std::size_t kMaxAnswered = 24;
void link_responses(const Participants& participants, std::vector<Claim>& claims);

}  // namespace allegedly
