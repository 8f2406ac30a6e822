// What kind of claim an attribution is (codebook: decide in the order non_response, denial,
// admission, allegation, statement).
#pragma once

#include <cstdint>
#include <optional>

#include "attribution/attribution.hpp"
#include "claims/claims.hpp"
#include "claims/clauses.hpp"
#include "claims/cue_reading.hpp"

namespace allegedly {

struct Verdict {
  ClaimType type = ClaimType::statement;
  float confidence = 0;  // that the type is right; fixed by the rule that decided
};

Verdict classify(const Clauses& clauses, const Attribution& attribution, const CueReading& cue);

// The first word of wrongdoing in the content that is asserted: not negated, not merely possible.
std::optional<std::uint32_t> asserted_wrongdoing(const Clauses& clauses,
                                                 const Attribution& attribution);

// Speech in which the speaker plainly negates an act of their own or their side ("I never saw that
// money"): a denial if somebody in the article alleges something against the speaker.
bool is_plain_negative(const Clauses& clauses, const Attribution& attribution);

}  // namespace allegedly
