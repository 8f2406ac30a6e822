// Marks that were made earlier, in every format that is read back.
#include "formats/read.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "formats/brat.hpp"
#include "formats/html.hpp"
#include "formats/html_reader.hpp"
#include "formats/json.hpp"
#include "formats/w3c.hpp"
#include "unit/fixtures.hpp"

namespace allegedly {
namespace {

const std::string kPage = to_w3c(fixtures::article());

// Not a constant: what the page is made of is unpacked when the program starts.
std::string saved_page() {
  return to_html(fixtures::article());
}

const std::string kStandoff = to_brat(fixtures::article());

std::string urn(std::string_view kind) {
  return "urn:allegedly:" + std::string(kind) + ':' + text_hash(fixtures::kText).substr(0, 32);
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("the file lacks what the test replaces");
  return text.replace(at, from.size(), to);
}

std::string message_of(const Result<AnnotationFile>& read) {
  REQUIRE_FALSE(read);
  return read.error().message;
}

// What is wrong with the article's page after `from` in it has become `to`.
std::string problem_with_page(std::string_view from, std::string_view to) {
  return message_of(annotation_from_w3c(replaced(kPage, from, to), {}));
}

std::string problem_with_standoff(std::string_view from, std::string_view to) {
  return message_of(annotation_from_brat(replaced(kStandoff, from, to), fixtures::kText));
}

// The same for one line.
std::string problem_with_line(std::string_view line) {
  return message_of(annotation_from_brat(line, fixtures::kText));
}

TEST_CASE("JSON, a saved page and W3C give everything back") {
  const std::string json = to_json(fixtures::article(), OffsetUnit::utf8);
  for (const auto& [kind, input] :
       {std::pair(InputKind::annotation, json), std::pair(InputKind::html, saved_page()),
        std::pair(InputKind::w3c, kPage)}) {
    const Result<AnnotationFile> read = read_annotation(kind, input, {});
    REQUIRE_MESSAGE(read, read.error().message);
    CHECK(to_json(read->annotation, OffsetUnit::utf8) == json);
    CHECK(read->text_check == TextCheck::same);
    CHECK(read->lost == 0);
  }
}

TEST_CASE("a saved page is read whatever stands around the annotation, and by nothing else") {
  const std::string tag = R"(<script type="application/json" id="allegedly-annotation">)";
  const std::string json = to_json(fixtures::article(), OffsetUnit::utf8);
  for (const std::string& page :
       {replaced(saved_page(), "<head>", "<head><SCRIPT>const tag = '" + tag + "{}';</SCRIPT>"),
        replaced(saved_page(), tag, "<SCRIPT id='allegedly-annotation' type='application/json'>"),
        replaced(saved_page(), tag, "<script id=allegedly-annotation type=application/json>"),
        "<p>id=\"allegedly-annotation\"</p>" + saved_page()}) {
    const Result<AnnotationFile> read = annotation_from_html(page);
    REQUIRE_MESSAGE(read, read.error().message);
    CHECK(to_json(read->annotation, OffsetUnit::utf8) == json);
  }
  for (const std::string& page :
       {std::string(), std::string("<script"), std::string("<p>id=\"allegedly-annotation\"</p>"),
        replaced(saved_page(), "application/json", "text/plain"),
        replaced(saved_page(), "allegedly-annotation", "annotation")}) {
    CHECK(message_of(annotation_from_html(page)) ==
          "The page holds no annotation: it was not saved by Allegedly, or not whole.");
  }
  const std::string cut = saved_page().substr(0, saved_page().find(tag) + 100);
  CHECK(message_of(annotation_from_html(cut)).starts_with("The input is not JSON"));
}

TEST_CASE("brat gives back all but the engine and the ids, which are numbered anew") {
  const Result<AnnotationFile> read = annotation_from_brat(kStandoff, fixtures::kText);
  REQUIRE_MESSAGE(read, read.error().message);
  Annotation expected = fixtures::article();
  expected.engine = {"brat", "standoff"};
  std::swap(expected.actors[1], expected.actors[2]);  // in the order of their first mentions
  for (Annotation::Mention& mention : expected.mentions) {
    if (mention.actor == 1 || mention.actor == 2) mention.actor = 3 - mention.actor;
  }
  expected.claims[1].source_actor = 1;
  std::swap(expected.actors[1].id, expected.actors[2].id);
  expected.paragraphs = read->annotation.paragraphs;
  CHECK(to_json(read->annotation, OffsetUnit::utf8) == to_json(expected, OffsetUnit::utf8));
  CHECK(read->text_check == TextCheck::unknown);
  CHECK(read->annotation.paragraphs.size() == 3);
}

TEST_CASE("an article goes with brat, may go with W3C, and has no use elsewhere") {
  CHECK(message_of(read_annotation(InputKind::brat, kStandoff, {})) ==
        "Marks of brat need the article that they belong to, the .txt.");
  CHECK(read_annotation(InputKind::brat, kStandoff, fixtures::kText));
  for (const InputKind kind : {InputKind::annotation, InputKind::html}) {
    CHECK(message_of(read_annotation(kind, "{}", "text")) ==
          "The file of an annotation holds its article: give no other.");
  }
  CHECK(read_annotation(InputKind::w3c, kPage, fixtures::kText));
  const std::string without = replaced(kPage, R"("article":{)", R"("other":{)");
  CHECK(read_annotation(InputKind::w3c, without, fixtures::kText));
  CHECK(message_of(read_annotation(InputKind::w3c, without, {})) ==
        "The page does not hold the article: it has to be given with it.");
  CHECK(read_annotation(InputKind::text, "text", {}).error().code == ErrorCode::unsupported_option);
}

TEST_CASE("W3C: what is wrong is named with its place") {
  CHECK(message_of(annotation_from_w3c("{", {})) ==
        "The input is not JSON: the error is at byte 2.");
  CHECK(message_of(annotation_from_w3c("[]", {})) ==
        "The JSON is no page of W3C annotations: its type is not AnnotationPage.");
  CHECK(problem_with_page("urn:allegedly:actor:", "urn:actor:") ==
        "actors[0].id: is not \"urn:allegedly:actor:\" and an id.");
  CHECK(problem_with_page(urn("actor") + ":a1", urn("actor") + ":%FF") ==
        "actors[0].id: is not well-formed when it is decoded.");
  CHECK(problem_with_page("\"source\":\"" + urn("actor") + ":a1",
                          "\"source\":\"urn:allegedly:actor:x") ==
        "items[0].body: is the id of nothing in this annotation.");
  CHECK(problem_with_page(R"("part":"mention","source":"urn:allegedly:actor)",
                          R"("part":"x","source":"urn:allegedly:actor)") ==
        "items[0]: is neither a mention of an actor nor a claim.");
  CHECK(problem_with_page(R"("exact":"Eland")", R"("exact":"")") ==
        "items[0].target[0]: quotes nothing.");
  CHECK(problem_with_page(R"("start":0,"end":5})", R"("start":-1,"end":5})") ==
        "items[0].target[0]: has no whole number from 0 up as its start.");
  std::string unquoted = replaced(kPage, R"({"type":"TextQuoteSelector",)", R"({"type":"Other",)");
  unquoted = replaced(unquoted, R"("start":0,"end":5})", R"("start":0,"end":5000})");
  CHECK(message_of(annotation_from_w3c(unquoted, {})) ==
        "items[0].target[0]: [0, 5000) lies outside the text.");
  CHECK(problem_with_page(R"("part":"cue")", R"("part":"clue")") ==
        "items[8].target[0]: has no part that is cue, source or content.");
  CHECK(problem_with_page(R"("part":"answers","source":")" + urn("claim") + ":c2",
                          R"("part":"answers","source":")" + urn("claim") + ":c9") ==
        "items[8].body[2]: is the id of nothing in this annotation.");
  CHECK(problem_with_page(R"("part":"claim","source":")" + urn("claim") + ":c1",
                          R"("part":"claim","source":")" + urn("claim") + ":c9") ==
        "items[9].body: is the id of nothing in this annotation.");
  CHECK(problem_with_page(R"("confidence":0.5)", R"("confidence":"high")") ==
        "items[8].confidence: is no number.");
}

