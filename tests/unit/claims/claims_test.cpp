#include "claims/claims.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "claims/responses.hpp"
#include "unit/analysed.hpp"

namespace allegedly {
namespace {

struct Article : test::Analysed {
  explicit Article(std::string_view article)
      : Analysed(article),
        actors(find_actors(text, syntax, analysis.names)),
        claims(find_claims(text, analysis, syntax, actors, assemble_attributions(text, analysis),
                           test::tagger().claim_reader())) {}

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
  // Of the only allegation.
  std::string targets() const {
    REQUIRE(of(ClaimType::allegation).size() == 1);
    return names(of(ClaimType::allegation)[0]->targets);
  }
  Standing standing() const {
    REQUIRE(of(ClaimType::allegation).size() == 1);
    return *of(ClaimType::allegation)[0]->standing;
  }

  Actors actors;
  std::vector<Claim> claims;
};

TEST_CASE("the accused is the target, not the victim") {
  CHECK(Article("Kenya accused Somalia of sending weapons to rebels in Ethiopia.").targets() ==
        "Somalia");
  CHECK(
      Article("Somalia was accused by Kenya of sending weapons to rebels in Ethiopia.").targets() ==
      "Somalia");
  CHECK(Article("Kenya alleged that Somalia had attacked two villages in Ethiopia.").targets() ==
        "Somalia");
}

TEST_CASE("a name beside the phrase that speaks is who speaks") {
  const Article article(
      "A nurse who worked in the ward, Ana Reis, said the hospital had hidden two deaths.");
  REQUIRE(article.of(ClaimType::allegation).size() == 1);
  CHECK(article.names({*article.of(ClaimType::allegation)[0]->source_actor}) == "Ana Reis");
  const Article member(
      "The ranking Democrat, Ana Reis, accused the hospital of hiding two deaths.");
  REQUIRE(member.of(ClaimType::allegation).size() == 1);
  CHECK(member.names({*member.of(ClaimType::allegation)[0]->source_actor}) == "Ana Reis");
}

TEST_CASE("who a source is, whatever part of a phrase it has") {
  const test::Analysed article(
      "A spokesman for the Port Authority left. The firm's lawyer, Sir Bo Lund, stayed.");
  const Actors actors = find_actors(article.text, article.syntax, article.analysis.names);
  const Participants participants(actors, article.syntax);
  const auto name = [&](TokenSpan source) {
    return actors.actors[participants.actor_of(source).value()].name;
  };
  for (std::uint32_t end = 1; end <= 6; ++end) {
    CHECK(name({0, end}) == "A spokesman for the Port Authority");
  }
  CHECK(name({8, 16}) == "Bo Lund");
}

TEST_CASE("a denial answers what is alleged against its source") {
  const Article article(
      "Kenya accused Somalia of arming rebels in the north.\n\n"
      "Somalia denied sending weapons to the rebels.");
  CHECK(article.of(ClaimType::denial).size() == 1);
  CHECK(article.standing() == Standing::denied);
}

TEST_CASE("somebody declines to comment for the accused") {
  const Article article(
      "Auditors accused Acme Corp. of hiding losses for years.\n\n"
      "A spokesman for Acme Corp. declined to comment.");
  CHECK(article.standing() == Standing::no_response);
}

TEST_CASE("an allegation that nobody answers is unanswered") {
  CHECK(Article("Auditors accused Acme Corp. of hiding losses for years.\n\n"
                "The port was closed on Monday, the mayor said.")
            .standing() == Standing::unanswered);
}

TEST_CASE("no more allegations are weighed than lie near a reply") {
  std::vector<Claim> claims(1000);
  for (Claim& claim : claims) {
    claim.type = ClaimType::allegation;
    claim.cue = {{0, 1}};
    claim.targets = {0};
  }
  claims[500].type = ClaimType::denial;
  claims[500].source_actor = 0;
  const test::Analysed article("Somalia denied it.");
  const ClaimReader& reader = test::tagger().claim_reader();
  const std::vector<ClaimEvidence> evidence(claims.size());
  std::vector<const ClaimEvidence*> all;
  for (const ClaimEvidence& it : evidence) all.push_back(&it);
  std::vector<std::size_t> rows(claims.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  link_responses(article.text, Participants(Actors{}, article.syntax), reader,
                 reader.project(reader.vectors(all)), rows, claims);
  CHECK(claims[500].responds_to.size() <= 2 * kReplyReach);
  for (const ClaimIndex answered : claims[500].responds_to) {
    CHECK(answered >= 500 - kReplyReach);
    CHECK(answered <= 500 + kReplyReach);
  }
}

TEST_CASE("only allegations have targets and a standing, only replies respond") {
  const Article article(
      "Auditors accused Acme Corp. of fraud. Acme Corp. denied it. The mayor said the road was "
      "closed.");
  REQUIRE_FALSE(article.claims.empty());
  for (const Claim& claim : article.claims) {
    const bool allegation = claim.type == ClaimType::allegation;
    CHECK(claim.standing.has_value() == allegation);
    CHECK((allegation || claim.targets.empty()));
    CHECK((claim.responds_to.empty() || !allegation));
    CHECK(claim.confidence > 0);
    CHECK(claim.confidence <= 1);
  }
}

TEST_CASE("ordinary news has no allegations") {
  const Article article(
      "The harbour will open at nine on Saturdays, the mayor said. She hopes that more visitors "
      "will come.\n\n\"We have not decided on the fee,\" she added.");
  CHECK(article.of(ClaimType::allegation).empty());
  CHECK(article.of(ClaimType::denial).empty());
}

}  // namespace
}  // namespace allegedly
