// The standoff format of the brat annotation tool (a .ann file beside the article's .txt).
#pragma once

#include <string>

#include "annotate/annotation.hpp"

namespace allegedly {

// Offsets count code points.
//   T  a mention (Person, Organization, ...) or a part of a claim: its cue (Allegation, Denial,
//   ...),
//      its Source, its Content; cut in fragments at line breaks, as brat demands
//   E  a claim: its cue with the arguments Source, Speaker, Content, Target, Answers
//   A  the Standing of an allegation
//   *  the mentions of one actor (Equiv)
// Speaker and Target are mentions of the actor, preferably within the source and the content; they
// are left out where the actor has no mention.
std::string to_brat(const Annotation& annotation);

}  // namespace allegedly
