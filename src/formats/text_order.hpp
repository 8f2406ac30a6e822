// Marks that have gone with their words, in a text that was edited: what an annotation demands of
// their order may hold no more.
#pragma once

#include <cstdint>

#include "annotate/annotation.hpp"

namespace allegedly {

// Brings mentions, the pieces of every role and claims into text order. Leaves out pieces that lie
// over the one before, claims that have no cue left, and what answers those. Returns how many
// pieces it has left out.
std::uint32_t restore_text_order(Annotation& annotation);

}  // namespace allegedly
