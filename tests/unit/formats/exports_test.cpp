// What annotations look like as CSV, Markdown, brat, W3C.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>

#include "formats/brat.hpp"
#include "formats/csv.hpp"
#include "formats/markdown.hpp"
#include "formats/w3c.hpp"
#include "unit/fixtures.hpp"

namespace allegedly {
namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// One allegation whose cue is all of `text`, with that as its source, content and only actor too.
Annotation all_is(std::string text) {
  Annotation annotation;
  annotation.engine = {"allegedly", "0.1.0"};
  annotation.text = std::move(text);
  const ByteSpan all{0, static_cast<std::uint32_t>(annotation.text.size())};
  annotation.paragraphs = {{all, ParagraphKind::headline}};
  annotation.actors = {{"a1", annotation.text, ActorType::person}};
  annotation.mentions = {{0, all, MentionForm::name}};
  annotation.claims = {fixtures::claim("c1", ClaimType::allegation, {all}, {all}, {all})};
  annotation.claims[0].standing = Standing::unanswered;
  annotation.claims[0].targets = {0};
  return annotation;
}

TEST_CASE("CSV: a row for every claim") {
  CHECK(
      to_csv(fixtures::article()) ==
      "id,type,source,source_actor,source_strength,cue,content,targets,standing,responds_to,"
      "origin,confidence,start,end\r\n"
      "c1,denial,Eland,Eland,named,denies,jamming radar 📡,,,c2,machine,0.5,6,12\r\n"
      "c2,allegation,Marisol’s navy,Marisol’s navy,anonymous,accused,Eland of jamming its "
      "radar,Eland,denied,,machine,0.8125,45,52\r\n"
      "c3,denial,\"Eland’s envoy, José Ferro\",José Ferro,named,said,\"“We did nothing of the "
      "kind,”\",,,c2,machine,0.5,111,115\r\n"
      "c4,non_response,The builder,The builder,anonymous,declined,to comment,,,,human,1,155,163\r\n"
      "c5,allegation,,,nobody,is also suspected,He … of fraud,José "
      "Ferro,unanswered,,machine,0,179,196\r\n");
}

TEST_CASE("CSV: quotes are doubled, line breaks become spaces, formulas are defused") {
  CHECK(contains(to_csv(all_is("a \"b\",\nc")), ",\"a \"\"b\"\", c\","));
  for (const char* formula : {"=1+1", "+1", "-1", "@A1"}) {
    CAPTURE(formula);
    CHECK(contains(to_csv(all_is(formula)), std::string(",'") + formula + ','));
  }
  CHECK(contains(to_csv(all_is("=HYPERLINK(\"x\",1)")), ",\"'=HYPERLINK(\"\"x\"\",1)\","));
}

TEST_CASE("Markdown: counts, ledger, actors") {
  CHECK(to_markdown(fixtures::article()) ==
        "# Eland denies jamming radar 📡\n\n"
        "5 actors, 2 allegations, 2 denials, 0 admissions, 1 non-response, 0 other statements.\n\n"
        "## Allegations\n\n"
        "| Source | About whom | What | Standing | Replies |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| Marisol’s navy | Eland | Eland of jamming its radar | denied | denial by Eland; denial "
        "by Eland’s envoy, José Ferro |\n"
        "| nobody named | José Ferro | He … of fraud | unanswered | none |\n\n"
        "## Actors\n\n"
        "- **Eland**, state\n- **Marisol**, state\n- **Marisol’s navy**, organization\n"
        "- **José Ferro**, person\n- **The builder**, organization\n\n"
        "Annotated by allegedly 0.1.0.\n");
}

TEST_CASE("Markdown: whoever replies is named in a few words") {
  Annotation annotation = fixtures::article();
  annotation.text += "\n\n" + std::string(500, 'x');
  const auto size = static_cast<std::uint32_t>(annotation.text.size());
  annotation.claims[2].source = {{size - 500, size}};
  CHECK(contains(to_markdown(annotation), "; denial by " + std::string(200, 'x') + " … |"));
  annotation.claims[2].source = {{size - 500, size - 400}, {size - 300, size - 200}};
  CHECK(contains(to_markdown(annotation), "; denial by " + std::string(100, 'x') + " … |"));
}

TEST_CASE("Markdown: nothing from the article is markup") {
  const std::string report = to_markdown(all_is("<b>*x* [a](http://b.c) | `d` @e www.f.g\nh"));
  CHECK(contains(report,
                 "# \\<b\\>\\*x\\* \\[a\\](http\\://b\\.c) \\| \\`d\\` \\@e www\\.f\\.g h\n"));
  CHECK(contains(report, "- **\\<b\\>\\*x\\* "));
}

TEST_CASE("brat: mentions, cues and parts, events, standings, one actor's mentions") {
  const std::string ann = to_brat(fixtures::article());
  CHECK(
      ann.starts_with("T1\tState 0 5\tEland\nA1\tOrigin T1 Machine\n#1\tActorName T1\tEland\n"
                      "A2\tActor_origin T1 Machine\nT2\tOrganization 30 44\tMarisol’s navy\n"
                      "A3\tForm T2 Nominal\n"));
  CHECK(contains(ann, "T12\tAllegation 45 52\taccused\n"));
  CHECK(contains(ann, "E1\tDenial:T9 Source:T10 Speaker:T1 Content:T11 Answers:E2\n"));
  CHECK(contains(ann, "E2\tAllegation:T12 Source:T13 Speaker:T2 Content:T14 Target:T4\n"));
  CHECK(contains(ann, "\tStanding E2 Denied\n"));
  CHECK(contains(ann, "\tConfidence E2\t0.8125\n"));
  CHECK(contains(ann, "\tEvidence E2\taccuse_of_deed 0.875 0 0 0 0.125\n"));
  CHECK_FALSE(contains(ann, "\tOrigin E4 "));  // a person made it
  CHECK(contains(ann, "\tContent 176 178;197 205\tHe of fraud\n"));
  CHECK(contains(ann, "*\tEquiv T1 T4 T5\n*\tEquiv T6 T8\n"));
}

TEST_CASE("brat: several targets and answers are numbered") {
  Annotation annotation = fixtures::article();
  annotation.claims[1].targets = {0, 4};
  annotation.claims[2].responds_to = {1, 4};
  CHECK(contains(to_brat(annotation), " Target:T4 Target2:T7\n"));
  CHECK(contains(to_brat(annotation), " Answers:E2 Answers2:E5\n"));
}

TEST_CASE("brat: a span over lines is cut in fragments, and nothing ends a line of the file") {
  CHECK(contains(to_brat(all_is("one\r\n\ntwo\u2028three")),
                 "T1\tPerson 0 3;6 9;10 15\tone two three\n"));
}

TEST_CASE("brat: marks of white space alone are left out, and claims whose cue is one") {
  CHECK(to_brat(all_is(" \n\u00a0")).empty());
  Annotation annotation = all_is("a ");
  annotation.claims.push_back(fixtures::claim("c2", ClaimType::denial, {{0, 1}}, {{1, 2}}, {}));
  annotation.claims[0].cue = {{1, 2}};
  annotation.claims[1].responds_to = {0};
  CHECK(contains(to_brat(annotation), "\nE1\tDenial:T2\n"));
  CHECK_FALSE(contains(to_brat(annotation), "Answers"));
}

TEST_CASE("brat: the configuration names every type, role and attribute") {
  const std::string configuration = brat_configuration();
  CHECK(contains(configuration, "[entities]\nPerson\nOrganization\n"));
  CHECK(contains(configuration,
                 "\nNon_response\tSource*:Source, Speaker?:<ACTOR>, "
                 "Content*:Content, Answers*:Allegation\n"));
  CHECK(contains(configuration,
                 "\nStanding\tArg:Allegation, "
                 "Value:Denied|Admitted|No_response|Unanswered\n"));
}

TEST_CASE("CSV: a row for every actor") {
  Annotation annotation = fixtures::article();
  annotation.actors.push_back({"a6", "=Nobody, \"Inc\"", ActorType::group, Origin::human});
  CHECK(to_actors_csv(annotation) ==
        "id,name,type,mentions,allegations_made,replies_made,statements_made,accused,unanswered,"
        "origin,start,end\r\n"
        "a1,Eland,state,3,0,1,0,1,0,machine,0,5\r\n"
        "a2,Marisol,state,1,0,0,0,0,0,machine,30,37\r\n"
        "a3,Marisol’s navy,organization,1,1,0,0,0,0,machine,30,44\r\n"
        "a4,José Ferro,person,2,0,1,0,1,1,machine,131,141\r\n"
        "a5,The builder,organization,1,0,1,0,0,0,machine,143,154\r\n"
        "a6,\"'=Nobody, \"\"Inc\"\"\",group,0,0,0,0,0,0,human,,\r\n");
}

const std::string kHash = text_hash(fixtures::kText);

std::string urn(const std::string& kind, const std::string& id) {
  return "urn:allegedly:" + kind + ':' + kHash.substr(0, 32) + ':' + id;
}

TEST_CASE("W3C: every mention, cue, source and content is an annotation with both selectors") {
  const nlohmann::json page = nlohmann::json::parse(to_w3c(fixtures::article()));
  CHECK(page["@context"][0] == "http://www.w3.org/ns/anno.jsonld");
  CHECK(page["type"] == "AnnotationPage");
  CHECK(page["article"]["schema:sha256"] == kHash);
  REQUIRE(page["items"].size() == 8 + 5 + 4 + 5);
  CHECK(page["partOf"]["total"] == 22);
  const nlohmann::json mention = page["items"][5];
  CHECK(mention["motivation"] == "identifying");
  CHECK(mention["target"][0]["selector"][0] ==
        nlohmann::json{{"type", "TextQuoteSelector"},
                       {"exact", "José Ferro"},
                       {"prefix", " the kind,” said Eland’s envoy, "},
                       {"suffix", ". The builder declined to commen"}});
  CHECK(mention["target"][0]["selector"][1] ==
        nlohmann::json{{"type", "TextPositionSelector"}, {"start", 131}, {"end", 141}});
  const nlohmann::json denial = page["items"][8];
  CHECK(denial["id"] == urn("claim", "c1"));
  CHECK(denial["motivation"] == "classifying");
  CHECK(denial["body"].back() == nlohmann::json{{"type", "SpecificResource"},
                                                {"purpose", "linking"},
                                                {"part", "answers"},
                                                {"source", urn("claim", "c2")}});
  CHECK(denial["target"].size() == 1);
  CHECK(denial["target"][0]["part"] == "cue");
  CHECK(denial["target"][0]["selector"][0]["prefix"] == "Eland ");
}

TEST_CASE("W3C: nothing but its cue is said to be an allegation") {
  const nlohmann::json page = nlohmann::json::parse(to_w3c(fixtures::article()));
  for (const nlohmann::json& item : page["items"]) {
    const bool classifies = item["body"][0]["purpose"] == "classifying";
    for (const nlohmann::json& target : item["target"]) {
      CHECK((target["part"] == "cue") == classifies);
    }
  }
  const nlohmann::json source = page["items"][9];
  CHECK(source["id"] == urn("source", "c1"));
  CHECK(source["motivation"] == "linking");
  CHECK(source["body"][0]["source"] == urn("claim", "c1"));
  CHECK(source["body"][1]["value"] == "source");
  CHECK(source["target"][0]["selector"][0]["exact"] == "Eland");
  const nlohmann::json content = page["items"].back();
  CHECK(content["id"] == urn("content", "c5"));
  CHECK(content["target"].size() == 2);
  CHECK(content["target"][1]["selector"][0]["exact"] == "of fraud");
}

TEST_CASE("W3C: what two articles give shares no name") {
  const std::string one = to_w3c(all_is("One text."));
  const std::string other = to_w3c(all_is("Another."));
  const auto names = [](const std::string& page) {
    std::set<std::string> found;
    for (std::size_t at = page.find("\"id\":\""); at != std::string::npos;
         at = page.find("\"id\":\"", at + 1)) {
      found.insert(page.substr(at + 6, page.find('"', at + 6) - at - 6));
    }
    return found;
  };
  CHECK(names(one).size() == 9);
  for (const std::string& name : names(one)) {
    if (!name.starts_with("urn:allegedly:engine:")) CHECK_FALSE(names(other).contains(name));
  }
}

TEST_CASE("W3C: ids are percent-encoded") {
  Annotation annotation = all_is("text");
  annotation.claims[0].id = "c 1/é";
  CHECK(contains(to_w3c(annotation), ":c%201%2F%C3%A9\""));
}

}  // namespace
}  // namespace allegedly
