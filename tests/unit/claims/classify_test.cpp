#include "claims/classify.hpp"

#include <doctest/doctest.h>

#include <optional>

#include "unit/analysed.hpp"

namespace allegedly {
namespace {

// The verdict on the first attribution; nothing where there is none or it is no claim.
std::optional<ClaimType> type_of(std::string_view article) {
  const test::Analysed analysed(article);
  const auto attributions = find_attributions(analysed.text, analysed.syntax);
  if (attributions.empty()) return std::nullopt;
  const auto verdict = classify(Clauses(analysed.text, analysed.syntax), attributions.front());
  return verdict ? std::optional(verdict->type) : std::nullopt;
}

TEST_CASE("denials say that something is untrue") {
  CHECK(type_of("The firm denied dumping waste.") == ClaimType::denial);
  CHECK(type_of("The firm rejected claims that it dumped waste.") == ClaimType::denial);
  CHECK(type_of("The mayor dismissed the report as a hoax.") == ClaimType::denial);
  CHECK(type_of("The mayor called the story a witch hunt.") == ClaimType::denial);
  CHECK(type_of("He pleaded not guilty to the charge.") == ClaimType::denial);
  CHECK(type_of("Her lawyer insisted she had stolen nothing.") == ClaimType::denial);
}

TEST_CASE("refusing is not denying") {
  CHECK(type_of("The judge denied bail.") == std::nullopt);
  CHECK(type_of("The ministry denied her request.") == std::nullopt);
  CHECK(type_of("The union rejected the offer.") == ClaimType::statement);
}

TEST_CASE("not denying is no answer") {
  CHECK(type_of("The firm did not deny the report.") == ClaimType::non_response);
  CHECK(type_of("The firm would neither confirm nor deny the report.") == ClaimType::non_response);
  CHECK(type_of("Weir declined to comment.") == ClaimType::non_response);
}

TEST_CASE("admissions") {
  CHECK(type_of("The firm admitted dumping waste.") == ClaimType::admission);
  CHECK(type_of("He pleaded guilty to fraud.") == ClaimType::admission);
  CHECK(type_of("The rebels claimed responsibility for the blast.") == ClaimType::admission);
}

TEST_CASE("accusations name a deed") {
  CHECK(type_of("Auditors accused the firm of fraud.") == ClaimType::allegation);
  CHECK(type_of("The senator is under investigation for bribery.") == ClaimType::allegation);
  CHECK(type_of("The alleged bribes were small.") == ClaimType::allegation);
  CHECK(type_of("The shop charged 40 dollars.") == std::nullopt);
}

TEST_CASE("speech alleges where it asserts a wrong") {
  CHECK(type_of("The auditor said the firm had bribed two officials.") == ClaimType::allegation);
  CHECK(type_of("The auditor said the firm had opened two offices.") == ClaimType::statement);
  CHECK(type_of("The auditor said the firm might bribe somebody.") == ClaimType::statement);
  CHECK(type_of("The auditor said the firm had not bribed anybody.") == ClaimType::statement);
}

TEST_CASE("a weak hedge needs a wrong beside it") {
  CHECK(type_of("The reported rise surprised nobody.") == std::nullopt);
  CHECK(type_of("The reported bribes surprised nobody.") == ClaimType::allegation);
}

}  // namespace
}  // namespace allegedly
