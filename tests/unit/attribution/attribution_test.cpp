#include "attribution/attribution.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "unit/analysed.hpp"

namespace allegedly {
namespace {

// Tokens of "s k c ..." by hand: span i covers token i, with the role that the letter says.
RoleLayer layer(std::string_view roles, std::vector<RoleLink> links) {
  RoleLayer out;
  for (std::uint32_t i = 0; i < roles.size(); ++i) {
    const Role role = roles[i] == 's' ? Role::source : roles[i] == 'k' ? Role::cue : Role::content;
    out.spans.push_back({{i, i + 1}, role, 0.9F});
  }
  out.links = std::move(links);
  return out;
}

// "source|cue|content" of every attribution, each a list of span numbers.
std::vector<std::string> assembled(RoleLayer outer, RoleLayer nested = {}) {
  const AnnotatedText text = *AnnotatedText::analyse("a b c d e f g h");
  Analysis analysis;
  analysis.outer = std::move(outer);
  analysis.nested = std::move(nested);
  std::vector<std::string> out;
  for (const Attribution& attribution : assemble_attributions(text, analysis)) {
    std::string line;
    for (const auto* pieces : {&attribution.source, &attribution.cue, &attribution.content}) {
      if (!line.empty() || pieces != &attribution.source) line += '|';
      for (const TokenSpan piece : *pieces) line += std::to_string(piece.start);
    }
    out.push_back(line);
  }
  return out;
}

using Lines = std::vector<std::string>;

TEST_CASE("a span goes to its likeliest cue") {
  CHECK(assembled(layer(
            "skcskc",
            {{1, 0, .9F}, {1, 2, .6F}, {4, 2, .7F}, {4, 3, .9F}, {4, 5, .9F}, {1, 3, .2F}})) ==
        Lines{"0|1|", "3|4|25"});
  CHECK(assembled(layer("skckc", {{1, 0, .9F}, {1, 2, .9F}, {3, 4, .9F}})) ==
        Lines{"0|1|2", "|3|4"});
}

TEST_CASE("a span with no likely cue belongs nowhere") {
  CHECK(assembled(layer("skcc", {{1, 0, .9F}, {1, 2, .9F}, {1, 3, .01F}})) == Lines{"0|1|2"});
}

TEST_CASE("pieces of one cue are one attribution, and content may come in pieces") {
  CHECK(assembled(layer("ckskc", {{1, 0, .9F}, {1, 3, .8F}, {1, 2, .9F}, {3, 4, .9F}})) ==
        Lines{"2|13|04"});
}

TEST_CASE("a cue without a source shares a likely one") {
  CHECK(assembled(layer("skckc", {{1, 0, .9F}, {1, 2, .9F}, {3, 0, .6F}, {3, 4, .9F}})) ==
        Lines{"0|1|2", "0|3|4"});
}

TEST_CASE("a cue may say it all, but without a cue nothing is attributed") {
  CHECK(assembled(layer("sk", {{1, 0, .9F}})) == Lines{"0|1|"});
  CHECK(assembled(layer("c", {})).empty());
}

TEST_CASE("nested attributions come in the order of their cues") {
  RoleLayer nested = layer("sskc", {{2, 1, .9F}, {2, 3, .9F}});
  nested.spans.erase(nested.spans.begin());
  for (RoleLink& link : nested.links) link = {link.cue - 1, link.other - 1, link.probability};
  CHECK(assembled(layer("ckcc", {{1, 0, .9F}, {1, 2, .9F}, {1, 3, .9F}}), std::move(nested)) ==
        Lines{"|1|023", "1|2|3"});
}

TEST_CASE("a cue that both layers have found is the outer one") {
  const std::vector<RoleLink> links = {{1, 0, .9F}, {1, 2, .9F}};
  CHECK(assembled(layer("skc", links), layer("skc", links)) == Lines{"0|1|2"});
}

TEST_CASE("confidence grows with the probabilities of cue and content") {
  const AnnotatedText text = *AnnotatedText::analyse("a b c");
  Analysis analysis;
  analysis.calibration = {0.5F, 1, 0.5F};
  analysis.outer = layer("kc", {{0, 1, .9F}});
  const float sure = assemble_attributions(text, analysis).front().confidence;
  analysis.outer.spans[0].probability = 0.5F;
  const float less = assemble_attributions(text, analysis).front().confidence;
  CHECK(sure < 1);
  CHECK(less < sure);
  CHECK(less > 0);
}

// "source | cue | content" of every attribution, one a line.
std::string attributions(std::string_view article) {
  const test::Analysed analysed(article);
  std::string out;
  for (const Attribution& attribution : assemble_attributions(analysed.text, analysed.analysis)) {
    if (!out.empty()) out += '\n';
    out += analysed.written(attribution.source) + " | " + analysed.written(attribution.cue) +
           " | " + analysed.written(attribution.content);
  }
  return out;
}

TEST_CASE("indirect and direct speech") {
  CHECK(attributions("The minister said that the army had shelled a village.") ==
        "The minister | said | that the army had shelled a village");
  CHECK(attributions("\"We hid nothing,\" Weir said, \"and we never will.\"") ==
        "Weir | said | \"We hid nothing,\" + \"and we never will.\"");
  CHECK(attributions("The losses reach $4 million, according to the audit.") ==
        "the audit | according to | The losses reach $4 million");
}

TEST_CASE("boilerplate attributes nothing") {
  CHECK(attributions("The road is closed.\n\nRelated Posts\n\nMayor denies taking bribes") == "");
}

TEST_CASE("no text, no attributions") {
  CHECK(attributions("") == "");
}

}  // namespace
}  // namespace allegedly
