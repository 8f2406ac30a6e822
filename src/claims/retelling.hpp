// Whoever says that others accuse somebody does not accuse them ("They met to discuss the
// accusation that ..."): the allegation is the accusers' alone, whatever the network makes of the
// speech around it.
#pragma once

#include <vector>

#include "attribution/attribution.hpp"
#include "claims/reading.hpp"
#include "model/claim_reader.hpp"

namespace allegedly {

// The probability of each type of claim, by attribution, with that of an allegation added to that
// of a statement where the attribution asserts no wrong itself and an allegation lies within its
// content. A hedge within does not count: who says that a firm allegedly stole accuses it.
std::vector<ClaimReader::Types> leave_to_accusers(const std::vector<Attribution>& attributions,
                                                  const std::vector<ReadingRows>& readings,
                                                  std::vector<ClaimReader::Types> types);

ClaimType likeliest(const ClaimReader::Types& types);

}  // namespace allegedly
