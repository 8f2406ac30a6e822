// One HTML file to hand on: it shows the article with all marks, the ledger and the actors without
// JavaScript, asks no server for anything, and carries the annotation for whoever opens it again.
#pragma once

#include <string>

#include "annotate/annotation.hpp"

namespace allegedly {

// The annotation lies in <script type="application/json" id="allegedly-annotation">, offsets in
// code points. All else shows what docs/file-format.md says.
std::string to_html(const Annotation& annotation);

}  // namespace allegedly
