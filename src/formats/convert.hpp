// From what a caller has to what it wants: the one function behind `allegedly annotate` and the
// module of the page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "annotate/annotator.hpp"
#include "base/result.hpp"
#include "formats/format.hpp"

namespace allegedly {

// What the input is: an article, or the JSON of an annotation made earlier and perhaps corrected.
enum class InputKind : std::uint8_t { text, annotation };

struct ConvertOptions {
  InputKind input = InputKind::text;
  Format format = Format::json;
  OffsetUnit offsets = OffsetUnit::code_point;
};

// "text", "annotation". Error: unsupported_option, listing what there is.
Result<InputKind> parse_input_kind(std::string_view name);

// Annotates text, or checks an annotation and keeps its marks, and writes it.
// Errors: those of Annotator::annotate and of annotation_from_json.
Result<std::string> convert(const Annotator& annotator, std::string input,
                            const ConvertOptions& options);

}  // namespace allegedly
