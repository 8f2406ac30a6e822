// The claims and the actors as tables for spreadsheets (RFC 4180).
#pragma once

#include <string>

#include "annotate/annotation.hpp"

namespace allegedly {

// Both: a line of column names, then one line each, ending with CR LF. A cell that a spreadsheet
// would take for a formula (it begins with = + - @, tab or CR) gets an apostrophe before it.

// One line a claim. `start` and `end` are those of the cue, in code points.
std::string to_csv(const Annotation& annotation);

// One line an actor: how often it is mentioned, alleges, replies, states, is accused and leaves
// that unanswered. `start` and `end` are those of its first mention, in code points; empty if it
// has none.
std::string to_actors_csv(const Annotation& annotation);

}  // namespace allegedly
