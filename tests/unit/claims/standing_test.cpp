#include "claims/standing.hpp"

#include <doctest/doctest.h>

namespace allegedly {
namespace {

Claim claim(ClaimType type, std::vector<ClaimIndex> responds_to = {}) {
  Claim claim;
  claim.type = type;
  claim.responds_to = std::move(responds_to);
  return claim;
}

std::optional<Standing> standing_after(std::vector<ClaimType> replies) {
  std::vector<Claim> claims{claim(ClaimType::allegation)};
  for (const ClaimType reply : replies) claims.push_back(claim(reply, {0}));
  derive_standings(claims);
  return claims[0].standing;
}

TEST_CASE("an allegation stands as its replies say") {
  CHECK(standing_after({}) == Standing::unanswered);
  CHECK(standing_after({ClaimType::non_response}) == Standing::no_response);
  CHECK(standing_after({ClaimType::admission}) == Standing::admitted);
  CHECK(standing_after({ClaimType::denial}) == Standing::denied);
}

TEST_CASE("a denial outweighs an admission, an admission a non-response, in any order") {
  CHECK(standing_after({ClaimType::admission, ClaimType::denial}) == Standing::denied);
  CHECK(standing_after({ClaimType::denial, ClaimType::admission}) == Standing::denied);
  CHECK(standing_after({ClaimType::admission, ClaimType::non_response}) == Standing::admitted);
  CHECK(standing_after({ClaimType::non_response, ClaimType::admission}) == Standing::admitted);
}

TEST_CASE("a reply counts for what it answers, before or after it") {
  std::vector<Claim> claims{claim(ClaimType::denial, {1}), claim(ClaimType::allegation),
                            claim(ClaimType::allegation), claim(ClaimType::admission, {2})};
  derive_standings(claims);
  CHECK_FALSE(claims[0].standing);
  CHECK(claims[1].standing == Standing::denied);
  CHECK(claims[2].standing == Standing::admitted);
  CHECK_FALSE(claims[3].standing);
}

TEST_CASE("a standing that was there before is not trusted") {
  std::vector<Claim> claims{claim(ClaimType::allegation), claim(ClaimType::statement)};
  claims[0].standing = Standing::admitted;
  claims[1].standing = Standing::denied;
  derive_standings(claims);
  CHECK(claims[0].standing == Standing::unanswered);
  CHECK_FALSE(claims[1].standing);
}

TEST_CASE("a link that leads to no allegation is ignored") {
  std::vector<Claim> claims{claim(ClaimType::denial, {7, 1}), claim(ClaimType::statement)};
  derive_standings(claims);
  CHECK_FALSE(claims[1].standing);
}

}  // namespace
}  // namespace allegedly
