#include "attribution/attribution.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "unit/analysed.hpp"

namespace allegedly {
namespace {

// "source | cue | content" of every attribution, one a line.
std::string attributions(std::string_view article) {
  const test::Analysed analysed(article);
  std::string out;
  for (const Attribution& attribution : find_attributions(analysed.text, analysed.syntax)) {
    if (!out.empty()) out += '\n';
    if (attribution.source) out += analysed.written(*attribution.source) + ' ';
    out += "| " + analysed.written(attribution.cue) + " |";
    if (!attribution.content.empty()) out += ' ' + analysed.written(attribution.content);
  }
  return out;
}

TEST_CASE("indirect speech") {
  CHECK(attributions("The minister said that the army had shelled a village.") ==
        "The minister | said | that the army had shelled a village");
  CHECK(attributions("Ana Reis told reporters on Monday that nobody was hurt.") ==
        "Ana Reis | told | that nobody was hurt");
  CHECK(attributions("The road is closed, the council said.") ==
        "the council | said | The road is closed");
}

TEST_CASE("direct speech before, after and around the cue") {
  CHECK(attributions("\"We hid nothing,\" Weir said.") == "Weir | said | \"We hid nothing,\"");
  CHECK(attributions("“We hid nothing,” said Dana Weir.") ==
        "Dana Weir | said | “We hid nothing,”");
  CHECK(attributions("\"We hid nothing,\" Weir said, \"and we never will.\"") ==
        "Weir | said | \"We hid nothing,\" + \"and we never will.\"");
}

TEST_CASE("quoted sentences after the cue go on speaking") {
  CHECK(attributions("“We hid nothing,” Weir said. “Ask anyone.” The audit goes on.") ==
        "Weir | said | “We hid nothing,” + “Ask anyone.”");
}

TEST_CASE("appositions and relative pronouns as sources") {
  CHECK(attributions("Its chief, Dana Weir, denied hiding losses.") ==
        "Its chief, Dana Weir, | denied | hiding losses");
  CHECK(attributions("A guard who accused the warden of theft was fired.") ==
        "who | accused | the warden of theft was fired");
  CHECK(attributions("A spokesman for the army denied the attack.") ==
        "A spokesman for the army | denied | the attack");
}

TEST_CASE("accusations, active, passive and by their subject") {
  CHECK(attributions("Auditors accused the company of hiding losses.") ==
        "Auditors | accused | the company of hiding losses");
  CHECK(attributions("The company was accused by auditors of hiding losses.") ==
        "auditors | was accused | The company + of hiding losses");
  CHECK(attributions("The company faces charges of hiding losses.") ==
        "| faces charges of | The company + hiding losses");
}

TEST_CASE("a participle without a preposition is a past tense") {
  CHECK(attributions("Some experts speculated that the firm had moved its money.") ==
        "Some experts | speculated | that the firm had moved its money");
}

TEST_CASE("a contrasting clause ends the content") {
  CHECK(attributions("The firm denied dumping waste, but officials claim it did.") ==
        "The firm | denied | dumping waste\nofficials | claim | it did");
}

TEST_CASE("nouns with their possessors") {
  CHECK(attributions("The talks followed the Brazil accusation of the firm dumping waste.") ==
        "Brazil | accusation | of the firm dumping waste");
  CHECK(attributions("Nobody confirmed rumours that the mayor had fled.") ==
        "Nobody | confirmed | that the mayor had fled\n| rumours | that the mayor had fled");
}

TEST_CASE("fixed phrases") {
  CHECK(attributions("The losses reach $4 million, according to the audit.") ==
        "the audit | according to | The losses reach $4 million");
  CHECK(attributions("According to the audit, the losses reach $4 million.") ==
        "the audit | According to | the losses reach $4 million");
  CHECK(attributions("The senator is under investigation for bribery.") ==
        "| is under investigation for | The senator + bribery");
}

TEST_CASE("hedges, and none inside an accusation") {
  CHECK(attributions("The alleged bribes were small.") == "| alleged | bribes");
  CHECK(attributions("He allegedly took bribes.") == "| allegedly | He + took bribes");
  CHECK(attributions("She accused him of allegedly taking bribes.") ==
        "She | accused | him of allegedly taking bribes");
}

TEST_CASE("missing answers") {
  CHECK(attributions("The firm declined to comment.") == "The firm | declined | to comment");
  CHECK(attributions("The firm did not respond to a request.") ==
        "The firm | did not respond | to a request");
  CHECK(attributions("Weir could not be reached.") == "Weir | could not be reached |");
  CHECK(attributions("The team did not return to the field.") == "");
}

TEST_CASE("boilerplate attributes nothing") {
  CHECK(attributions("The road is closed.\n\nRelated Posts\n\nMayor denies taking bribes") == "");
}

TEST_CASE("no text, no attributions") {
  CHECK(attributions("") == "");
  CHECK(attributions("said") == "");
  CHECK(attributions("\"\"\"\" , said , \"") == "");
}

}  // namespace
}  // namespace allegedly
