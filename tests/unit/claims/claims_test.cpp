#include "claims/claims.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "claims/responses.hpp"
#include "unit/marked.hpp"

namespace allegedly {
namespace {

struct Article : test::Marked {
  explicit Article(std::string_view article)
      : Marked(article),
        actors(find_actors(text, syntax)),
        claims(find_claims(text, syntax, actors, attributions)) {}

  std::vector<const Claim*> of(ClaimType type) const {
    std::vector<const Claim*> out;
    for (const Claim& claim : claims) {
      if (claim.type == type) out.push_back(&claim);
    }
    return out;
  }
  std::string names(const std::vector<ActorIndex>& indices) const {
    std::string out;
    for (const ActorIndex index : indices)
      out += (out.empty() ? "" : ", ") + actors.actors[index].name;
    return out;
  }

  Actors actors;
  std::vector<Claim> claims;
};

TEST_CASE("the accused is the target, not the victim") {
  const Article active(
      "{s|Kenya} {k|accused} {c|Somalia of sending weapons to rebels in Ethiopia}.");
  REQUIRE(active.of(ClaimType::allegation).size() == 1);
  CHECK(active.names(active.of(ClaimType::allegation)[0]->targets) == "Somalia");

  const Article passive(
      "{c|Somalia} {k|was accused} by {s|Kenya} {c|of sending weapons to Ethiopia}.");
  REQUIRE(passive.of(ClaimType::allegation).size() == 1);
  CHECK(passive.names(passive.of(ClaimType::allegation)[0]->targets) == "Somalia");

  const Article doer("{s|Kenya} {k|said} {c|that Somalia had attacked two villages in Ethiopia}.");
  REQUIRE(doer.of(ClaimType::allegation).size() == 1);
  CHECK(doer.names(doer.of(ClaimType::allegation)[0]->targets) == "Somalia");
}

TEST_CASE("a denial answers what is alleged against its source, before and after it") {
  const Article article(
      "{s|Kenya} {k|accused} {c|Somalia of arming rebels}. {s2|Somalia} {k2|denied} {c2|sending "
      "weapons}. {s3|Ethiopia} {k3|accused} {c3|Somalia of hiding the rebels}.");
  const auto denials = article.of(ClaimType::denial);
  REQUIRE(denials.size() == 1);
  CHECK(denials[0]->responds_to.size() == 2);
  for (const Claim* allegation : article.of(ClaimType::allegation))
    CHECK(allegation->standing == Standing::denied);
}

TEST_CASE("somebody speaks for the accused") {
  const Article article(
      "{s|Auditors} {k|accused} {c|Acme Corp. of fraud}. {s2|A spokesman for Acme Corp.} "
      "{k2|declined} {c2|to comment}.");
  REQUIRE(article.of(ClaimType::allegation).size() == 1);
  CHECK(article.of(ClaimType::allegation)[0]->standing == Standing::no_response);
}

TEST_CASE("a reply needs no content, a statement does") {
  const Article article(
      "{s|Auditors} {k|accused} {c|Dana Weir of fraud}. {s2|Weir} {k2|could not be reached}. "
      "{s3|Auditors} {k3|said}.");
  REQUIRE(article.claims.size() == 2);
  CHECK(article.claims[1].type == ClaimType::non_response);
  CHECK(article.claims[0].standing == Standing::no_response);
}

TEST_CASE("an allegation that nobody answers is unanswered") {
  const Article article(
      "{s|Auditors} {k|accused} {c|Acme Corp. of fraud}. {s2|Kenya} {k2|denied} {c2|sending "
      "weapons}.");
  REQUIRE(article.of(ClaimType::allegation).size() == 1);
  CHECK(article.of(ClaimType::allegation)[0]->standing == Standing::unanswered);
}

TEST_CASE("a plain negative is a denial once its speaker is accused") {
  const Article accused(
      "{s|Auditors} {k|accused} {c|Maria Lopes of fraud}. {c2|\"I never saw that money,\"} "
      "{s2|Lopes} {k2|said}.");
  CHECK(accused.of(ClaimType::denial).size() == 1);
  const Article free(
      "The auditors met Maria Lopes. {c|\"I never saw that film,\"} {s|Lopes} {k|said}.");
  CHECK(free.of(ClaimType::denial).empty());
}

TEST_CASE("links to a much accused actor stay bounded") {
  std::vector<Claim> claims(1000);
  for (Claim& claim : claims) {
    claim.type = ClaimType::allegation;
    claim.targets = {0};
  }
  Claim denial;
  denial.type = ClaimType::denial;
  denial.source_actor = 0;
  claims.insert(claims.begin() + 500, denial);
  const test::Analysed nothing("");
  link_responses(Participants(Actors{}, nothing.syntax), claims);
  const auto& answered = claims[500].responds_to;
  CHECK(answered.size() == kMaxAnswered);
  CHECK(answered.front() == 500 - kMaxAnswered / 2);
  CHECK(answered.back() == 500 + kMaxAnswered / 2);
}

TEST_CASE("only allegations have targets and a standing, only replies respond") {
  const Article article(
      "{s|Auditors} {k|accused} {c|Acme Corp. of fraud}. {s2|Acme Corp.} {k2|denied} {c2|it}. "
      "{s3|The mayor} {k3|said} {c3|the road was closed}.");
  for (const Claim& claim : article.claims) {
    const bool allegation = claim.type == ClaimType::allegation;
    CHECK(claim.standing.has_value() == allegation);
    CHECK((allegation || claim.targets.empty()));
    CHECK(claim.confidence > 0);
    CHECK(claim.confidence <= 1);
  }
}

}  // namespace
}  // namespace allegedly
