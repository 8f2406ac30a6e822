// The face of allegedly.wasm; module.d.ts says what it promises. Nothing of C++ crosses it: bytes
// go in, a copy of bytes comes out, an error is a value.
#include <emscripten/bind.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "annotate/annotator.hpp"
#include "formats/convert.hpp"
#include "formats/json.hpp"

namespace allegedly {
namespace {

using emscripten::val;

// Made by `load`, which is called once.
std::optional<Annotator> engine;

val response(bool ok, std::string_view bytes) {
  val out = val::object();
  out.set("ok", ok);
  // The view dies with the next allocation; slice() copies what it shows.
  const val view(emscripten::typed_memory_view(
      bytes.size(), reinterpret_cast<const unsigned char*>(bytes.data())));
  out.set("bytes", view.call<val>("slice"));
  return out;
}

val failure(const Error& error) {
  return response(false, to_json(error));
}

Result<ConvertOptions> parse_options(const val& names) {
  const Result<InputKind> input = parse_input_kind(names["input"].as<std::string>());
  if (!input) return input.error();
  const Result<Format> format = parse_format(names["format"].as<std::string>());
  if (!format) return format.error();
  const Result<OffsetUnit> offsets = parse_offset_unit(names["offsets"].as<std::string>());
  if (!offsets) return offsets.error();
  return ConvertOptions{*input, *format, *offsets};
}

val load(const std::string& model) {
  Result<Annotator> made = Annotator::from_bytes(std::as_bytes(std::span(model)));
  if (!made) return failure(made.error());
  engine = std::move(*made);
  return response(true, {});
}

val annotate(std::string input, const val& names) {
  if (!engine) {
    return failure({ErrorCode::unsupported_model, "The engine is not ready: call load first."});
  }
  const Result<ConvertOptions> options = parse_options(names);
  if (!options) return failure(options.error());
  const Result<std::string> output = convert(*engine, std::move(input), *options);
  return output ? response(true, *output) : failure(output.error());
}

std::string module_version() {
  return std::string(version());
}

EMSCRIPTEN_BINDINGS(allegedly) {
  emscripten::function("load", &load);
  emscripten::function("annotate", &annotate);
  emscripten::function("version", &module_version);
}

}  // namespace
}  // namespace allegedly
