#include "claims/elaboration.hpp"

#include <doctest/doctest.h>

namespace allegedly {
namespace {

AnnotatedText article() {
  return *AnnotatedText::analyse(
      "The ministry said the firm had dumped drums of acid. It released pictures of drums. "
      "The mayor opened a bridge. Rain fell. The ministry showed drums again.");
}

Claim claim(ClaimType type, TokenSpan cue, TokenSpan content, Reading reading = Reading::say) {
  Claim out;
  out.type = type;
  out.cue = {cue};
  out.content = {content};
  out.source_actor = 0;
  out.reading = reading;
  out.types = {0.3F, 0, 0, 0, 0.7F};
  if (type == ClaimType::allegation) out.types = {0.8F, 0, 0, 0, 0.2F};
  out.confidence = out.types[static_cast<std::size_t>(type)] * 0.5F;
  return out;
}

// "said … the firm had dumped drums of acid", "released … pictures of drums", "showed … drums".
std::vector<Claim> claims() {
  return {claim(ClaimType::allegation, {2, 3}, {3, 10}),
          claim(ClaimType::statement, {12, 13}, {13, 16}),
          claim(ClaimType::statement, {28, 29}, {29, 31})};
}

std::vector<Claim> carried_on(std::vector<Claim> given) {
  carry_on_allegations(article(), given);
  return given;
}

TEST_CASE("who alleged something goes on alleging when speaking of the same again") {
  const AnnotatedText text = article();
  REQUIRE(text.surface(12) == "released");
  REQUIRE(text.surface(28) == "showed");
  const std::vector<Claim> found = carried_on(claims());
  CHECK(found[1].type == ClaimType::allegation);
  CHECK(found[1].types[0] == doctest::Approx(0.9 / 1.6));
  CHECK(found[1].confidence == doctest::Approx(0.5 * 0.9 / 1.6));
  CHECK(found[2].type == ClaimType::statement);  // too far from both
}

TEST_CASE("not of another, not of something else, and not against its own words") {
  std::vector<Claim> given = claims();
  given[1].source_actor = 1;
  CHECK(carried_on(given)[1].types == given[1].types);
  given[1].source_actor.reset();
  CHECK(carried_on(given)[1].types == given[1].types);
  given = claims();
  given[1].content = {{13, 14}};
  CHECK(carried_on(given)[1].types == given[1].types);
  given = claims();
  given[1].reading = Reading::deny;
  CHECK(carried_on(given)[1].types == given[1].types);
}

}  // namespace
}  // namespace allegedly
