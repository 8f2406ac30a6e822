#include "formats/read.hpp"

#include "formats/brat.hpp"
#include "formats/html_reader.hpp"
#include "formats/json.hpp"
#include "formats/names.hpp"
#include "formats/w3c.hpp"

namespace allegedly {
namespace {

Error unusable(std::string_view message) {
  return {ErrorCode::unsupported_option, std::string(message)};
}

}  // namespace

Result<InputKind> parse_input_kind(std::string_view name) {
  return parse_option<InputKind>(name);
}

Result<AnnotationFile> read_annotation(InputKind kind, std::string_view input,
                                       std::optional<std::string_view> article) {
  const bool holds_article = kind == InputKind::annotation || kind == InputKind::html;
  if (article && holds_article) {
    return unusable("The file of an annotation holds its article: give no other.");
  }
  switch (kind) {
    case InputKind::text: return unusable("An article has no marks to read: it is annotated.");
    case InputKind::annotation: return annotation_from_json(input);
    case InputKind::html: return annotation_from_html(input);
    case InputKind::w3c: return annotation_from_w3c(input, article);
    case InputKind::brat: break;
  }
  if (!article) return unusable("Marks of brat need the article that they belong to, the .txt.");
  return annotation_from_brat(input, *article);
}

}  // namespace allegedly
