// The claims as a table for spreadsheets (RFC 4180).
#pragma once

#include <string>

#include "annotate/annotation.hpp"

namespace allegedly {

// A line of column names, then one line a claim, each ending with CR LF. `start` and `end` are
// those of the cue, in code points. A cell that a spreadsheet would take for a formula (it begins
// with = + - @, tab or CR) gets an apostrophe before it.
std::string to_csv(const Annotation& annotation);

}  // namespace allegedly
