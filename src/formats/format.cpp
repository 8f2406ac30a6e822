#include "formats/format.hpp"

#include "formats/brat.hpp"
#include "formats/conll.hpp"
#include "formats/csv.hpp"
#include "formats/doccano.hpp"
#include "formats/html.hpp"
#include "formats/json.hpp"
#include "formats/markdown.hpp"
#include "formats/names.hpp"
#include "formats/spacy.hpp"
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
    case Format::csv_actors: return to_actors_csv(annotation);
    case Format::markdown: return to_markdown(annotation);
    case Format::w3c: return to_w3c(annotation);
    case Format::brat: return to_brat(annotation);
    case Format::brat_conf: return brat_configuration();
    case Format::text: return annotation.text;
    case Format::spacy: return to_spacy(annotation);
    case Format::doccano: return to_doccano(annotation);
    case Format::conll: return to_conll(annotation);
  }
  return {};
}

}  // namespace allegedly
