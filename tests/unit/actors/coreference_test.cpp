#include "actors/coreference.hpp"

#include "unit/actors/article.hpp"

using namespace allegedly;

TEST_CASE("apposition joins a phrase and a name") {
  const Article article("Its owner, Ana Reis, left. Bo Lund, a lawyer, stayed.");
  CHECK(article.actor_of("Its owner") == "Ana Reis");
  CHECK(article.actor_of("a lawyer") == "Bo Lund");
}

TEST_CASE("the possessor in a phrase beside a name is somebody else") {
  const Article article("Bo Lund, the mayor's lawyer, stayed. The mayor left.");
  CHECK(article.actor_of("the mayor's lawyer") == "Bo Lund");
  CHECK_FALSE(article.same("Bo Lund", "The mayor"));
}

TEST_CASE("who is described first may be named later") {
  const Article article(
      "A teacher in Leeds took money. She fled. The teacher, Ana Reis, was caught.");
  CHECK(article.same("A teacher in Leeds", "Ana Reis"));
  CHECK(article.same("She", "Ana Reis"));
  const Article two("A teacher wept. The retired teacher, Ana Reis, laughed.");
  CHECK_FALSE(two.same("A teacher", "Ana Reis"));
  const Article known("The teacher, Bo Lund, wept. The teacher, Ana Reis, laughed.");
  CHECK_FALSE(known.same("Bo Lund", "Ana Reis"));
}

TEST_CASE("a title alone in the headline is its first bearer") {
  const Article article("Mayor denies taking money\n\nIn a letter Mayor Ana Reis denied it.");
  CHECK(article.same("Mayor", "Ana Reis"));
  const Article former("Former mayor denies it\n\nIn a letter Mayor Ana Reis denied it.");
  CHECK_FALSE(former.same("Former mayor", "Ana Reis"));
  const Article place("Kent mayor denies taking money\n\nIn a letter Mayor Ana Reis denied it.");
  CHECK(place.same("Kent mayor", "Ana Reis"));
  const Article firm("Vantim director denies it\n\nIn a letter Director Ana Reis denied it.");
  CHECK_FALSE(firm.same("Vantim director", "Ana Reis"));
}

TEST_CASE("a role alone in the headline is the first that the text describes further") {
  const Article army("Army denies it\n\nKenya's army met Somalia's army. It left.");
  CHECK(army.same("Army", "Kenya's army"));
  CHECK_FALSE(army.same("Army", "Somalia's army"));
  const Article chain("Bakery chain denies it\n\nThe bakery chain Vantim lied. The chain left.");
  CHECK(chain.same("Bakery chain", "Vantim"));
  CHECK(chain.same("The chain", "Vantim"));
}

TEST_CASE("the next paragraph names whom the lead describes") {
  const Article article("Car stolen\n\nLEEDS - A clerk took a car.\n\nAna Reis, 44, denied it.");
  CHECK(article.same("A clerk", "Ana Reis"));
  const Article object("Car stolen\n\nThey met a clerk.\n\nAna Reis, 44, denied it.");
  CHECK_FALSE(object.same("a clerk", "Ana Reis"));
  const Article later("Car stolen\n\nA clerk took a car.\n\nIt rained.\n\nAna Reis denied it.");
  CHECK_FALSE(later.same("A clerk", "Ana Reis"));
}

TEST_CASE("a short title has a long one, and two bearers leave it open") {
  const Article one("Gov. Bo Lund met Rep. Ana Reis. The governor left. The congresswoman stayed.");
  CHECK(one.actor_of("The governor") == "Bo Lund");
  CHECK(one.actor_of("The congresswoman") == "Ana Reis");
  const Article two("Sen. Bo Lund met Sen. Ana Reis. The senator left.");
  CHECK(two.actor_of("The senator") == "The senator");
}

TEST_CASE("titles and head nouns refer back") {
  const Article article(
      "Foreign Minister Oleg Vasin came. The minister sat. The foreign minister left. "
      "The Port Safety Commission met. The commission erred.");
  CHECK(article.actor_of("The minister") == "Oleg Vasin");
  CHECK(article.actor_of("The foreign minister") == "Oleg Vasin");
  CHECK(article.actor_of("The commission") == "Port Safety Commission");
}

TEST_CASE("the company is the latest organization") {
  CHECK(Article("Tannen Motors lost money. The company denied it.").actor_of("The company") ==
        "Tannen Motors");
}

TEST_CASE("a court is no company, but may be an organization") {
  const Article article("Tannen Motors sued in Leeds County Court. The company denied it.");
  CHECK(article.actor_of("The company") == "Tannen Motors");
  CHECK(Article("The Port Safety Board met. The organization denied it.")
            .actor_of("The organization") == "Port Safety Board");
}

TEST_CASE("a name in the phrase tells which one is meant") {
  const Article article("The Lund campaign paid. The Reis campaign denied it. The campaign erred.");
  CHECK_FALSE(article.same("The Lund campaign", "The Reis campaign"));
  CHECK(article.same("The campaign", "The Reis campaign"));
}

