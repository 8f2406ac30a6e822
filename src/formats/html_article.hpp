// The article of an HTML file: one element per paragraph, every mark a <mark>.
#pragma once

#include <string>

#include "annotate/annotation.hpp"

namespace allegedly {

// Longest tooltip, in characters.
inline constexpr std::size_t kMaxLabel = 120;

// The anchor of a claim's cue and of an actor's entry, which ids of hostile files cannot be.
std::string claim_anchor(ClaimIndex claim);  // "claim-1" for the first
std::string actor_anchor(ActorIndex actor);  // "actor-1"

// Appends <article>…</article>. Text outside of all paragraphs is kept, as paragraphs of its own.
void append_html_article(std::string& out, const Annotation& annotation);

}  // namespace allegedly
