#include "formats/convert.hpp"

#include <utility>

#include "formats/json.hpp"
#include "formats/names.hpp"

namespace allegedly {

Result<InputKind> parse_input_kind(std::string_view name) {
  return parse_option<InputKind>(name);
}

Result<std::string> convert(const Annotator& annotator, std::string input,
                            const ConvertOptions& options) {
  const Result<Annotation> annotation = options.input == InputKind::text
                                            ? annotator.annotate(std::move(input))
                                            : annotation_from_json(input);
  if (!annotation) return annotation.error();
  return render(*annotation, options.format, options.offsets);
}

}  // namespace allegedly
