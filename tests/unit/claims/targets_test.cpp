#include "claims/targets.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "unit/analysed.hpp"

namespace allegedly {
namespace {

using Targets = std::vector<ActorIndex>;

// Each sentence has four tokens, the first and the third of which mention an actor.
constexpr std::string_view kText = "Ann met Bo. Cy met Dee. Eve met Flo. Gus met Hal. Ike met Jo.";
constexpr ActorIndex kAnn = 0;
constexpr ActorIndex kBo = 1;

// How probably the two whom a sentence mentions are accused there, and who they are.
struct Said {
  float first = 0;
  float second = 0;
  Targets actors = {kAnn, kBo};
};

// The targets of allegations that have one of the sentences each for content.
std::vector<Targets> found(const std::vector<Said>& all, std::optional<ActorIndex> source = {}) {
  const test::Analysed article(kText);
  Actors actors;
  actors.actors.resize(10);
  std::vector<float> accused(article.text.tokens().size());
  std::vector<Claim> claims;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const std::uint32_t start = 4 * i;
    accused[start] = all[i].first;
    accused[start + 2] = all[i].second;
    actors.mentions.push_back({all[i].actors[0], {start, start + 1}, MentionForm::name});
    actors.mentions.push_back({all[i].actors[1], {start + 2, start + 3}, MentionForm::name});
    Claim& claim = claims.emplace_back();
    claim.type = ClaimType::allegation;
    claim.source_actor = source;
    claim.cue = {{start + 1, start + 2}};
    claim.content = {{start, start + 3}};
  }
  find_targets(article.text, Participants(actors, article.syntax), accused, claims);
  std::vector<Targets> targets;
  for (const Claim& claim : claims) targets.push_back(claim.targets);
  return targets;
}

TEST_CASE("all that are sure, else the likeliest") {
  CHECK(found({{0.9F, 0.6F}}) == std::vector<Targets>{{kAnn, kBo}});
  CHECK(found({{0.4F, 0.45F}}) == std::vector<Targets>{{kBo}});
  CHECK(found({{0.05F, 0.05F}}) == std::vector<Targets>{{}});
  CHECK(found({{0.9F, 0.6F}}, kAnn) == std::vector<Targets>{{kBo}});
}

TEST_CASE("where nobody is likely, whom the article accuses throughout") {
  const Said of_ann{0.9F, 0};
  const Said of_nobody{0, 0.15F};
  CHECK(found({of_nobody, of_ann, of_ann, of_ann}).front() == Targets{kAnn});
  CHECK(found({of_nobody, of_ann, of_ann, of_ann, {0, 0.9F, {4, 5}}}).front() == Targets{kAnn});
  CHECK(found({of_nobody, of_ann, of_ann, of_ann}, kAnn).front() == Targets{kBo});
}

TEST_CASE("too few accuse anybody, or they accuse several actors alike: the likeliest") {
  const Said of_ann{0.9F, 0};
  CHECK(found({{0, 0.15F}, of_ann, of_ann}).front() == Targets{kBo});
  CHECK(found({{0, 0.15F}, of_ann, of_ann, {0.9F, 0, {4, 5}}, {0.9F, 0, {6, 7}}}).front() ==
        Targets{kBo});
  CHECK(found({{0, 0.05F}, of_ann, of_ann}).front().empty());
}

// The names of the targets if all words of the sentence are as probably accused.
std::vector<std::string> found_in(std::string_view sentence, float probability = 0.9F) {
  const test::Analysed article(sentence);
  const Actors actors = find_actors(article.text, article.syntax, article.analysis.names);
  const auto count = static_cast<std::uint32_t>(article.text.tokens().size());
  const std::vector<float> accused(count, probability);
  std::vector<Claim> claims(1);
  claims[0].type = ClaimType::allegation;
  claims[0].cue = {{0, 1}};
  claims[0].content = {{0, count}};
  find_targets(article.text, Participants(actors, article.syntax), accused, claims);
  std::vector<std::string> names;
  for (const ActorIndex target : claims[0].targets) names.push_back(actors.actors[target].name);
  return names;
}

TEST_CASE("who describes somebody accused is not accused") {
  using Names = std::vector<std::string>;
  CHECK(found_in("The deputy of Ana Reis lied.") == Names{"The deputy of Ana Reis"});
  CHECK(found_in("Ana Reis's deputy lied.") == Names{"Ana Reis's deputy"});
  CHECK(found_in("The Kenyan minister Tom Abuya lied.") == Names{"Tom Abuya"});
  CHECK(found_in("Ana Reis and Tom Abuya lied.") == Names{"Ana Reis", "Tom Abuya"});
}

TEST_CASE("a phrase that may be no actor must be surer") {
  CHECK(found_in("The busker lied.", 0.6F).empty());
  CHECK(found_in("The busker lied.", 0.8F).size() == 1);
}

}  // namespace
}  // namespace allegedly
