// Whom an allegation is about: the actors said to have done it, not its victims.
#pragma once

#include <span>
#include <vector>

#include "claims/claims.hpp"
#include "claims/participants.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

// The actors whose mentions in the content the tagger holds for accused (`accused`: by token, how
// probably); if it is sure of none of them, those in the cue's sentence; if of none there either,
// the likeliest one of both. Never the source. Empty if nobody is likely.
std::vector<ActorIndex> find_targets(const AnnotatedText& text, const Participants& participants,
                                     std::span<const float> accused, const Claim& allegation);

// An allegation without targets is about whom most of the others in its article accuse, unless that
// actor makes it. Changes nothing where no actor is accused so often.
void aim_at_accused(std::vector<Claim>& claims);

}  // namespace allegedly
