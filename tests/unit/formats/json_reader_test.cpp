#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "formats/batch_line.hpp"
#include "formats/json.hpp"
#include "unit/fixtures.hpp"

namespace allegedly {
namespace {

std::string valid_json(OffsetUnit unit = OffsetUnit::code_point) {
  return to_json(fixtures::article(), unit);
}

std::string replaced(std::string json, std::string_view from, std::string_view to) {
  const std::size_t at = json.find(from);
  if (at == std::string::npos) throw std::logic_error("the JSON lacks what the test replaces");
  return json.replace(at, from.size(), to);
}

Error error_of(std::string_view json) {
  const Result<AnnotationFile> read = annotation_from_json(json);
  REQUIRE_FALSE(read);
  return read.error();
}

// What is wrong with the article's JSON after `from` in it has become `to`.
std::string problem_with(std::string_view from, std::string_view to,
                         OffsetUnit unit = OffsetUnit::code_point) {
  const Error error = error_of(replaced(valid_json(unit), from, to));
  CHECK(error.code == ErrorCode::invalid_annotation);
  return error.message;
}

TEST_CASE("what is no JSON is told from what is no annotation") {
  for (const char* text : {"", " ", "{", "nul", "{\"a\":}", "[1,]", "{'a':1}", "NaN", "{}{}",
                           "\"\xff\"", "\"\\ud800\"", "\"a\nb\"", "[01]"}) {
    CAPTURE(text);
    CHECK(error_of(text).code == ErrorCode::invalid_json);
  }
  for (const char* text : {"null", "true", "1", "-1.5e3", "\"text\"", "[]", "{}"}) {
    CAPTURE(text);
    CHECK(error_of(text).code == ErrorCode::invalid_annotation);
  }
  CHECK(error_of("[1, 2,, 3]").message == "The input is not JSON: the error is at byte 7.");
  CHECK(error_of("[1e999]").message == "A number is out of range at byte 6.");
}

TEST_CASE("depth is bounded and foreign members within it are ignored") {
  const std::string deep(100'000, '[');
  CHECK(error_of(deep).message == "The JSON nests more than 64 levels deep.");
  const std::string foreign = R"("mine":{"x":[[[1e300,{"y":null}]]]},"version")";
  CHECK(annotation_from_json(replaced(valid_json(), R"("version")", foreign)));
  CHECK(annotation_from_json(replaced(valid_json(), R"("form":)", R"("note":"?","form":)")));
}

TEST_CASE("format and version come first") {
  CHECK(problem_with("allegedly.annotation", "allegedly.batch") ==
        "format: is not \"allegedly.annotation\".");
  const Error later = error_of(R"({"format":"allegedly.annotation","version":2})");
  CHECK(later.code == ErrorCode::unsupported_version);
  CHECK(later.message ==
        "The annotation has version 2 of the format; this engine reads version 1.");
  for (const char* version : {"0", "-1", "1.0", "\"1\"", "null"}) {
    CAPTURE(version);
    CHECK(problem_with(R"("version":1)", std::string(R"("version":)") + version) ==
          "version: is no whole number from 1 up.");
  }
}

TEST_CASE("every member that is read must be there") {
  const std::string json = valid_json();
  for (const char* member :
       {"format",   "version",  "engine",       "offsets", "text",        "paragraphs",
        "actors",   "mentions", "claims",       "id",      "name",        "type",
        "actor",    "start",    "end",          "form",    "kind",        "cue",
        "source",   "content",  "source_actor", "targets", "responds_to", "confidence",
        "evidence", "reading",  "types",        "denial",  "origin"}) {
    CAPTURE(member);
    const std::string key = '"' + std::string(member) + "\":";
    const Error error = error_of(replaced(json, key, "\"_\":"));
    CHECK(error.code == ErrorCode::invalid_annotation);
    CHECK(error.message.find(member) != std::string::npos);
    CHECK(error.message.find("is missing.") != std::string::npos);
  }
}

TEST_CASE("wrong types are named with their place") {
  CHECK(problem_with(R"("engine":{"name":"allegedly","version":"0.1.0"})", R"("engine":[])") ==
        "engine: is no object.");
  CHECK(problem_with(R"("version":"0.1.0")", R"("version":1)") == "engine.version: is no string.");
  CHECK(problem_with(R"("offsets":"codepoint")", R"("offsets":"utf-8")") ==
        "offsets: is not codepoint, utf8 or utf16.");
  CHECK(problem_with(R"("actors":[)", R"("actors":{},"more":[)") == "actors: is no list.");
  CHECK(problem_with(R"("actors":[{)", R"("actors":[3,{)") == "actors[0]: is no object.");
  CHECK(problem_with(R"("type":"state")", R"("type":"planet")") ==
        "actors[0].type: is not person, organization, state, group or document.");
  CHECK(problem_with(R"("form":"nominal")", R"("form":1)") ==
        "mentions[1].form: is not name, nominal or pronoun.");
  CHECK(problem_with(R"("confidence":0.5)", R"("confidence":"high")") ==
        "claims[0].confidence: is no number.");
  CHECK(problem_with(R"("confidence":0.5)", R"("confidence":1.5)") ==
        "claims[0].confidence: does not lie between 0 and 1.");
  CHECK(problem_with(R"("reading":"accuse_of_deed")", R"("reading":"magic")")
            .starts_with("claims[1].reading: is not no_answer, deny_negated,"));
  CHECK(problem_with(R"("allegation":0.875)", R"("allegation":2)") ==
        "claims[1].evidence: holds what does not lie between 0 and 1.");
  CHECK(problem_with(R"("evidence":null)", R"("evidence":true)") ==
        "claims[0].evidence: is no object.");
  CHECK(problem_with(R"("origin":"human")", R"("origin":"divine")") ==
        "claims[3].origin: is not machine, edited or human.");
  CHECK(problem_with(R"("targets":[])", R"("targets":["a1",null])") ==
        "claims[0].targets[1]: is no string.");
}

TEST_CASE("mentions and claims may come in any order, and are read in that of the text") {
  Annotation turned = fixtures::article();
  const auto last = static_cast<ClaimIndex>(turned.claims.size() - 1);
  std::rotate(turned.mentions.begin(), turned.mentions.end() - 2, turned.mentions.end());
  std::reverse(turned.claims.begin(), turned.claims.end());
  for (Annotation::Claim& claim : turned.claims) {
    for (ClaimIndex& answered : claim.responds_to) answered = last - answered;
  }
  const Result<AnnotationFile> read = annotation_from_json(to_json(turned, OffsetUnit::code_point));
  REQUIRE(read);
  CHECK(to_json(read->annotation, OffsetUnit::code_point) == valid_json());
}

TEST_CASE("ids lead to something") {
  CHECK(problem_with(R"("actor":"a3")", R"("actor":"a9")") ==
        "mentions[1].actor: is the id of nothing in this annotation.");
  CHECK(problem_with(R"("source_actor":"a1")", R"("source_actor":"c1")") ==
        "claims[0].source_actor: is the id of nothing in this annotation.");
  CHECK(problem_with(R"("responds_to":["c2"])", R"("responds_to":["c2","c9"])") ==
        "claims[0].responds_to[1]: is the id of nothing in this annotation.");
  CHECK(problem_with(R"("responds_to":["c2"])", R"("responds_to":["c1"])") ==
        "claims[0].responds_to[0]: is no allegation.");
  CHECK(problem_with(R"("id":"c5")", R"("id":"c1")") ==
        "claims[4].id: is the id of an earlier one.");
}

TEST_CASE("spans are checked in the unit of the file") {
  CHECK(problem_with(R"("cue":[[6,12]])", R"("cue":[[6,900]])") ==
        "claims[0].cue[0]: [6, 900) lies outside the text.");
  CHECK(problem_with(R"("cue":[[6,12]])", R"("cue":[[6,18446744073709551615]])") ==
        "claims[0].cue[0]: [6, 18446744073709551615) lies outside the text.");
  CHECK(problem_with(R"("cue":[[6,12]])", R"("cue":[[12,6]])") ==
        "claims[0].cue[0]: [12, 6) is empty.");
  for (const char* pair : {"[6]", "[6,8,12]", "6", "{}", "[]"}) {
    CAPTURE(pair);
    CHECK(problem_with(R"("cue":[[6,12]])", std::string(R"("cue":[)") + pair + ']') ==
          "claims[0].cue[0]: is no pair of offsets.");
  }
  for (const char* pair : {"[-1,6]", "[6,12.0]", "[\"6\",12]", "[6,18446744073709551616]"}) {
    CAPTURE(pair);
    CHECK(problem_with(R"("cue":[[6,12]])", std::string(R"("cue":[)") + pair + ']') ==
          "claims[0].cue[0]: has an offset that is no whole number from 0 up.");
  }
  CHECK(problem_with(R"("cue":[[6,12]])", R"("cue":[[6,12],[10,14]])") ==
        "claims[0].cue[1]: does not come after the piece before it.");
  CHECK(problem_with(R"({"start":0,"end":29,"kind")", R"({"start":0,"end":28,"kind")",
                     OffsetUnit::utf16) == "paragraphs[0]: [0, 28) cuts a character in two.");
  CHECK(problem_with(R"({"start":0,"end":31,"kind")", R"({"start":0,"end":30,"kind")",
                     OffsetUnit::utf8) == "paragraphs[0]: [0, 30) cuts a character in two.");
}

TEST_CASE("the standing follows from the replies, whatever the file says") {
  const std::string json = valid_json();
  for (const char* standing : {R"("standing":"admitted")", R"("standing":null)", R"("x":1)"}) {
    CAPTURE(standing);
    const Result<AnnotationFile> read =
        annotation_from_json(replaced(json, R"("standing":"denied")", standing));
    REQUIRE_MESSAGE(read, read.error().message);
    CHECK(to_json(read->annotation, OffsetUnit::code_point) == json);
  }
}

TEST_CASE("text may hold anything that is Unicode") {
  const Result<AnnotationFile> read = annotation_from_json(
      R"({"format":"allegedly.annotation","version":1,"engine":{"name":"","version":""},)"
      R"("offsets":"utf16","text":"\u0000\ud83d\udce1\u202e","paragraphs":[],"actors":[],)"
      R"("mentions":[],"claims":[]})");
  REQUIRE_MESSAGE(read, read.error().message);
  CHECK(read->annotation.text == std::string_view("\0📡\u202E", 8));
}

TEST_CASE("a text that was changed is reported, and loses nothing") {
  const Annotation annotation = fixtures::article();
  const std::string json = valid_json();
  const auto check_of = [&](std::string_view from, std::string_view to) {
    const Result<AnnotationFile> read = annotation_from_json(replaced(json, from, to));
    REQUIRE_MESSAGE(read, read.error().message);
    CHECK(read->annotation.mentions.size() == annotation.mentions.size());
    CHECK(read->annotation.claims.size() == annotation.claims.size());
    return read->text_check;
  };
  CHECK(check_of("jamming its radar", "jamming our radar") == TextCheck::changed);
  CHECK(check_of(text_hash(annotation.text), text_hash("another")) == TextCheck::changed);
  CHECK(check_of(text_hash(annotation.text), "?") == TextCheck::changed);
  CHECK(check_of("text_sha256", "other") == TextCheck::unknown);
  CHECK(problem_with('"' + text_hash(annotation.text) + '"', "7") == "text_sha256: is no string.");
}

TEST_CASE("an article line is read with what it needs") {
  const ArticleLine line = read_article_line(R"({"text":"T\u00e9xt","id":"x1","date":[1]})");
  CHECK(line.id == "x1");
  REQUIRE(line.text);
  CHECK(*line.text == "Téxt");
}

TEST_CASE("a bad article line keeps its id where it has one") {
  const ArticleLine no_text = read_article_line(R"({"id":"x1"})");
  CHECK(no_text.id == "x1");
  CHECK(no_text.text.error().message == "The line has no member \"text\" that is a string.");
  for (const char* text : {R"({"text":"T"})", R"({"id":7,"text":"T"})", "[]", "7", "null"}) {
    CAPTURE(text);
    const ArticleLine line = read_article_line(text);
    CHECK_FALSE(line.id);
    REQUIRE_FALSE(line.text);
    CHECK(line.text.error().message == "The line has no member \"id\" that is a string.");
  }
  const ArticleLine no_json = read_article_line("{\"id\":\"x1\",");
  CHECK_FALSE(no_json.id);
  CHECK(no_json.text.error().code == ErrorCode::invalid_json);
}

}  // namespace
}  // namespace allegedly
