// The exchange format: schema/annotation.schema.json, docs/file-format.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "annotate/annotation.hpp"
#include "base/result.hpp"
#include "formats/annotation_file.hpp"
#include "formats/format.hpp"

namespace allegedly {

inline constexpr std::string_view kAnnotationFormat = "allegedly.annotation";
inline constexpr std::uint32_t kAnnotationVersion = 1;

// One line without white space; members in the order of the schema.
std::string to_json(const Annotation& annotation, OffsetUnit unit);

// {"code", "message"}: how an error crosses into other languages.
std::string to_json(const Error& error);

// Reads what anybody may have written. Offsets may count any of the three units, members that the
// schema does not know are ignored, and `standing` is derived from the replies, whatever the file
// says. A text that is not the one that was annotated is reported, not refused. What is returned is
// valid in the sense of `validate`.
// Errors: invalid_json, invalid_annotation, unsupported_version, text_too_long.
Result<AnnotationFile> annotation_from_json(std::string_view json);

}  // namespace allegedly
