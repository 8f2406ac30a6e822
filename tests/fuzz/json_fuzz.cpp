// Arbitrary bytes as an annotation and as a line of a batch: what is accepted is valid, is written
// and read again unchanged, and can be rendered in every format.
#include <string>
#include <string_view>

#include "formats/batch_line.hpp"
#include "formats/json.hpp"
#include "fuzz.hpp"
#include "text/utf8.hpp"

using namespace allegedly;

namespace {

void check_annotation(const Annotation& annotation) {
  fuzz::check(!validate(annotation), "what is read is valid");
  const std::string json = to_json(annotation, OffsetUnit::utf16);
  const Result<Annotation> again = annotation_from_json(json);
  fuzz::check(again && to_json(*again, OffsetUnit::utf16) == json, "it is read back as written");
  for (const Format format :
       {Format::html, Format::csv, Format::markdown, Format::brat, Format::w3c}) {
    fuzz::check(!find_invalid_utf8(render(annotation, format, OffsetUnit::code_point)),
                "every format is well-formed UTF-8");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view json(reinterpret_cast<const char*>(data), size);
  const Result<Annotation> annotation = annotation_from_json(json);
  if (annotation) {
    check_annotation(*annotation);
  } else {
    fuzz::check(!find_invalid_utf8(annotation.error().message), "errors are well-formed UTF-8");
  }
  const ArticleLine line = read_article_line(json);
  fuzz::check(!line.text || line.id, "a line without id is refused");
  return 0;
}
