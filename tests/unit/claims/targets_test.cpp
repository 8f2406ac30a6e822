#include "claims/targets.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <vector>

namespace allegedly {
namespace {

Claim allegation(std::vector<ActorIndex> targets, std::optional<ActorIndex> source = {}) {
  Claim claim;
  claim.type = ClaimType::allegation;
  claim.source_actor = source;
  claim.targets = std::move(targets);
  return claim;
}

std::vector<std::vector<ActorIndex>> aimed(std::vector<Claim> claims) {
  aim_at_accused(claims);
  std::vector<std::vector<ActorIndex>> targets;
  for (const Claim& claim : claims) targets.push_back(claim.targets);
  return targets;
}

TEST_CASE("an allegation that names nobody is about whom the article accuses throughout") {
  CHECK(aimed({allegation({}), allegation({4}), allegation({2}), allegation({4, 2}),
               allegation({4})}) ==
        std::vector<std::vector<ActorIndex>>{{4}, {4}, {2}, {4, 2}, {4}});
}

TEST_CASE("nobody is accused throughout: in too few allegations, or of several actors alike") {
  CHECK(aimed({allegation({}), allegation({4}), allegation({4})}).front().empty());
  CHECK(aimed({allegation({}), allegation({1}), allegation({1}), allegation({1}), allegation({2}),
               allegation({3}), allegation({3})})
            .front()
            .empty());
}

TEST_CASE("nobody is accused by itself, and statements are about nobody") {
  std::vector<Claim> claims{
      allegation({}, 4), allegation({4}), allegation({4}), allegation({4}), {}};
  aim_at_accused(claims);
  CHECK(claims.front().targets.empty());
  CHECK(claims.back().targets.empty());
}

}  // namespace
}  // namespace allegedly
