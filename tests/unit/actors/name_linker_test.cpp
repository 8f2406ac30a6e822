#include "actors/name_linker.hpp"

#include "unit/actors/article.hpp"

using namespace allegedly;

TEST_CASE("full and last names, given names and initials") {
  const Article article(
      "Oleg Vasin came. Vasin sat. President Vasin left. Oleg V. Vasin slept, and Oleg snored.");
  CHECK(article.actor_of("Vasin") == "Oleg V. Vasin");
  CHECK(article.actor_of("Oleg") == "Oleg V. Vasin");
  CHECK(article.same("Oleg Vasin", "Oleg V. Vasin"));
}

TEST_CASE("a last name in the headline belongs to the full name that follows") {
  CHECK(Article("Anger at Ostrander\n\nThe mayor, Bo Ostrander, is hated.")
            .same("Ostrander", "Bo Ostrander"));
}

TEST_CASE("family names that come first or have several words") {
  CHECK(Article("We met Kim Jong Un. Then Kim left.").same("Kim", "Kim Jong Un"));
  CHECK(Article("We met Ana Roig-Ferrer. Then Roig-Ferrer left.")
            .same("Roig-Ferrer", "Ana Roig-Ferrer"));
}

TEST_CASE("two persons with one last name stay apart") {
  const Article article("Bill Clinton met Hillary Clinton. Then Mrs. Clinton left Mr. Clinton.");
  CHECK(article.actor_of("Bill Clinton") == "Bill Clinton");
  CHECK(article.actor_of("Hillary Clinton") == "Hillary Clinton");
  CHECK(article.actor_of("Clinton", 0) == "Hillary Clinton");
  CHECK(article.actor_of("Clinton", 1) == "Bill Clinton");
}

TEST_CASE("a state, its adjective, its aliases") {
  const Article article("The US and the United States met Americans and a U.S. envoy.");
  CHECK(article.same("US", "United States"));
  CHECK(article.same("US", "Americans"));
  CHECK(article.same("US", "U.S."));
}

TEST_CASE("a capital is a place or stands for its government") {
  const Article article(
      "Russia is big. They met in Moscow. Moscow denied it. Talks between Moscow and Oslo failed.");
  CHECK(article.actor_of("Moscow", 0) == "Moscow");
  CHECK(article.actor_of("Moscow", 1) == "Russia");
  CHECK(article.actor_of("Moscow", 2) == "Russia");
  const Article washington("The United States won. They met in Washington. Washington said no.");
  CHECK(washington.actor_of("Washington", 0) == "Washington");
  CHECK(washington.actor_of("Washington", 1) == "United States");
}

TEST_CASE("an executive office is an actor of its own") {
  const Article article(
      "Russia is big. The Kremlin denied it. The White House said America waits.");
  CHECK(article.actor_of("Kremlin") == "Kremlin");
  CHECK(article.actor_of("White House") == "White House");
}

TEST_CASE("what stands in brackets is no short name if it is known") {
  const Article article("VANTIM, Quorlby Authority (Reuters) - It rained.");
  CHECK_FALSE(article.same("Quorlby Authority", "Reuters"));
}

TEST_CASE("an organization is later the first word of its name") {
  CHECK(Article("They left the Church of Light. Then the Church sued.")
            .same("Church of Light", "Church"));
  CHECK(Article("They left the Church of the Open Door. Then the Church sued.")
            .same("Church of the Open Door", "Church"));
}

TEST_CASE("organizations: initials, brackets, shorter names") {
  const Article article(
      "We asked the Port Crane Authority and the Quorl Harvest Union (Quhu). PCA was shut. Quhu "
      "hid. The Washington Post wrote, and the Post was right. Tannen Motors left. In May Tannen "
      "paid.");
  CHECK(article.same("PCA", "Port Crane Authority"));
  CHECK(article.same("Quhu", "Quorl Harvest Union"));
  CHECK(article.same("Post", "Washington Post"));
  CHECK(article.same("Tannen", "Tannen Motors"));
  CHECK(Article("The UN met. The United Nations rose.").same("UN", "United Nations"));
}

TEST_CASE("bodies of the same name belong to their states") {
  const Article article(
      "Brazil's Foreign Ministry spoke. The Chilean Foreign Ministry did not. Brazil's Foreign "
      "Ministry said no.");
  CHECK(article.actors().mentions.size() == 6);
  CHECK(article.actors().mentions[1].actor == article.actors().mentions[5].actor);
  CHECK(article.actors().mentions[1].actor != article.actors().mentions[3].actor);
}

TEST_CASE("an acronym in brackets with nothing before it is an actor of its own") {
  CHECK(Article("(NATO) met on Monday.").actor_of("NATO") == "NATO");
}

TEST_CASE("forms of a party's name are one group") {
  const Article article("Democrats met a Democrat in a Democratic office.");
  CHECK(article.same("Democrats", "Democrat"));
  CHECK(article.same("Democrats", "Democratic"));
}

TEST_CASE("the canonical name is the fullest, not in capitals") {
  CHECK(Article("LEEDS — Nobody came to Leeds.").actor_of("LEEDS") == "Leeds");
  CHECK(Article("A Kenyan ship left Kenya.").actor_of("Kenyan") == "Kenya");
}
