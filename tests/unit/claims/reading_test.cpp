#include "claims/reading.hpp"

#include <doctest/doctest.h>

#include "unit/marked.hpp"

namespace allegedly {
namespace {

// Of the first attribution.
Reading reading_of(std::string_view article) {
  const test::Marked marked(article);
  const Clauses clauses(marked.text, marked.syntax);
  const Attribution& attribution = marked.attributions.front();
  return read_claim(clauses, attribution, read_cue(clauses, attribution), attribution.content);
}

TEST_CASE("denying says that something is untrue, refusing does not") {
  CHECK(reading_of("{s|The firm} {k|denied} {c|dumping waste}.") == Reading::deny);
  CHECK(reading_of("{s|He} {k|pleaded not guilty} {c|to the charge}.") == Reading::deny);
  CHECK(reading_of("{s|The judge} {k|denied} {c|bail}.") == Reading::refuse);
  CHECK(reading_of("{s|The ministry} {k|denied} {c|her request}.") == Reading::refuse);
  CHECK(reading_of("{s|The firm} {k|did not deny} {c|the report}.") == Reading::deny_negated);
}

TEST_CASE("a claim can be rejected, and so can an offer") {
  CHECK(reading_of("{s|The firm} {k|rejected} {c|claims that it dumped waste}.") ==
        Reading::reject_claim);
  CHECK(reading_of("{s|The mayor} {k|dismissed} {c|the report as a hoax}.") ==
        Reading::reject_claim);
  CHECK(reading_of("{s|The union} {k|rejected} {c|the offer}.") == Reading::refuse);
  CHECK(reading_of("{s|The senator} {k|rejected} {c|the comparison}.") == Reading::reject);
}

TEST_CASE("speech that calls a story false or insists on a negative") {
  CHECK(reading_of("{s|The mayor} {k|called} {c|the story a witch hunt}.") == Reading::says_false);
  CHECK(reading_of("{s|Her lawyer} {k|insisted} {c|she had stolen nothing}.") ==
        Reading::insist_negative);
}

TEST_CASE("not answering") {
  CHECK(reading_of("{s|Weir} {k|declined} {c|to comment}.") == Reading::no_answer);
  CHECK(reading_of("{s|The firm} {k|did not respond} {c|to a request}.") == Reading::no_answer);
  CHECK(reading_of("{s|The firm} {k|would neither confirm nor deny} {c|the report}.") ==
        Reading::no_answer);
  CHECK(reading_of("{s|The firm} {k|declined} {c|an offer}.") == Reading::say);
}

TEST_CASE("admitting") {
  CHECK(reading_of("{s|The firm} {k|admitted} {c|dumping waste}.") == Reading::admit);
  CHECK(reading_of("{s|He} {k|pleaded guilty} {c|to fraud}.") == Reading::admit);
  CHECK(reading_of("{s|The rebels} {k|claimed responsibility} {c|for the blast}.") ==
        Reading::admit);
}

TEST_CASE("accusations name a deed") {
  CHECK(reading_of("{s|Auditors} {k|accused} {c|the firm of fraud}.") == Reading::accuse_of_deed);
  CHECK(reading_of("The {k|alleged} {c|bribes} were small.") == Reading::hedge_strong);
  CHECK(reading_of("The {k|reported} {c|rise} surprised nobody.") == Reading::hedge);
  CHECK(reading_of("The {k|reported} {c|bribes} surprised nobody.") == Reading::hedge_wrong);
}

TEST_CASE("speech asserts a wrong, or does not") {
  CHECK(reading_of("{s|The auditor} {k|said} {c|the firm had bribed two officials}.") ==
        Reading::say_wrong);
  CHECK(reading_of("{s|The auditor} {k|said} {c|the firm had opened two offices}.") ==
        Reading::say);
  CHECK(reading_of("{s|The auditor} {k|said} {c|the firm might bribe somebody}.") == Reading::say);
  CHECK(reading_of("{s|The auditor} {k|said} {c|the firm had not bribed anybody}.") ==
        Reading::say);
}

TEST_CASE("who says that others accuse somebody does not accuse them") {
  const test::Marked marked(
      "{s|The auditor} {k|said} {c|{s2|rivals} {k2|claimed} {c2|the firm had bribed an "
      "official}}.");
  const std::vector<ReadingRows> rows =
      read_claims(marked.text, marked.syntax, marked.attributions);
  CHECK(allegedly::reading_of(rows[0]) == Reading::say);
  CHECK(allegedly::reading_of(rows[1]) == Reading::allege);
}

TEST_CASE("rows say what else is so") {
  const test::Marked marked("{s|Weir} {k|said} {c|she never saw the money}.");
  const Clauses clauses(marked.text, marked.syntax);
  const Attribution& attribution = marked.attributions.front();
  CHECK(reading_rows(clauses, attribution, read_cue(clauses, attribution), attribution.content) ==
        ReadingRows{20, 22, 23, 25, 28, 29, 31});
}

}  // namespace
}  // namespace allegedly
