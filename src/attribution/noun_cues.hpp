// Attributions without a verb: nouns ("accusations that"), fixed phrases ("according to", "under
// investigation for") and hedges ("alleged", "reportedly").
#pragma once

#include <vector>

#include "attribution/attribution.hpp"
#include "attribution/clauses.hpp"

namespace allegedly {

void find_noun_cues(const Clauses& clauses, std::vector<Attribution>& out);
void find_phrase_cues(const Clauses& clauses, std::vector<Attribution>& out);
void find_hedges(const Clauses& clauses, std::vector<Attribution>& out);

}  // namespace allegedly
