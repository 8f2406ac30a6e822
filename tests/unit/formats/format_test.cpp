#include "formats/format.hpp"

#include <doctest/doctest.h>

#include <set>

#include "formats/convert.hpp"
#include "unit/fixtures.hpp"

namespace allegedly {
namespace {

TEST_CASE("names of formats, units and inputs are read") {
  CHECK(*parse_format("json") == Format::json);
  CHECK(*parse_format("md") == Format::markdown);
  CHECK(*parse_format("w3c") == Format::w3c);
  CHECK(*parse_offset_unit("codepoint") == OffsetUnit::code_point);
  CHECK(*parse_offset_unit("utf8") == OffsetUnit::utf8);
  CHECK(*parse_offset_unit("utf16") == OffsetUnit::utf16);
  CHECK(*parse_input_kind("annotation") == InputKind::annotation);
}

TEST_CASE("an unknown name gives an error that lists what there is") {
  const Result<Format> format = parse_format("pdf");
  REQUIRE_FALSE(format);
  CHECK(format.error().code == ErrorCode::unsupported_option);
  CHECK(format.error().message ==
        "There is no \"pdf\" here: choose json, html, csv, md, brat or w3c.");
  CHECK(parse_offset_unit("").error().message ==
        "There is no \"\" here: choose codepoint, utf8 or utf16.");
  CHECK(parse_input_kind("JSON").error().message ==
        "There is no \"JSON\" here: choose text or annotation.");
}

TEST_CASE("every format writes something of its own, with or without an article") {
  for (const Annotation& annotation : {fixtures::article(), Annotation{}}) {
    std::set<std::string> outputs;
    for (const Format format :
         {Format::json, Format::html, Format::csv, Format::markdown, Format::brat, Format::w3c}) {
      outputs.insert(render(annotation, format, OffsetUnit::utf8));
    }
    CHECK(outputs.size() == 6);
  }
}

}  // namespace
}  // namespace allegedly
