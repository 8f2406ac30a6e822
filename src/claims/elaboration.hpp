// An accusation is often told over several sentences: "The ministry said the firm had dumped waste.
// It released pictures of drums that were rolled down the bank." Who alleged something and soon
// speaks of the same again is likelier to go on alleging than the words alone would tell.
#pragma once

#include <vector>

#include "claims/claims.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

// Raises the odds that a claim is an allegation where its source alleged something in the same
// sentence or the two before, and the contents share a longer word. `claims` are in the order of
// their cues; only claims whose own words say nothing of their kind are looked at.
void carry_on_allegations(const AnnotatedText& text, std::vector<Claim>& claims);

}  // namespace allegedly
