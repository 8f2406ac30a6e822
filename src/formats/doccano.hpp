// JSONL for doccano's sequence labelling with relations.
#pragma once

#include <string>

#include "annotate/annotation.hpp"

namespace allegedly {

// One line {"text", "entities": [{"id", "label", "start_offset", "end_offset"}],
// "relations": [{"id", "from_id", "to_id", "type"}]}, offsets in code points. Entities are mentions
// and the pieces of claims' parts; relations lead from the first piece of a cue to everything else
// of its claim, and from a mention to the next one of its actor.
std::string to_doccano(const Annotation& annotation);

}  // namespace allegedly
