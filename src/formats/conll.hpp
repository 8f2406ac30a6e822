// Columns of tokens, as corpora of attribution and of semantic roles have them.
//
//   # claims = c1:denial
//   1  Eland   0  5   B-state:a1  B-source
//   2  denies  6  12  O           B-cue
//   3  it      13 15  O           B-content
#pragma once

#include <string>

#include "annotate/annotation.hpp"

namespace allegedly {

// ID, FORM, START and END (code points), the mentions that lie there, and one column for every
// claim that has a part in the sentence. A stretch begins with B- and goes on with I-, over the end
// of a sentence too. Docs: docs/file-format.md.
std::string to_conll(const Annotation& annotation);

}  // namespace allegedly
