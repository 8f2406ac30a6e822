#include "lexicon/entities.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace allegedly;

TEST_CASE("places are found by name, alias and adjective, as written") {
  const auto name = find_entity("Brazil");
  const auto adjective = find_entity("Brazilian");
  REQUIRE(name);
  REQUIRE(adjective);
  CHECK(name->entity == adjective->entity);
  CHECK_FALSE(name->demonym);
  CHECK(adjective->demonym);
  CHECK(find_entity("US")->entity == find_entity("United States")->entity);
  CHECK_FALSE(find_entity("us"));
  CHECK_FALSE(find_entity("brazil"));
}

TEST_CASE("a capital knows whose government it stands for") {
  CHECK(find_entity("Moscow")->entity->seat_of == "Russia");
  CHECK(find_entity("Washington")->entity->seat_of == "United States");
  CHECK(entity_named("Russia")->place == PlaceKind::country);
  CHECK(entity_named("Russian") == nullptr);
}

TEST_CASE("organizations and groups have one row for all their forms") {
  CHECK(find_entity("UN")->entity == find_entity("United Nations")->entity);
  CHECK(find_entity("White House")->entity->kind == EntityKind::organization);
  CHECK(find_entity("Democrats")->entity == find_entity("Democrat")->entity);
  CHECK(find_entity("Democratic")->entity == find_entity("Democrat")->entity);
  CHECK(find_entity("GOP")->entity == find_entity("Republicans")->entity);
}

TEST_CASE("head words, things and dates") {
  CHECK(is_organization_head("Ministry"));
  CHECK(is_organization_head("High Court"));
  CHECK_FALSE(is_organization_head("ministry"));
  CHECK(find_non_actor("River") == NonActorKind::thing);
  CHECK(find_non_actor("Tuesday") == NonActorKind::date);
  CHECK_FALSE(find_non_actor("Reis"));
}

TEST_CASE("given names know their gender and whether they are ordinary words") {
  CHECK(find_given_name("Maria")->gender == Gender::female);
  CHECK(find_given_name("Will")->common);
  CHECK_FALSE(find_given_name("Ministry"));
}

TEST_CASE("titles and roles") {
  CHECK(find_title("prime minister") == Gender::unknown);
  CHECK(find_title("mr.") == Gender::male);
  CHECK_FALSE(find_title("Mr."));
  CHECK(find_role("spokeswoman")->gender == Gender::female);
  CHECK(find_role("officials")->plural);
  CHECK(find_role("officials")->singular == "official");
  CHECK(find_role("company")->kind == RoleKind::organization);
  CHECK(find_document("reports") == "report");
  CHECK(find_document("minister").empty());
}

TEST_CASE("small words") {
  CHECK(find_name_part("van") == NamePart::particle);
  CHECK(find_name_part("of") == NamePart::joiner);
  CHECK(find_pronoun("she") == PronounKind::female);
  CHECK(find_pronoun("the") == PronounKind::definite);
  CHECK_FALSE(find_pronoun("i"));
}
