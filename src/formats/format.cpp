#include "formats/format.hpp"

#include "formats/brat.hpp"
#include "formats/csv.hpp"
#include "formats/html.hpp"
#include "formats/json.hpp"
#include "formats/markdown.hpp"
#include "formats/names.hpp"
#include "formats/w3c.hpp"

namespace allegedly {

Result<Format> parse_format(std::string_view name) {
  return parse_option<Format>(name);
}

Result<OffsetUnit> parse_offset_unit(std::string_view name) {
  return parse_option<OffsetUnit>(name);
}

std::string render(const Annotation& annotation, Format format, OffsetUnit unit) {
  switch (format) {
    case Format::json: return to_json(annotation, unit);
    case Format::html: return to_html(annotation);
    case Format::csv: return to_csv(annotation);
    case Format::markdown: return to_markdown(annotation);
    case Format::brat: return to_brat(annotation);
    case Format::w3c: return to_w3c(annotation);
  }
  return {};
}

}  // namespace allegedly
