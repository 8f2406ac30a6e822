// Whom an allegation is about: the actors said to have done it, not its victims.
#pragma once

#include <span>
#include <vector>

#include "claims/claims.hpp"
#include "claims/participants.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

// Sets the targets of all allegations. Those are the actors whose mentions in the content the
// tagger is sure are accused (`accused`: by token, how probably); if it is of none, those in the
// cue's sentence; else the likeliest one of both. Where nobody is likely, it is whom the other
// allegations of the article accuse throughout. Never the source; empty if there is nobody.
void find_targets(const AnnotatedText& text, const Participants& participants,
                  std::span<const float> accused, std::vector<Claim>& claims);

}  // namespace allegedly
