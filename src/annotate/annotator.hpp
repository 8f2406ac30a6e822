// The pipeline. One Annotator serves any number of articles and threads.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "annotate/annotation.hpp"
#include "base/result.hpp"
#include "model/tagger.hpp"

namespace allegedly {

class Annotator {
 public:
  // The only way to make one, from the bytes of a model file (docs/model-format.md).
  // Error: unsupported_model.
  static Result<Annotator> from_bytes(std::span<const std::byte> model);

  // Pure: the same text gives the same annotation. Linear in the text's length.
  // Errors: invalid_utf8, text_too_long.
  Result<Annotation> annotate(std::string text) const;

 private:
  explicit Annotator(Tagger tagger) : tagger_(std::move(tagger)) {}

  Tagger tagger_;
};

// The version in CMakeLists.txt.
std::string_view version();

}  // namespace allegedly
