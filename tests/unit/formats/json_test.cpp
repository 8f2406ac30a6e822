#include "formats/json.hpp"

#include <doctest/doctest.h>

#include "formats/batch_line.hpp"
#include "unit/fixtures.hpp"

namespace allegedly {
namespace {

// A text of seven code points, eight UTF-16 units, eleven bytes; one of everything.
Annotation small() {
  Annotation annotation;
  annotation.engine = {"allegedly", "0.1.0"};
  annotation.text = "é📡 said";
  annotation.paragraphs = {{{0, 11}, ParagraphKind::headline}};
  annotation.actors = {{"a1", "é", ActorType::document}};
  annotation.mentions = {{0, {0, 2}, MentionForm::name, Origin::human}};
  annotation.claims = {
      fixtures::claim("c1", ClaimType::allegation, {{7, 11}}, {{0, 2}, {2, 6}}, {})};
  annotation.claims[0].source_actor = 0;
  annotation.claims[0].standing = Standing::unanswered;
  annotation.claims[0].evidence = {Reading::accuse_of_deed, {0.75, 0.125, 0, 0, 0.125}};
  annotation.claims[0].origin = Origin::edited;
  return annotation;
}

TEST_CASE("JSON has the members of the schema in its order") {
  CHECK(to_json(small(), OffsetUnit::code_point) ==
        R"({"format":"allegedly.annotation","version":1,)"
        R"("engine":{"name":"allegedly","version":"0.1.0"},"offsets":"codepoint","text":"é📡 said",)"
        R"("text_sha256":"7a7c086ca6c24d96c3e689d78340394137a1ec214016d08757aafeab72fe3613",)"
        R"("paragraphs":[{"start":0,"end":7,"kind":"headline"}],)"
        R"("actors":[{"id":"a1","name":"é","type":"document","origin":"machine"}],)"
        R"("mentions":[{"actor":"a1","start":0,"end":1,"form":"name","origin":"human"}],)"
        R"("claims":[{"id":"c1","type":"allegation","cue":[[3,7]],"source":[[0,1],[1,2]],)"
        R"("content":[],"source_actor":"a1","targets":[],"responds_to":[],)"
        R"("standing":"unanswered","confidence":0.5,"evidence":{"reading":"accuse_of_deed",)"
        R"("types":{"allegation":0.75,"denial":0.125,"admission":0,"non_response":0,)"
        R"("statement":0.125}},"origin":"edited"}]})");
}

TEST_CASE("offsets count what they are told to") {
  CHECK(to_json(small(), OffsetUnit::utf8).find(R"("cue":[[7,11]],"source":[[0,2],[2,6]])") !=
        std::string::npos);
  CHECK(to_json(small(), OffsetUnit::utf16).find(R"("cue":[[4,8]],"source":[[0,1],[1,3]])") !=
        std::string::npos);
}

TEST_CASE("what is written is read back, in every unit") {
  for (const Annotation& annotation : {small(), fixtures::article(), Annotation{}}) {
    const std::string expected = to_json(annotation, OffsetUnit::utf8);
    for (const OffsetUnit unit : {OffsetUnit::code_point, OffsetUnit::utf8, OffsetUnit::utf16}) {
      const std::string json = to_json(annotation, unit);
      const Result<AnnotationFile> read = annotation_from_json(json);
      REQUIRE_MESSAGE(read, read.error().message);
      CHECK(read->text_check == TextCheck::same);
      CHECK(to_json(read->annotation, unit) == json);
      CHECK(to_json(read->annotation, OffsetUnit::utf8) == expected);
    }
  }
}

TEST_CASE("a batch line holds the marks and not the text") {
  CHECK(to_batch_line("x\"1", small()) ==
        R"({"id":"x\"1","actors":[{"id":"a1","name":"é","type":"document","origin":"machine"}],)"
        R"("mentions":[{"actor":"a1","start":0,"end":1,"form":"name","origin":"human"}],)"
        R"("claims":[{"id":"c1","type":"allegation","cue":[[3,7]],"source":[[0,1],[1,2]],)"
        R"("content":[],"source_actor":"a1","targets":[],"responds_to":[],)"
        R"("standing":"unanswered","confidence":0.5,"evidence":{"reading":"accuse_of_deed",)"
        R"("types":{"allegation":0.75,"denial":0.125,"admission":0,"non_response":0,)"
        R"("statement":0.125}},"origin":"edited"}]})");
}

TEST_CASE("a batch error names the article where it can") {
  const Error error{ErrorCode::invalid_json, "It is \"wrong\"."};
  CHECK(to_batch_error("x1", error) == R"({"id":"x1","error":"It is \"wrong\"."})");
  CHECK(to_batch_error({}, error) == R"({"id":null,"error":"It is \"wrong\"."})");
}

}  // namespace
}  // namespace allegedly
