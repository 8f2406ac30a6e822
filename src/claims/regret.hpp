// Speakers who own up to a wrong of their own: "I should have told voters", "It was our mistake".
#pragma once

#include "attribution/attribution.hpp"
#include "claims/clauses.hpp"

namespace allegedly {

// Whether a quotation in the content regrets what the speaker or the speaker's side did (words of
// data/lexicons/regrets.tsv whose subject or possessor is "I" or "we").
bool owns_up(const Clauses& clauses, const Attribution& attribution);

}  // namespace allegedly