TEST_CASE("W3C: a single body, target or selector need not be a list") {
  std::string page = replaced(kPage, R"("target":[{)", R"("target":{)");
  page = replaced(page, R"("end":5}]}]})", R"("end":5}]}})");
  const Result<AnnotationFile> read = annotation_from_w3c(page, {});
  REQUIRE_MESSAGE(read, read.error().message);
  CHECK(read->annotation.mentions.size() == fixtures::article().mentions.size());
}

TEST_CASE("W3C: what was written before parts were annotations of their own is read") {
  const std::string page =
      R"({"type":"AnnotationPage","article":{"value":"Ann denied it."},"actors":[)"
      R"({"id":"urn:allegedly:actor:a%201","name":"Ann","kind":"person","origin":"human"}],)"
      R"("items":[{"id":"urn:allegedly:claim:c1","origin":"human","confidence":1,"body":[)"
      R"({"purpose":"classifying","value":"denial"},)"
      R"({"part":"source","source":"urn:allegedly:actor:a%201"}],"target":[)"
      R"({"part":"cue","selector":{"type":"TextPositionSelector","start":4,"end":10}},)"
      R"({"part":"source","selector":{"type":"TextPositionSelector","start":0,"end":3}},)"
      R"({"part":"content","selector":{"type":"TextPositionSelector","start":11,"end":13}}]}]})";
  const Result<AnnotationFile> read = annotation_from_w3c(page, {});
  REQUIRE_MESSAGE(read, read.error().message);
  CHECK(read->text_check == TextCheck::unknown);
  CHECK(read->annotation.actors.at(0).id == "a 1");
  const Annotation::Claim& claim = read->annotation.claims.at(0);
  CHECK(claim.id == "c1");
  CHECK(claim.source_actor == ActorIndex{0});
  CHECK(claim.cue == std::vector<ByteSpan>{{4, 10}});
  CHECK(claim.source == std::vector<ByteSpan>{{0, 3}});
  CHECK(claim.content == std::vector<ByteSpan>{{11, 13}});
}

