// Which allegations a denial, an admission or a non_response answers, before or after it in the
// text.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "claims/claims.hpp"
#include "claims/participants.hpp"
#include "model/claim_reader.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

// Of the allegations, so many on either side of a reply are weighed, so that the work stays linear.
inline constexpr std::size_t kReplyReach = 24;

// Fills `responds_to` of every reply with the allegations that the reader finds it probably
// answers. `claims` are in the order of their cues; claim c has the row rows[c] of `projected`.
void link_responses(const AnnotatedText& text, const Participants& participants,
                    const ClaimReader& reader, const ClaimReader::Projected& projected,
                    std::span<const std::size_t> rows, std::vector<Claim>& claims);

}  // namespace allegedly
