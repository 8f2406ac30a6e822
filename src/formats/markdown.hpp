// A report for people, in Markdown (CommonMark with GitHub's tables).
#pragma once

#include <string>

#include "annotate/annotation.hpp"

namespace allegedly {

// The headline, what was counted, the ledger of allegations, the actors. Whatever comes from the
// article is escaped, so that it is shown as it is and links nowhere.
std::string to_markdown(const Annotation& annotation);

}  // namespace allegedly
