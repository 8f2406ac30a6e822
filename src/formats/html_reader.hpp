// The annotation in a page that to_html wrote.
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "formats/annotation_file.hpp"

namespace allegedly {

// `html` may be as a browser saved it again: what counts is the data block with the id
// "allegedly-annotation". Nothing else in the page is looked at.
// Errors: those of annotation_from_json; invalid_annotation where there is no such block.
Result<AnnotationFile> annotation_from_html(std::string_view html);

}  // namespace allegedly
