#include "annotate/annotation.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <limits>

#include "unit/fixtures.hpp"

namespace allegedly {
namespace {

// What `validate` says about the article after a change.
std::string problem_after(const std::function<void(Annotation&)>& change) {
  Annotation annotation = fixtures::article();
  change(annotation);
  const std::optional<Error> error = validate(annotation);
  if (!error) return {};
  CHECK(error->code == ErrorCode::invalid_annotation);
  return error->message;
}

TEST_CASE("a valid annotation has no problem") {
  CHECK(problem_after([](Annotation&) {}).empty());
  CHECK_FALSE(validate(Annotation{}));
}

TEST_CASE("spans lie in the text, between characters, and are not empty") {
  CHECK(problem_after([](Annotation& a) {
          a.claims[3].cue[0] = {5, 900};
        }) == "claims[3].cue[0]: [5, 900) lies outside the text.");
  CHECK(problem_after([](Annotation& a) {
          a.mentions[2].bytes = {7, 7};
        }) == "mentions[2]: [7, 7) is empty.");
  CHECK(problem_after([](Annotation& a) {
          a.paragraphs[0].bytes = {9, 7};
        }) == "paragraphs[0]: [9, 7) is empty.");
  const std::uint32_t antenna = fixtures::find(fixtures::kText, "📡").start;
  const std::string inside = std::to_string(antenna + 1);
  CHECK(problem_after([=](Annotation& a) { a.claims[0].content[0].end = antenna + 1; }) ==
        "claims[0].content[0]: [13, " + inside + ") cuts a character in two.");
  CHECK(problem_after([=](Annotation& a) {
          a.claims[0].source[0] = {antenna + 2, antenna + 4};
        }) == "claims[0].source[0]: [" + std::to_string(antenna + 2) + ", " +
                  std::to_string(antenna + 4) + ") cuts a character in two.");
}

TEST_CASE("paragraphs and pieces are in order and disjoint") {
  CHECK(problem_after([](Annotation& a) { std::swap(a.paragraphs[1], a.paragraphs[2]); }) ==
        "paragraphs[2]: does not come after the one before it.");
  CHECK(problem_after([](Annotation& a) {
          std::swap(a.claims[4].content[0], a.claims[4].content[1]);
        }) == "claims[4].content[1]: does not come after the piece before it.");
  CHECK(problem_after([](Annotation& a) { a.claims[4].content[1] = a.claims[4].content[0]; }) ==
        "claims[4].content[1]: does not come after the piece before it.");
}

TEST_CASE("ids and names are there and unique") {
  CHECK(problem_after([](Annotation& a) { a.actors[3].id = "a2"; }) ==
        "actors[3].id: is the id of an earlier one.");
  CHECK(problem_after([](Annotation& a) { a.claims[1].id = "c1"; }) ==
        "claims[1].id: is the id of an earlier one.");
  CHECK(problem_after([](Annotation& a) { a.claims[1].id = ""; }) == "claims[1].id: is empty.");
  CHECK(problem_after([](Annotation& a) { a.actors[0].name = ""; }) == "actors[0].name: is empty.");
  CHECK(problem_after([](Annotation& a) { a.actors[0].id = std::string(65, 'x'); }) ==
        "actors[0].id: is longer than 64 characters.");
  CHECK(problem_after([](Annotation& a) { a.actors[0].id = std::string(64, 'x'); }).empty());
  CHECK(problem_after([](Annotation& a) { a.claims[0].id = "a1"; }).empty());
  CHECK(problem_after([](Annotation& a) { a.actors[0].name = std::string(1001, 'x'); }) ==
        "actors[0].name: is longer than 1000 characters.");
  CHECK(problem_after([](Annotation& a) { a.actors[0].name = std::string(1000, 'x'); }).empty());
}

TEST_CASE("indices lead somewhere") {
  CHECK(problem_after([](Annotation& a) { a.mentions[1].actor = 5; }) ==
        "mentions[1].actor: is no actor of this annotation.");
  CHECK(problem_after([](Annotation& a) { a.claims[0].source_actor = 5; }) ==
        "claims[0].source_actor: is no actor of this annotation.");
  CHECK(problem_after([](Annotation& a) { a.claims[1].targets.push_back(5); }) ==
        "claims[1].targets[1]: is no actor of this annotation.");
  CHECK(problem_after([](Annotation& a) { a.claims[0].responds_to = {5}; }) ==
        "claims[0].responds_to[0]: is no claim of this annotation.");
  CHECK(problem_after([](Annotation& a) {
          a.claims[1].targets = {0, 1, 0};
        }) == "claims[1].targets: names an actor twice.");
  CHECK(problem_after([](Annotation& a) {
          a.claims[0].responds_to = {1, 1};
        }) == "claims[0].responds_to: names a claim twice.");
}

TEST_CASE("targets, standings and replies belong to their types") {
  CHECK(problem_after([](Annotation& a) { a.claims[0].targets = {1}; }) ==
        "claims[0].targets: is not empty though this is no allegation.");
  CHECK(problem_after([](Annotation& a) { a.claims[0].standing = Standing::denied; }) ==
        "claims[0].standing: belongs to allegations and to them alone.");
  CHECK(problem_after([](Annotation& a) { a.claims[1].standing.reset(); }) ==
        "claims[1].standing: belongs to allegations and to them alone.");
  CHECK(problem_after([](Annotation& a) { a.claims[4].responds_to = {1}; }) ==
        "claims[4].responds_to: is not empty though this is no reply.");
  CHECK(problem_after([](Annotation& a) { a.claims[2].responds_to = {0}; }) ==
        "claims[2].responds_to[0]: is no allegation.");
}

TEST_CASE("a claim has a cue and a confidence") {
  CHECK(problem_after([](Annotation& a) { a.claims[2].cue.clear(); }) ==
        "claims[2].cue: is empty.");
  const std::string problem = "claims[2].confidence: does not lie between 0 and 1.";
  for (const double confidence : {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN(),
                                  std::numeric_limits<double>::infinity()}) {
    CHECK(problem_after([=](Annotation& a) { a.claims[2].confidence = confidence; }) == problem);
    CHECK(problem_after([=](Annotation& a) {
            a.claims[2].evidence = {Reading::say, {0, 0, confidence, 0, 0}};
          }) == "claims[2].evidence: holds what does not lie between 0 and 1.");
  }
}

TEST_CASE("marks do not pile up without bound") {
  const auto pile = [](Annotation& a, int marks) {
    a.claims.clear();
    a.mentions.assign(static_cast<std::size_t>(marks), {0, {0, 5}, MentionForm::name});
  };
  CHECK(problem_after([&](Annotation& a) { pile(a, kMaxMarksAtOnePlace); }).empty());
  CHECK(problem_after([&](Annotation& a) { pile(a, kMaxMarksAtOnePlace + 1); }) ==
        "More than 256 marks lie over one place of the text.");
}

}  // namespace
}  // namespace allegedly
