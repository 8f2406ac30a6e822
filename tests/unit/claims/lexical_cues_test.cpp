#include "claims/lexical_cues.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "unit/marked.hpp"

namespace allegedly {
namespace {

std::string words(const AnnotatedText& text, const std::vector<TokenSpan>& pieces) {
  std::string out;
  for (const TokenSpan piece : pieces) {
    out += (out.empty() ? "" : " … ") + std::string(text.slice(text.bytes(piece)));
  }
  return out;
}

// "source|cue|content" of what is found beside the marked attributions, " & " between.
std::string found(std::string_view article) {
  const test::Marked marked(article);
  std::vector<Attribution> attributions = marked.attributions;
  add_lexical_cues(Clauses(marked.text, marked.syntax), attributions);
  std::string out;
  for (const Attribution& attribution : attributions) {
    const bool known = std::any_of(
        marked.attributions.begin(), marked.attributions.end(),
        [&](const Attribution& other) { return other.cue.front() == attribution.cue.front(); });
    if (known) continue;
    out += (out.empty() ? "" : " & ") + words(marked.text, attribution.source) + '|' +
           words(marked.text, attribution.cue) + '|' + words(marked.text, attribution.content);
  }
  return out;
}

TEST_CASE("a strong hedge speaks of its noun phrase") {
  CHECK(found("The alleged bribes for two clerks were small.") == "|alleged|bribes for two clerks");
  CHECK(found("The reported rise surprised nobody.") == "");
}

TEST_CASE("a noun of accusing needs a deed") {
  CHECK(found("He faced accusations of fraud on Monday.") == "|accusations|of fraud on Monday");
  CHECK(found("Allegations that he lied have dogged him.") == "|Allegations|that he lied");
  CHECK(found("The allegations surprised nobody.") == "");
  CHECK(found("There were no allegations of fraud.") == "");
  CHECK(found("She is in charge of the port.") == "");
}

TEST_CASE("a cue's content is in its sentence, and boilerplate has no cues") {
  CHECK(found("Mayor rejects accusations\n\nThat evening the council met.") == "");
  CHECK(found("Related posts\n\nMayor accused of taking bribes") == "");
}

TEST_CASE("a participle of accusing, with the accused before it") {
  CHECK(found("Ten officers were accused of hacking.") ==
        "|were accused|Ten officers … of hacking");
  CHECK(found("Police held a man suspected of fraud.") == "|suspected|a man … of fraud");
  CHECK(found("Auditors accused the firm of fraud.") == "");
}

TEST_CASE("what the tagger has found stays as it is") {
  CHECK(found("The {k|alleged} {c|bribes} were small.") == "");
}

}  // namespace
}  // namespace allegedly
