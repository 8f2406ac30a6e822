// Whom an allegation is about: the actors said to have done it, not its victims.
#pragma once

#include <vector>

#include "attribution/attribution.hpp"
#include "claims/claims.hpp"
#include "claims/clauses.hpp"
#include "claims/cue_reading.hpp"
#include "claims/participants.hpp"

namespace allegedly {

// The accused of the cue's grammar ("accused X of"); else the subject (of a passive, the agent) of
// the verb that tells the deed; else the first actor in the content that is not the source. Empty
// if nobody is found.
std::vector<ActorIndex> find_targets(const Clauses& clauses, const Participants& participants,
                                     const Attribution& attribution, const CueReading& cue,
                                     std::optional<ActorIndex> source_actor);

}  // namespace allegedly
