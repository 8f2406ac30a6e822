// The pipeline. One Annotator serves any number of articles and threads.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "annotate/annotation.hpp"
#include "base/result.hpp"

namespace allegedly {

class Annotator {
 public:
  // The only way to make one. This version has no tagger, so `model` must be empty.
  // Error: unsupported_model.
  static Result<Annotator> from_bytes(std::span<const std::byte> model);

  // Pure: the same text gives the same annotation. Linear in the text's length.
  // Errors: invalid_utf8, text_too_long.
  Result<Annotation> annotate(std::string text) const;

 private:
  Annotator() = default;
};

// The version in CMakeLists.txt.
std::string_view version();

}  // namespace allegedly
