#include "formats/convert.hpp"

#include <doctest/doctest.h>

#include "formats/json.hpp"
#include "model.hpp"
#include "unit/fixtures.hpp"

namespace allegedly {
namespace {

Annotator engine() {
  const Result<Annotator> made = Annotator::from_bytes(test::model_bytes());
  REQUIRE(made);
  return *made;
}

TEST_CASE("text is annotated") {
  const Result<std::string> json =
      convert(engine(), "Ana Reis denied it.", {InputKind::text, Format::json, OffsetUnit::utf8});
  REQUIRE_MESSAGE(json, json.error().message);
  const Result<Annotation> read = annotation_from_json(*json);
  REQUIRE_MESSAGE(read, read.error().message);
  CHECK(read->text == "Ana Reis denied it.");
  CHECK(read->engine.version == version());
}

TEST_CASE("an annotation keeps its marks and its engine, and changes its unit") {
  const Annotation article = fixtures::article();
  const Result<std::string> json = convert(engine(), to_json(article, OffsetUnit::utf16),
                                           {InputKind::annotation, Format::json, OffsetUnit::utf8});
  REQUIRE_MESSAGE(json, json.error().message);
  CHECK(*json == to_json(article, OffsetUnit::utf8));
}

TEST_CASE("errors come through") {
  const Result<std::string> text = convert(engine(), "\xff", {});
  REQUIRE_FALSE(text);
  CHECK(text.error().code == ErrorCode::invalid_utf8);
  const Result<std::string> json =
      convert(engine(), "Ana Reis denied it.", {InputKind::annotation, Format::html, {}});
  REQUIRE_FALSE(json);
  CHECK(json.error().code == ErrorCode::invalid_json);
}

}  // namespace
}  // namespace allegedly