// The article's page, read with its text as somebody has edited it.
AnnotationFile read_with(const std::string& text) {
  const Result<AnnotationFile> read = annotation_from_w3c(kPage, text);
  REQUIRE_MESSAGE(read, read.error().message);
  CHECK(read->text_check == TextCheck::changed);
  CHECK(read->annotation.text == text);
  return *read;
}

std::vector<std::string> words_of(const AnnotationFile& file) {
  const std::string& text = file.annotation.text;
  std::vector<std::string> words;
  const auto add = [&](ByteSpan bytes) { words.push_back(text.substr(bytes.start, bytes.size())); };
  for (const Annotation::Mention& mention : file.annotation.mentions) add(mention.bytes);
  for (const Annotation::Claim& claim : file.annotation.claims) {
    for (const auto* pieces : {&claim.cue, &claim.source, &claim.content}) {
      std::for_each(pieces->begin(), pieces->end(), add);
    }
  }
  return words;
}

TEST_CASE("W3C: marks go where their words have gone") {
  const std::string text(fixtures::kText);
  const std::vector<std::string> words = words_of({fixtures::article(), {}, 0});
  for (const std::string& edited :
       {"Yesterday’s news.\n\n" + text, replaced(text, "\n\n", "\n\nÜber Nacht, again.\n\n"),
        replaced(text, "to comment.\n", "to comment. Nobody else did.\n\n"),
        replaced(text, "📡\n", "📡\n" + std::string(9000, 'x') + '\n'), text + "The end.\n"}) {
    const AnnotationFile read = read_with(edited);
    CHECK(read.lost == 0);
    CHECK(words_of(read) == words);
  }
  const std::string moved =
      "He is also suspected of fraud.\n" + replaced(text, "He is also suspected of fraud.\n", "");
  const AnnotationFile read = read_with(moved);
  CHECK(read.lost == 0);
  CHECK(read.annotation.claims.front().id == "c5");
  CHECK(read.annotation.claims[1].responds_to == std::vector<ClaimIndex>{2});
  CHECK(words_of(read).size() == words.size());
}

TEST_CASE("W3C: marks whose words are gone are left out, counted, and answered by nobody") {
  const std::string text(fixtures::kText);
  const AnnotationFile read = read_with(replaced(text, "accused Eland of", "spoke about"));
  CHECK(read.lost == 3);  // the second mention of Eland, the cue and the content
  CHECK(read.annotation.claims.size() == 4);
  CHECK(read.annotation.claims[0].responds_to.empty());
  CHECK(read.annotation.actors.size() == 5);
  const AnnotationFile other = read_with("Nothing of all that stands here, and he knows it.");
  CHECK(other.annotation.claims.empty());
  CHECK(other.annotation.mentions.empty());
  CHECK(other.lost == 8 + 5 + 4 + 6);
}

