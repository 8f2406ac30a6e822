#include "lexicon/cues.hpp"

#include <doctest/doctest.h>

#include <array>

#include "lexicon/function_words.hpp"

namespace allegedly {
namespace {

CueClass class_of(std::initializer_list<std::string_view> words) {
  const Cue* cue = cue_verb(std::span(words.begin(), words.size()));
  REQUIRE(cue != nullptr);
  return cue->cue_class;
}

TEST_CASE("every form of a verb is known") {
  for (const std::string_view form : {"deny", "denies", "denied", "denying"})
    CHECK(class_of({form}) == CueClass::deny);
  CHECK(class_of({"told"}) == CueClass::say);
  CHECK(class_of({"accusing"}) == CueClass::accuse);
}

TEST_CASE("the longest phrase wins") {
  CHECK(class_of({"pleaded", "not", "guilty"}) == CueClass::deny);
  CHECK(class_of({"pleaded", "guilty", "to"}) == CueClass::admit);
  CHECK(class_of({"pleaded", "with"}) == CueClass::say);
  CHECK(class_of({"confirm", "nor", "deny"}) == CueClass::no_answer);
}

TEST_CASE("words that attribute nothing are no cues") {
  const std::array<std::string_view, 1> walked = {"walked"};
  CHECK(cue_verb(walked) == nullptr);
  CHECK(cue_verb({}) == nullptr);
  CHECK_FALSE(cue_noun("table"));
  CHECK_FALSE(hedge("green"));
}

TEST_CASE("phrases attribute as a whole") {
  const std::array<std::string_view, 4> according = {"according", "to", "the", "audit"};
  REQUIRE(cue_phrase(according) != nullptr);
  CHECK(cue_phrase(according)->words.size() == 2);
  CHECK(cue_phrase(according)->cue_class == CueClass::say);
  const std::array<std::string_view, 3> investigation = {"under", "investigation", "for"};
  REQUIRE(cue_phrase(investigation) != nullptr);
  CHECK(cue_phrase(investigation)->cue_class == CueClass::accuse);
}

TEST_CASE("nouns, hedges and answers") {
  CHECK(cue_noun("accusations") == CueClass::accuse);
  CHECK(cue_noun("denial") == CueClass::deny);
  CHECK(hedge("allegedly") == HedgeKind::adverb);
  CHECK(is_strong_hedge("alleged"));
  CHECK_FALSE(is_strong_hedge("reported"));
  CHECK(answer_verb("respond")->role == AnswerVerb::Role::answer);
  CHECK(answer_verb("declined")->role == AnswerVerb::Role::decline);
  CHECK(answer_verb("returned")->needs == AnswerVerb::Needs::request);
  CHECK_FALSE(answer_verb("sang"));
}

TEST_CASE("what can be untrue, refused or left unanswered") {
  CHECK(claim_object("accusations") == ClaimObject::claim);
  CHECK(claim_object("bail") == ClaimObject::grant);
  CHECK(claim_object("calls") == ClaimObject::request);
  CHECK_FALSE(claim_object("garden"));
  CHECK(is_wrongdoing("bribery"));
  CHECK(is_falsehood("witch hunt"));
  CHECK(is_regret("should have"));
}

TEST_CASE("function words") {
  CHECK(function_word("n't") == FunctionWord::negation);
  CHECK(function_word("was") == FunctionWord::be);
  CHECK(function_word("nothing") == FunctionWord::negative);
  CHECK(function_word("our") == FunctionWord::speaker);
  CHECK_FALSE(function_word("river"));
}

}  // namespace
}  // namespace allegedly
