// One HTML file to hand on: it shows the article with all marks, the ledger and the actors without
// JavaScript, can be filtered and asked with it (data/export/annotated.js), asks no server for
// anything, and carries the annotation for whoever opens it again.
#pragma once

#include <string>
#include <string_view>

#include "annotate/annotation.hpp"

namespace allegedly {

// The annotation lies in <script type="application/json" id="allegedly-annotation">, offsets in
// code points. All else shows what docs/file-format.md says. `editor`: a well-formed address that
// opens the same article to be edited, which the file offers; empty where there is none.
std::string to_html(const Annotation& annotation, std::string_view editor = {});

}  // namespace allegedly
