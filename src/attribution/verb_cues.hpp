// Attributions by verbs: "said", "was accused of", "did not respond", "pleaded not guilty".
#pragma once

#include <vector>

#include "attribution/attribution.hpp"
#include "attribution/clauses.hpp"

namespace allegedly {

void find_verb_cues(const Clauses& clauses, std::vector<Attribution>& out);

}  // namespace allegedly
