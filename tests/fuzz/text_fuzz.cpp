// Arbitrary bytes as an article: an annotation that keeps its promises, or a clear refusal.
#include <string>

#include "annotate/annotator.hpp"
#include "formats/json.hpp"
#include "fuzz.hpp"
#include "model.hpp"
#include "text/utf8.hpp"

using namespace allegedly;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Result<Annotator> annotator = Annotator::from_bytes(test::model_bytes());
  const std::string text(reinterpret_cast<const char*>(data), size);
  const Result<Annotation> annotation = annotator->annotate(text);
  fuzz::check(static_cast<bool>(annotation) != find_invalid_utf8(text).has_value(),
              "well-formed text is annotated, other text is refused");
  if (!annotation) return 0;
  fuzz::check(annotation->text == text, "the text is kept");
  fuzz::check(!validate(*annotation), "the annotation is valid");
  for (const OffsetUnit unit : {OffsetUnit::code_point, OffsetUnit::utf8, OffsetUnit::utf16}) {
    const std::string json = to_json(*annotation, unit);
    const Result<AnnotationFile> read = annotation_from_json(json);
    fuzz::check(read && to_json(read->annotation, unit) == json,
                "JSON is read back as it was written");
  }
  return 0;
}
