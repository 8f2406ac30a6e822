// The face of allegedly.wasm; annotator.d.ts says what it promises.
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "annotate/annotator.hpp"
#include "response.hpp"

namespace allegedly {
namespace {

using emscripten::val;

// Made by `load`, which is called once.
std::optional<Annotator> engine;

val load(const std::string& model) {
  Result<Annotator> made = Annotator::from_bytes(std::as_bytes(std::span(model)));
  if (!made) return failure(made.error());
  engine = std::move(*made);
  return response(true, {});
}

val annotate(std::string article) {
  if (!engine) {
    return failure({ErrorCode::unsupported_model, "The engine is not ready: call load first."});
  }
  const Result<Annotation> annotation = engine->annotate(std::move(article));
  if (!annotation) return failure(annotation.error());
  return response(true, to_json(*annotation, OffsetUnit::utf16));
}

std::string module_version() {
  return std::string(version());
}

EMSCRIPTEN_BINDINGS(annotator) {
  emscripten::function("load", &load);
  emscripten::function("annotate", &annotate);
  emscripten::function("version", &module_version);
}

}  // namespace
}  // namespace allegedly
