// An annotation as it comes from a file, and what whoever opens the file has to be told.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "annotate/annotation.hpp"
#include "base/sha256.hpp"

namespace allegedly {

// Whether the text in a file is the one that was annotated, by the hash that the file has of that.
// `unknown`: it has none.
enum class TextCheck : std::uint8_t { unknown, same, changed };

struct AnnotationFile {
  Annotation annotation;
  TextCheck text_check = TextCheck::unknown;
  std::uint32_t lost = 0;  // marks for which the text has no place any more: they are left out
};

// The hash that files have of a text: SHA-256 of its UTF-8, as 64 lower-case hexadecimal digits.
inline std::string text_hash(std::string_view text) {
  return to_hex(sha256(text));
}

}  // namespace allegedly
