#include "claims/classify.hpp"

#include <doctest/doctest.h>

#include "unit/marked.hpp"

namespace allegedly {
namespace {

// The verdict on the first attribution.
ClaimType type_of(std::string_view article) {
  const test::Marked marked(article);
  const Clauses clauses(marked.text, marked.syntax);
  const Attribution& attribution = marked.attributions.front();
  return classify(clauses, attribution, read_cue(clauses, attribution)).type;
}

TEST_CASE("denials say that something is untrue") {
  CHECK(type_of("{s|The firm} {k|denied} {c|dumping waste}.") == ClaimType::denial);
  CHECK(type_of("{s|The firm} {k|rejected} {c|claims that it dumped waste}.") == ClaimType::denial);
  CHECK(type_of("{s|The mayor} {k|dismissed} {c|the report as a hoax}.") == ClaimType::denial);
  CHECK(type_of("{s|The mayor} {k|called} {c|the story a witch hunt}.") == ClaimType::denial);
  CHECK(type_of("{s|He} {k|pleaded not guilty} {c|to the charge}.") == ClaimType::denial);
  CHECK(type_of("{s|Her lawyer} {k|insisted} {c|she had stolen nothing}.") == ClaimType::denial);
}

TEST_CASE("refusing is not denying") {
  CHECK(type_of("{s|The judge} {k|denied} {c|bail}.") == ClaimType::statement);
  CHECK(type_of("{s|The ministry} {k|denied} {c|her request}.") == ClaimType::statement);
  CHECK(type_of("{s|The union} {k|rejected} {c|the offer}.") == ClaimType::statement);
}

TEST_CASE("not denying is no answer") {
  CHECK(type_of("{s|The firm} {k|did not deny} {c|the report}.") == ClaimType::non_response);
  CHECK(type_of("{s|The firm} {k|would neither confirm nor deny} {c|the report}.") ==
        ClaimType::non_response);
  CHECK(type_of("{s|Weir} {k|declined} {c|to comment}.") == ClaimType::non_response);
  CHECK(type_of("{s|The firm} {k|did not respond} {c|to a request}.") == ClaimType::non_response);
  CHECK(type_of("{s|The firm} {k|declined} {c|an offer}.") == ClaimType::statement);
}

TEST_CASE("admissions") {
  CHECK(type_of("{s|The firm} {k|admitted} {c|dumping waste}.") == ClaimType::admission);
  CHECK(type_of("{s|He} {k|pleaded guilty} {c|to fraud}.") == ClaimType::admission);
  CHECK(type_of("{s|The rebels} {k|claimed responsibility} {c|for the blast}.") ==
        ClaimType::admission);
}

TEST_CASE("accusations name a deed") {
  CHECK(type_of("{s|Auditors} {k|accused} {c|the firm of fraud}.") == ClaimType::allegation);
  CHECK(type_of("{c|The senator} {k|is under investigation for} {c|bribery}.") ==
        ClaimType::allegation);
  CHECK(type_of("The {k|alleged} {c|bribes} were small.") == ClaimType::allegation);
}

TEST_CASE("speech alleges where it asserts a wrong") {
  CHECK(type_of("{s|The auditor} {k|said} {c|the firm had bribed two officials}.") ==
        ClaimType::allegation);
  CHECK(type_of("{s|The auditor} {k|said} {c|the firm had opened two offices}.") ==
        ClaimType::statement);
  CHECK(type_of("{s|The auditor} {k|said} {c|the firm might bribe somebody}.") ==
        ClaimType::statement);
  CHECK(type_of("{s|The auditor} {k|said} {c|the firm had not bribed anybody}.") ==
        ClaimType::statement);
}

TEST_CASE("a weak hedge needs a wrong beside it") {
  CHECK(type_of("The {k|reported} {c|rise} surprised nobody.") == ClaimType::statement);
  CHECK(type_of("The {k|reported} {c|bribes} surprised nobody.") == ClaimType::allegation);
}

}  // namespace
}  // namespace allegedly
