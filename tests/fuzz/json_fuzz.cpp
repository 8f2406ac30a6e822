// Arbitrary bytes as an annotation and as a line of a batch: what is accepted is valid, is written
// and read again unchanged, and can be rendered in every format.
#include <string>
#include <string_view>

#include "formats/batch_line.hpp"
#include "formats/brat.hpp"
#include "formats/html.hpp"
#include "formats/html_reader.hpp"
#include "formats/json.hpp"
#include "formats/names.hpp"
#include "formats/w3c.hpp"
#include "fuzz.hpp"
#include "text/utf8.hpp"

using namespace allegedly;

namespace {

void check_annotation(const Annotation& annotation) {
  fuzz::check(!validate(annotation), "what is read is valid");
  const std::string json = to_json(annotation, OffsetUnit::utf16);
  const Result<AnnotationFile> again = annotation_from_json(json);
  fuzz::check(again && to_json(again->annotation, OffsetUnit::utf16) == json,
              "it is read back as written");
  fuzz::check(again->text_check == TextCheck::same, "its text is the one that was written");
  for (const std::string_view name : kNames<Format>) {
    const std::string output = render(annotation, *parse_format(name), OffsetUnit::code_point);
    fuzz::check(!find_invalid_utf8(output), "every format is well-formed UTF-8");
  }
  const Result<AnnotationFile> w3c = annotation_from_w3c(to_w3c(annotation), {});
  fuzz::check(w3c && to_json(w3c->annotation, OffsetUnit::utf16) == json,
              "W3C is read back as written");
  const Result<AnnotationFile> html = annotation_from_html(to_html(annotation));
  fuzz::check(html && to_json(html->annotation, OffsetUnit::utf16) == json,
              "a saved page is read back as written");
  fuzz::check(static_cast<bool>(annotation_from_brat(to_brat(annotation), annotation.text)),
              "brat is read back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view json(reinterpret_cast<const char*>(data), size);
  const Result<AnnotationFile> file = annotation_from_json(json);
  if (file) {
    check_annotation(file->annotation);
  } else {
    fuzz::check(!find_invalid_utf8(file.error().message), "errors are well-formed UTF-8");
  }
  const ArticleLine line = read_article_line(json);
  fuzz::check(!line.text || line.id, "a line without id is refused");
  return 0;
}
