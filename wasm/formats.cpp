// The face of formats.wasm; formats.d.ts says what it promises.
#include <optional>
#include <string>
#include <string_view>

#include "formats/format.hpp"
#include "formats/html.hpp"
#include "formats/read.hpp"
#include "response.hpp"

namespace allegedly {
namespace {

using emscripten::val;

val convert(const std::string& input, const val& options) {
  const Result<InputKind> from = parse_input_kind(options["from"].as<std::string>());
  if (!from) return failure(from.error());
  const Result<Format> format = parse_format(options["format"].as<std::string>());
  if (!format) return failure(format.error());
  std::optional<std::string> article;
  if (!options["article"].isUndefined()) article = options["article"].as<std::string>();
  const Result<AnnotationFile> file = read_annotation(*from, input, article);
  if (!file) return failure(file.error());
  const val editor = options["editor"];
  const bool linked = *format == Format::html && !editor.isUndefined();
  val out = response(true, linked ? to_html(file->annotation, editor.as<std::string>())
                                  : render(file->annotation, *format, OffsetUnit::utf16));
  if (file->text_check != TextCheck::unknown) {
    out.set("textChanged", file->text_check == TextCheck::changed);
  }
  out.set("lost", file->lost);
  return out;
}

EMSCRIPTEN_BINDINGS(formats) {
  emscripten::function("convert", &convert);
}

}  // namespace
}  // namespace allegedly
