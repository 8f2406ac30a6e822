// W3C Web Annotations: JSON-LD by https://www.w3.org/TR/annotation-model/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "annotate/annotation.hpp"
#include "base/result.hpp"
#include "formats/annotation_file.hpp"

namespace allegedly {

// An AnnotationPage with an annotation for every mention, for the cue of every claim, and for its
// source and its content, which lead to the claim. Each target is a stretch of the article with a
// TextQuoteSelector and a TextPositionSelector in code points. What the model has no words for (the
// article itself, its paragraphs, actors, evidence, origins) stands in members of our own
// vocabulary.
std::string to_w3c(const Annotation& annotation);

// Reads such a page, which anybody may have changed; `article` where the page does not hold it, or
// where it has been edited since: marks go where their words are, and those whose words are nowhere
// near are left out and counted. Standings are derived. What is returned is valid in the sense of
// `validate`.
// Errors: invalid_json, invalid_annotation, with the place; invalid_utf8, text_too_long.
Result<AnnotationFile> annotation_from_w3c(std::string_view json,
                                           std::optional<std::string_view> article);

}  // namespace allegedly