TEST_CASE("W3C: of several places with the same words the one with the same neighbours is taken") {
  const std::string page =
      R"({"type":"AnnotationPage","actors":[{"id":"urn:allegedly:actor:a1","name":"He",)"
      R"("kind":"person","origin":"human"}],"items":[{"origin":"human","body":{"part":"mention",)"
      R"("source":"urn:allegedly:actor:a1"},"target":{"selector":[{"type":"TextQuoteSelector",)"
      R"("exact":"he","prefix":" on Monday that ","suffix":" had lied."},)"
      R"({"type":"TextPositionSelector","start":20,"end":22}]}}]})";
  const auto place_in = [&](const std::string& text) -> std::optional<std::uint32_t> {
    const Result<AnnotationFile> read = annotation_from_w3c(page, text);
    REQUIRE_MESSAGE(read, read.error().message);
    if (read->annotation.mentions.empty()) return {};
    return read->annotation.mentions[0].bytes.start;
  };
  CHECK(place_in("It said on Monday that he had lied.") == 23U);
  CHECK(place_in("And so, he and he, on Monday that he had lied, he too.") == 34U);
  CHECK(place_in("He said on Tuesday, he or they had told the truth.") == 20U);  // where it was
  CHECK_FALSE(place_in("She says he is away."));
  CHECK_FALSE(place_in(std::string(40'000, ' ') + " on Monday that he had lied."));  // too far
}

TEST_CASE("brat: what is wrong is named with its line") {
  CHECK(problem_with_line("some words") == "Line 1: is no line of brat's standoff format.");
  CHECK(problem_with_line("T1\tPerson 0 5\tEland\n\nT1\tPerson 0 5\tEland") ==
        "Line 3: has the id of an earlier line, T1.");
  CHECK(problem_with_line("R1\tKnows Arg1:T1 Arg2:T2") ==
        "Line 1: holds a relation, and marks of claims have none.");
  CHECK(problem_with_line("T1\tPerson\tEland") == "Line 1: has no offsets.");
  CHECK(problem_with_line("T1\tPerson 0 x\tEland") == "Line 1: \"0 x\" is no pair of offsets.");
  CHECK(problem_with_line("T1\tPerson 0 5000\tEland") ==
        "Line 1: \"0 5000\" is no stretch of the article.");
  CHECK(problem_with_line("T1\tPerson 0 5\tNelan") ==
        "Line 1: the article has other words there: is this the .txt that belongs to it?");
  CHECK(problem_with_line("T1\tPlanet 0 5\tEland") == "Line 1: there is no \"Planet\" here.");
  CHECK(problem_with_line("T1\tPerson 0 1;2 3\tE a") ==
        "Line 1: a mention of an actor is one stretch of text.");
  CHECK(problem_with_line("T1\tSource 0 5\tEland") == "Line 1: T1 belongs to no event.");
  CHECK(problem_with_line("E1\tDenial") == "Line 1: is an event without a trigger.");
  CHECK(problem_with_line("E1\tDenial:T1") == "Line 1: T1 is no Denial.");
  CHECK(problem_with_line("E1\tRumour:T1") == "Line 1: there is no event \"Rumour\" here.");
  CHECK(problem_with_line("*\tSame T1 T2") == "Line 1: is no Equiv, which is all that * may be.");
  CHECK(problem_with_line("*\tEquiv T1 T2") == "Line 1: T1 is no mention of an actor.");
  CHECK(problem_with_standoff("*\tEquiv T1 T4", "*\tEquiv T1 T6")
            .ends_with(": T6 is an actor of another type."));
  CHECK(problem_with_standoff("Form T2 Nominal", "Form T2 Long")
            .ends_with(": \"Long\" is no Form that there is."));
  CHECK(problem_with_standoff("Speaker:T1", "Singer:T1")
            .ends_with(": there is no role \"Singer\" here."));
  CHECK(problem_with_standoff("Answers:E2", "Answers:E7").ends_with(": E7 is no event."));
  CHECK(problem_with_standoff("Confidence E1\t0.5", "Confidence E1\thalf")
            .ends_with(": the confidence is no number."));
  CHECK(problem_with_standoff("accuse_of_deed 0.875", "shouts 0.875")
            .ends_with(": the evidence begins with no reading."));
  CHECK(problem_with_standoff(" 0.125\n", "\n").ends_with(": the evidence lacks a probability."));
  CHECK(annotation_from_brat("\xff", fixtures::kText).error().code == ErrorCode::invalid_utf8);
  CHECK(annotation_from_brat("", "\xff").error().code == ErrorCode::invalid_utf8);
}

TEST_CASE("brat: what people make there is read, and what is not ours is left alone") {
  const std::string text = "Ann denied that\nshe lied. It was Ann.";
  const Result<AnnotationFile> read = annotation_from_brat(
      "T1\tPerson 0 3\tAnn\r\n"
      "T2\tDenial 4 10\tdenied\n"
      "T3\tContent 11 15;16 24\tthat she lied\n"
      "T4\tContent 26 28\tIt\n"
      "E1\tDenial:T2 Speaker:T1 Content:T3 Content2:T4 \n"
      "T5\tPerson 33 36\tAnn\n"
      "*\tEquiv T1 T5\n"
      "A1\tNegation E1\nN1\tReference T1 Wikipedia:1\tAnn\n#1\tAnnotatorNotes E1\tsure?\n",
      text);
  REQUIRE_MESSAGE(read, read.error().message);
  REQUIRE(read->annotation.actors.size() == 1);
  CHECK(read->annotation.actors[0].name == "Ann");
  CHECK(read->annotation.mentions[1].actor == 0);
  CHECK(read->annotation.mentions[0].origin == Origin::human);
  const Annotation::Claim& claim = read->annotation.claims.at(0);
  CHECK(claim.content == std::vector<ByteSpan>{{11, 24}, {26, 28}});
  CHECK(claim.source_actor == ActorIndex{0});
  CHECK(claim.confidence == 1);
  CHECK(claim.origin == Origin::human);
  CHECK_FALSE(claim.evidence);
}

}  // namespace
}  // namespace allegedly
