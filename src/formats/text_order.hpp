// Marks in the order that an annotation demands: others may write them in any, and those that went
// with their words, in a text that was edited, may have changed places.
#pragma once

#include <cstdint>

#include "annotate/annotation.hpp"

namespace allegedly {

// Brings mentions, the pieces of every role and claims into text order. Leaves out pieces that lie
// over the one before, claims that have no cue left, and what answers those: nothing of what is
// valid. Returns how many pieces it has left out.
std::uint32_t restore_text_order(Annotation& annotation);

}  // namespace allegedly