TEST_CASE("a noun in the phrase tells which one is meant") {
  const Article two(
      "The mayor's office burned. The regional audit office called. The office fell.");
  CHECK_FALSE(two.same("The mayor's office", "The regional audit office"));
  CHECK(two.same("The regional audit office", "The office"));
  const Article bare("The office burned. The audit office fell.");
  CHECK(bare.same("The office", "The audit office"));
  const Article known("The audit office burned. The old audit office fell.");
  CHECK(known.same("The audit office", "The old audit office"));
}

TEST_CASE("a noun that fits only some organizations waits for one of its own") {
  CHECK(Article("Tannen Motors lost money. The army denied it.").actor_of("The army") ==
        "The army");
}

TEST_CASE("part of a group, and the possessor in a phrase, are mentions too") {
  const Article article("One of her aides met the minister's lawyer.");
  CHECK(article.actor_of("One of her aides") == "One of her aides");
  CHECK(article.actor_of("the minister") == "the minister");
  CHECK(article.actor_of("the minister's lawyer") == "the minister's lawyer");
}

TEST_CASE("a role may be written with hyphens") {
  CHECK(Article("The ex-mayor left. She wept.").same("The ex-mayor", "She"));
  const Article article("Her brother-in-law met the editor-in-chief.");
  CHECK(article.actor_of("Her brother-in-law") == "Her brother-in-law");
  CHECK(article.actor_of("the editor-in-chief") == "the editor-in-chief");
}

TEST_CASE("unnamed actors: one for equal phrases, another for others") {
  const Article article("A witness spoke. A guard waited. The witness left.");
  CHECK(article.actor_of("The witness") == "A witness");
  CHECK(article.actor_of("A guard") == "A guard");
}

TEST_CASE("a phrase reaches as far as it identifies") {
  const Article article("A spokesman for the army spoke to officials in Leeds on Monday.");
  CHECK(article.actor_of("A spokesman for the army") == "A spokesman for the army");
  CHECK(article.actor_of("officials in Leeds") == "officials in Leeds");
}

TEST_CASE("a phrase whose head is on no list is an actor too, but no pronoun's") {
  const Article article("The busker left. Superdelegates supporting Ana Reis left. He wept.");
  CHECK(article.actor_of("Superdelegates") == "Superdelegates");
  CHECK(article.actor_of("The busker") == "The busker");
  CHECK(article.actor_of("He").empty());
  for (const ActorMention& mention : article.actors().mentions) {
    CHECK(mention.unknown == (article.surface(mention) == "The busker" ||
                              article.surface(mention) == "Superdelegates"));
  }
}

TEST_CASE("pronouns agree in gender and number") {
  const Article article(
      "Maria Holt met Peter Lund. She smiled. He did not. Officials watched. They left Tannen "
      "Motors, which closed its doors.");
  CHECK(article.actor_of("She") == "Maria Holt");
  CHECK(article.actor_of("He") == "Peter Lund");
  CHECK(article.actor_of("They") == "Officials");
  CHECK(article.actor_of("which") == "Tannen Motors");
  CHECK(article.actor_of("its") == "Tannen Motors");
  CHECK(Article("Clerks read a report. They wept.").actor_of("They") == "Clerks");
  CHECK(Article("He read a report. They wept.").actor_of("They").empty());
}

TEST_CASE("who stands for the phrase before it") {
  const Article article("A guard who waited met Ana Reis, who did not.");
  CHECK(article.actor_of("who", 0) == "A guard");
  CHECK(article.actor_of("who", 1) == "Ana Reis");
}

TEST_CASE("phrases, names and pronouns may be the last words of a text") {
  CHECK(Article("He blamed the minister").actor_of("the minister") == "the minister");
  CHECK(Article("He blamed one").actors().mentions.size() < 2);
  CHECK(Article("He blamed Ana Reis, who").actor_of("who") == "Ana Reis");
  CHECK(Article("He blamed the spokesman for").actor_of("the spokesman") == "the spokesman");
}

TEST_CASE("the first and second person are left out") {
  CHECK(Article("“I saw you,” Ana Reis said.").actor_of("I").empty());
}

TEST_CASE("a pronoun without anybody before it has no actor") {
  CHECK(Article("She left.").actors().mentions.empty());
}

TEST_CASE("mentions are in order, outer before inner") {
  const Article article("South Korean officials met a spokesman for the Foreign Ministry.");
  const Actors& actors = article.actors();
  REQUIRE(actors.mentions.size() == 4);
  CHECK(article.surface(actors.mentions[0]) == "South Korean officials");
  CHECK(article.surface(actors.mentions[1]) == "South Korean");
  CHECK(article.surface(actors.mentions[2]) == "a spokesman for the Foreign Ministry");
  CHECK(article.surface(actors.mentions[3]) == "Foreign Ministry");
  CHECK(article.text().surface(actors.mentions[2].head) == "spokesman");
}
