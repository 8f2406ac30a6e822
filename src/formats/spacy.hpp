// JSONL for spaCy: a line is what spacy.tokens.Doc.from_json reads.
#pragma once

#include <string>

#include "annotate/annotation.hpp"

namespace allegedly {

// One line {"text", "ents", "sents", "tokens", "spans": {"mentions", "claims"}, "_": {"actors",
// "claims"}}, offsets in code points. `ents` are the mentions that lie in no other, as spaCy's may
// not overlap; spans name their actor or claim in `kb_id`. spaCy's tokens hold all of the text, and
// its spans are whole tokens: so white space has tokens, tokens are cut where a mark begins or
// ends, marks lose white space at their ends, and those that hold nothing else are left out.
std::string to_spacy(const Annotation& annotation);

}  // namespace allegedly
