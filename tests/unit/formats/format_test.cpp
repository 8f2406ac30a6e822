#include "formats/format.hpp"

#include <doctest/doctest.h>

#include <set>

#include "formats/names.hpp"
#include "formats/read.hpp"
#include "unit/fixtures.hpp"

namespace allegedly {
namespace {

TEST_CASE("names of formats, units and inputs are read") {
  CHECK(*parse_format("json") == Format::json);
  CHECK(*parse_format("md") == Format::markdown);
  CHECK(*parse_format("csv-actors") == Format::csv_actors);
  CHECK(*parse_format("txt") == Format::text);
  CHECK(*parse_format("conll") == Format::conll);
  CHECK(*parse_offset_unit("codepoint") == OffsetUnit::code_point);
  CHECK(*parse_offset_unit("utf8") == OffsetUnit::utf8);
  CHECK(*parse_offset_unit("utf16") == OffsetUnit::utf16);
  CHECK(*parse_input_kind("annotation") == InputKind::annotation);
  CHECK(*parse_input_kind("brat") == InputKind::brat);
}

TEST_CASE("an unknown name gives an error that lists what there is") {
  const Result<Format> format = parse_format("pdf");
  REQUIRE_FALSE(format);
  CHECK(format.error().code == ErrorCode::unsupported_option);
  CHECK(format.error().message ==
        "There is no \"pdf\" here: choose json, html, csv, csv-actors, md, w3c, brat, brat-conf, "
        "txt, spacy, doccano or conll.");
  CHECK(parse_offset_unit("").error().message ==
        "There is no \"\" here: choose codepoint, utf8 or utf16.");
  CHECK(parse_input_kind("JSON").error().message ==
        "There is no \"JSON\" here: choose text, annotation, w3c, brat or html.");
}

TEST_CASE("every format writes something of its own, with or without an article") {
  for (const Annotation& annotation : {fixtures::article(), Annotation{}}) {
    std::set<std::string> outputs;
    for (const std::string_view name : kNames<Format>) {
      outputs.insert(render(annotation, *parse_format(name), OffsetUnit::utf8));
    }
    // Without an article the .txt and the .ann are empty both.
    CHECK(outputs.size() == kNames<Format>.size() - (annotation.text.empty() ? 1 : 0));
  }
}

}  // namespace
}  // namespace allegedly
