// What an annotation can be written as. Every format is one file here and one line in `render`.
#pragma once

#include <string>
#include <string_view>

#include "annotate/annotation.hpp"
#include "base/result.hpp"

namespace allegedly {

enum class OffsetUnit : std::uint8_t { code_point, utf8, utf16 };
enum class Format : std::uint8_t {
  json,
  html,
  csv,         // the claims
  csv_actors,  // the actors
  markdown,
  w3c,
  brat,       // the .ann file
  brat_conf,  // the annotation.conf, the same for every article
  text,       // the article alone: the .txt file beside a .ann file
  spacy,
  doccano,
  conll,
};

// "json", "csv-actors", ... (formats/names.hpp). Error: unsupported_option, listing what there is.
Result<Format> parse_format(std::string_view name);
// "codepoint", "utf8", "utf16". Error: unsupported_option, listing what there is.
Result<OffsetUnit> parse_offset_unit(std::string_view name);

// `unit` concerns JSON alone: the other formats fix theirs.
std::string render(const Annotation& annotation, Format format, OffsetUnit unit);

}  // namespace allegedly
