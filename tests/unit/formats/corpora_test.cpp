// The formats of corpora and of what is trained on them: CoNLL columns, spaCy, doccano.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "formats/conll.hpp"
#include "formats/doccano.hpp"
#include "formats/percent.hpp"
#include "formats/spacy.hpp"
#include "unit/fixtures.hpp"

namespace allegedly {
namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

TEST_CASE("CoNLL: a column for every claim of a sentence, and the actors, nested ones too") {
  const std::string columns = to_conll(fixtures::article());
  CHECK(contains(columns, "# actor a3 = organization\tMarisol’s navy\n"));
  CHECK(contains(columns,
                 "# claim c1 = denial\tspeaker: a1\ttargets: _\tanswers: c2\tstanding: _\n"));
  CHECK(contains(columns,
                 "# newpar = headline\n# sent_id = 1\n# claims = c1:denial\n"
                 "1\tEland\t0\t5\tB-state:a1\tB-source\n"
                 "2\tdenies\t6\t12\tO\tB-cue\n"));
  CHECK(contains(columns,
                 "1\tMarisol\t30\t37\tB-organization:a3|B-state:a2\tB-source\n"
                 "2\t’s\t37\t39\tI-organization:a3\tI-source\n"));
  CHECK(contains(columns,
                 "\n1\tHe\t176\t178\tB-person:a4\tB-content\n"
                 "2\tis\t179\t181\tO\tB-cue\n"));
}

TEST_CASE("CoNLL: what goes on in the next sentence goes on with I-") {
  Annotation annotation = fixtures::article();
  annotation.claims[2].content = {{fixtures::find(fixtures::kText, "We did").start,
                                   fixtures::find(fixtures::kText, "He is").end}};
  CHECK(contains(to_conll(annotation), "\n1\tHe\t176\t178\tB-person:a4\tI-content\tB-content\n"));
}

TEST_CASE("CoNLL: nothing of a name or an id ends a line or a cell") {
  Annotation annotation = fixtures::article();
  annotation.actors[0] = {"a\t1\n", "E\nland\u2028", ActorType::state};
  CHECK(contains(to_conll(annotation), "# actor a%091%0A = state\tE land \n"));
}

TEST_CASE("CoNLL: a sentence of many claims stays in proportion to them") {
  Annotation annotation;
  for (std::uint32_t i = 0; i < 4000; ++i) {
    annotation.text += "no ";
    annotation.claims.push_back(fixtures::claim("c" + std::to_string(i), ClaimType::statement,
                                                {{3 * i, 3 * i + 2}}, {}, {}));
  }
  CHECK(to_conll(annotation).size() < 4'000'000);
}

// The texts of the tokens and the spaces after them, as spaCy makes them of a text and its tokens.
void check_spacy(const Annotation& annotation) {
  const nlohmann::json doc = nlohmann::json::parse(to_spacy(annotation));
  CHECK(doc["text"] == annotation.text);
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> ends;
  std::uint32_t at = 0;
  for (const nlohmann::json& token : doc["tokens"]) {
    const std::uint32_t start = token["start"];
    CHECK((start == at || start == at + 1));
    at = token["end"];
    starts.push_back(start);
    ends.push_back(at);
  }
  const auto aligned = [&](const nlohmann::json& span) {
    CHECK(std::find(starts.begin(), starts.end(), span["start"]) != starts.end());
    CHECK(std::find(ends.begin(), ends.end(), span["end"]) != ends.end());
  };
  std::uint32_t end = 0;
  for (const nlohmann::json& ent : doc["ents"]) {
    CHECK(ent["start"] >= end);
    end = ent["end"];
    aligned(ent);
  }
  for (const nlohmann::json& sentence : doc["sents"]) aligned(sentence);
  for (const auto& group : doc["spans"]) {
    for (const nlohmann::json& span : group) aligned(span);
  }
}

TEST_CASE("spaCy: tokens cover the text, spans are whole tokens, entities do not overlap") {
  check_spacy(fixtures::article());
  const nlohmann::json doc = nlohmann::json::parse(to_spacy(fixtures::article()));
  CHECK(doc["ents"][1] ==
        nlohmann::json{{"start", 30}, {"end", 44}, {"label", "organization"}, {"kb_id", "a3"}});
  CHECK(doc["ents"].size() == 7);
  CHECK(doc["spans"]["mentions"].size() == 8);
  CHECK(doc["_"]["claims"][0]["responds_to"] == nlohmann::json{"c2"});
}

TEST_CASE("spaCy: tokens are cut where a mark begins or ends, marks lose white space around them") {
  Annotation annotation = fixtures::article();
  annotation.mentions[0].bytes = {1, 6};      // "land "
  annotation.mentions[1].bytes = {31, 33};    // line breaks: left out
  annotation.claims[0].content = {{12, 16}};  // " jam"
  check_spacy(annotation);
  const nlohmann::json doc = nlohmann::json::parse(to_spacy(annotation));
  CHECK(doc["ents"][0]["start"] == 1);
  CHECK(doc["ents"][0]["end"] == 5);
  CHECK(doc["tokens"][0]["end"] == 1);
  CHECK(doc["spans"]["mentions"].size() == 7);
}

TEST_CASE("doccano: entities, and relations between them") {
  const nlohmann::json line = nlohmann::json::parse(to_doccano(fixtures::article()));
  CHECK(line["entities"][0] ==
        nlohmann::json{{"id", 1}, {"label", "state"}, {"start_offset", 0}, {"end_offset", 5}});
  const auto label = [&](const nlohmann::json& id) {
    return line["entities"][id.get<std::size_t>() - 1]["label"].get<std::string>();
  };
  std::vector<std::string> of_denial;
  for (const nlohmann::json& relation : line["relations"]) {
    if (relation["from_id"] != 9) continue;
    of_denial.push_back(relation["type"].get<std::string>() + ' ' + label(relation["to_id"]));
  }
  CHECK(label(9) == "denial");
  CHECK(of_denial == std::vector<std::string>{"source source", "content content", "speaker state",
                                              "answers allegation"});
}

TEST_CASE("ids are percent-encoded and decoded") {
  CHECK(percent_encoded("c 1/é%") == "c%201%2F%C3%A9%25");
  CHECK(percent_decoded("c%201%2f%C3%A9%25") == "c 1/é%");
  for (const char* plain : {"", "%", "%1", "%x1", "%1x", "100% sure"}) {
    CHECK(percent_decoded(plain) == plain);
  }
}

}  // namespace
}  // namespace allegedly
