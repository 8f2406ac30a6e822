#include "claims/arguments.hpp"

#include <doctest/doctest.h>

#include "unit/marked.hpp"

namespace allegedly {
namespace {

// Of the first attribution, once settled.
struct Settled {
  explicit Settled(std::string_view article) : marked(article) {
    std::vector<Attribution> attributions = marked.attributions;
    settle_arguments(Clauses(marked.text, marked.syntax), attributions);
    attribution = attributions.front();
  }

  test::Marked marked;
  Attribution attribution;
};

TEST_CASE("the accused of a passive does not speak") {
  const Settled passive("{s|Ten officers} {k|were accused} {c|of hacking}.");
  CHECK(passive.attribution.source.empty());
  CHECK(passive.attribution.content == std::vector<TokenSpan>{{0, 2}, {4, 6}});
  const Settled active("{s|Ten officers} {k|accused} {c|the firm of hacking}.");
  CHECK(active.attribution.source == std::vector<TokenSpan>{{0, 2}});
  const Settled by("{c|Ten officers} {k|were accused} by {s|auditors} {c|of hacking}.");
  CHECK(by.attribution.source.size() == 1);
  const Settled other("{s|Auditors} said {c|ten officers} {k|were accused} {c|of hacking}.");
  CHECK(other.attribution.source.size() == 1);
}

TEST_CASE("who is accused without an object does not speak either") {
  const Settled headline("{s|Port clerk} {k|accused} {c|of theft}\n\nShe denied it.");
  CHECK(headline.attribution.source.empty());
  CHECK(headline.attribution.content == std::vector<TokenSpan>{{0, 2}, {3, 5}});
  const Settled pronoun("{c|The clerk} {s|they} {k|accused} {c|of theft} was ill.");
  CHECK(pronoun.attribution.source.size() == 1);
  const Settled before("{c|The clerk} the {s|auditors} {k|accused} {c|of theft} was ill.");
  CHECK(before.attribution.source.size() == 1);
}

TEST_CASE("an adjective hedges its noun phrase") {
  const Settled hedge("{s|The} {k|alleged} {c|bribes of two clerks were small and rare}.");
  CHECK(hedge.attribution.source.empty());
  CHECK(hedge.attribution.content == std::vector<TokenSpan>{{2, 6}});
  const Settled headline(
      "{s|Ministers} Meet amid Worries over {k|Alleged} {c|Arms Sales}\n\nThey did.");
  CHECK(headline.attribution.source.empty());
  CHECK(headline.attribution.content == std::vector<TokenSpan>{{6, 8}});
  const Settled verb("{s|Weir} {k|alleged} {c|that bribes were rare}.");
  CHECK(verb.attribution.source.size() == 1);
}

TEST_CASE("whose a noun is speaks, where nobody else does") {
  const Settled name("They rejected Weir's {k|accusation} {c|of fraud}.");
  CHECK(name.attribution.source == std::vector<TokenSpan>{{2, 3}});
  const Settled pronoun("They rejected her {k|allegations} {c|of fraud}.");
  CHECK(pronoun.attribution.source == std::vector<TokenSpan>{{2, 3}});
  const Settled other("They rejected the Weir {k|allegations} by {s|auditors} {c|of fraud}.");
  CHECK(other.attribution.source == std::vector<TokenSpan>{{6, 7}});
  const Settled line("A word with Dana Weir\n\n{k|Allegations} {c|of fraud} came up.");
  CHECK(line.attribution.source.empty());
}

}  // namespace
}  // namespace allegedly
