// What an annotation can be read from. Every format that is read is one file here and one line in
// `read_annotation`.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "formats/annotation_file.hpp"

namespace allegedly {

// What an input is: an article, or an annotation made earlier and perhaps corrected, as our JSON,
// as a page of W3C Web Annotations, as brat's standoff format, or in a page that was saved here.
enum class InputKind : std::uint8_t { text, annotation, w3c, brat, html };

// "text", "annotation", "w3c", "brat", "html". Error: unsupported_option, listing what there is.
Result<InputKind> parse_input_kind(std::string_view name);

// Checks an annotation and keeps its marks. `article`: the text that it belongs to, which brat
// needs and a page of W3C annotations may hold itself. Not for InputKind::text, which has to be
// annotated. Errors: those of the format, and unsupported_option where `article` is missing or has
// no use.
Result<AnnotationFile> read_annotation(InputKind kind, std::string_view input,
                                       std::optional<std::string_view> article);

}  // namespace allegedly
