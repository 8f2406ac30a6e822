#include "claims/retelling.hpp"

#include <doctest/doctest.h>

namespace allegedly {
namespace {

constexpr ClaimReader::Types kAllegation = {0.6F, 0.1F, 0.1F, 0.1F, 0.1F};
constexpr ClaimReader::Types kStatement = {0.1F, 0.1F, 0.1F, 0.1F, 0.6F};

Attribution made_of(TokenSpan cue, TokenSpan content) {
  Attribution out;
  out.cue = {cue};
  out.content = {content};
  return out;
}

ReadingRows rows(Reading reading) {
  return {static_cast<std::uint8_t>(reading)};
}

// "They met | to discuss | the US accusation | that Iran armed rebels": what the outer one is.
ClaimType outer_type(Reading outer, Reading inner, const ClaimReader::Types& inner_types) {
  const std::vector<Attribution> attributions = {made_of({2, 4}, {4, 12}),
                                                 made_of({6, 7}, {7, 12})};
  const auto types =
      leave_to_accusers(attributions, {rows(outer), rows(inner)}, {kAllegation, inner_types});
  CHECK(types[1] == inner_types);
  return likeliest(types[0]);
}

TEST_CASE("who tells of an accusation does not make it") {
  CHECK(outer_type(Reading::say, Reading::accuse_of_deed, kAllegation) == ClaimType::statement);
  CHECK(outer_type(Reading::say, Reading::accuse_of_deed, kStatement) == ClaimType::allegation);
}

TEST_CASE("who asserts a wrong alleges it, whatever else they tell") {
  CHECK(outer_type(Reading::say_wrong, Reading::accuse_of_deed, kAllegation) ==
        ClaimType::allegation);
}

TEST_CASE("who hedges what they say says it all the same") {
  CHECK(outer_type(Reading::say, Reading::hedge_strong, kAllegation) == ClaimType::allegation);
}

TEST_CASE("an allegation beside the content changes nothing") {
  const std::vector<Attribution> attributions = {made_of({2, 4}, {4, 6}), made_of({6, 7}, {7, 12})};
  const auto types = leave_to_accusers(attributions, {rows(Reading::say), rows(Reading::accuse)},
                                       {kAllegation, kAllegation});
  CHECK(likeliest(types[0]) == ClaimType::allegation);
}

}  // namespace
}  // namespace allegedly
