#include "claims/regret.hpp"

#include <doctest/doctest.h>

#include <string>

#include "unit/marked.hpp"

namespace allegedly {
namespace {

bool owns_up_in(const std::string& content) {
  const test::Marked marked("{s|Weir} {k|said} {c|" + content + "}.");
  return owns_up(Clauses(marked.text, marked.syntax), marked.attributions.front());
}

TEST_CASE("speakers own up for themselves and for their side") {
  CHECK(owns_up_in("\"I regret it\""));
  CHECK(owns_up_in("\"We should have told the voters\""));
  CHECK(owns_up_in("\"I should n't have signed\""));
  CHECK(owns_up_in("\"It was my mistake\""));
  CHECK(owns_up_in("\"Our office made a serious mistake\""));
  CHECK(owns_up_in("\"That 's on me\""));
}

TEST_CASE("who regrets what others did, or nothing, does not") {
  CHECK_FALSE(owns_up_in("\"He should have told the voters\""));
  CHECK_FALSE(owns_up_in("\"I know that she regrets it\""));
  CHECK_FALSE(owns_up_in("\"I never regretted it\""));
  CHECK_FALSE(owns_up_in("\"We made no mistake\""));
  CHECK_FALSE(owns_up_in("\"The mayor made a mistake\""));
  CHECK_FALSE(owns_up_in("that I regret it"));  // the author speaks here
}

}  // namespace
}  // namespace allegedly
