// What a cue's words say about the kind of claim: its class in the lexicon, and whether it is
// negated.
#pragma once

#include "attribution/attribution.hpp"
#include "claims/clauses.hpp"
#include "lexicon/cues.hpp"

namespace allegedly {

struct CueReading {
  CueClass cue_class = CueClass::say;  // also of words that are in no table
  bool negated = false;                // "did not deny", "never said"
};

CueReading read_cue(const Clauses& clauses, const Attribution& attribution);

}  // namespace allegedly
