#include "actors/antecedents.hpp"

#include <algorithm>

#include "unit/actors/article.hpp"

using namespace allegedly;

namespace {

// What the n-th pronoun was chosen from.
PronounChoice choice(std::string_view text, std::size_t n = 0) {
  const test::Analysed analysed(text);
  std::vector<PronounChoice> choices;
  find_actors(analysed.text, analysed.syntax, analysed.analysis.names, &choices);
  REQUIRE(n < choices.size());
  return choices[n];
}

// Of the candidate that is `back` mentions away.
int feature(const PronounChoice& choice, std::string_view name, std::size_t back = 0) {
  const auto* const found = std::find(kAntecedentFeatures.begin(), kAntecedentFeatures.end(), name);
  REQUIRE(found != kAntecedentFeatures.end());
  REQUIRE(back < choice.candidates.size());
  return choice.candidates[back].features[found - kAntecedentFeatures.begin()];
}

}  // namespace

TEST_CASE("who speaks goes on speaking, whomever the quotation names") {
  CHECK(Article("\"Marc Dunn lied to me for a year,\" Owen Hale said. He left early.")
            .actor_of("He") == "Owen Hale");
}

TEST_CASE("a subject is one across what introduces it") {
  const std::string text = "Peter Lund, who owns the pit, blamed Marc Dunn. He left early.";
  CHECK(Article(text).actor_of("He") == "Peter Lund");
  CHECK(feature(choice(text), "introduced subject", 1) == 1);
  CHECK(feature(choice("Peter Lund, Marc Dunn and others left. He did not."), "introduced subject",
                1) == 0);
}

TEST_CASE("an organization speaks again as it") {
  CHECK(Article("The Harbour Ministry said that the Transit Fund had lost money, the first time "
                "that it has blamed anybody.")
            .actor_of("it") == "Harbour Ministry");
}

TEST_CASE("candidates are the mentions that agree, the nearest first") {
  const PronounChoice she =
      choice("Maria Holt met Peter Lund and Sam. Tannen Motors gained. She smiled.");
  REQUIRE(she.candidates.size() == 2);  // neither Peter nor the company
  CHECK(she.kind == PronounKind::female);
  CHECK(feature(she, "nearest", 0) == 1);
  CHECK(feature(she, "nearest", 1) == 0);
  CHECK(feature(she, "agrees", 0) == 0);
  CHECK(feature(she, "agrees", 1) == 1);
  CHECK(feature(she, "two sentences back", 1) == 1);
  CHECK(feature(she, "begins its sentence", 1) == 1);
  CHECK(feature(she, "subject like the pronoun", 1) == 1);
}

TEST_CASE("sides of a quotation, paragraphs and prepositions are seen") {
  const std::string text =
      "The talks with Owen Hale failed.\n\nMarc Dunn said: \"He lied. We did not.\"";
  const PronounChoice he = choice(text);
  CHECK(feature(he, "speaker", 0) == 1);
  CHECK(feature(he, "speaks of it", 0) == 1);
  CHECK(feature(he, "speaker", 1) == 0);
  CHECK(feature(he, "in another paragraph", 0) == 0);
  CHECK(feature(he, "in another paragraph", 1) == 1);
  CHECK(feature(he, "after a preposition", 1) == 1);
}

TEST_CASE("mentions are counted in binary digits") {
  const PronounChoice he = choice("Owen Hale left. Hale fell. Hale rose. Hale sat. He slept.");
  CHECK(feature(he, "mentions", 0) == 3);
  CHECK(feature(he, "mentions", 3) == 1);
}

TEST_CASE("without a candidate a pronoun stands for nobody") {
  CHECK(choice("He left.").candidates.empty());
  CHECK(Article("He left.").actor_of("He").empty());
}
