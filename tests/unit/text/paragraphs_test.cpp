#include "text/paragraphs.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "unit/text/written.hpp"

namespace allegedly {
namespace {

constexpr auto headline = ParagraphKind::headline;
constexpr auto dateline = ParagraphKind::dateline;
constexpr auto body = ParagraphKind::body;
constexpr auto caption = ParagraphKind::caption;
constexpr auto boilerplate = ParagraphKind::boilerplate;

using Kinds = std::vector<ParagraphKind>;
using test::kinds;

constexpr std::string_view kBody =
    "The harbour company and the mayor of Westport met on Monday to discuss the missing barrels, "
    "which the auditors had found to be empty.\n";

// The kind of `line` in the middle of an article.
ParagraphKind kind_of(std::string_view line) {
  const std::string article = "Barrels missing\n" + std::string(kBody) + std::string(line) + "\n" +
                              std::string(kBody) + std::string(kBody);
  return kinds(article)[2];
}

TEST_CASE("a pasted article") {
  CHECK(
      kinds(
          "Harbour Company Meets Mayor over Missing Barrels\n"
          "By Jane Doe and John van der Roe, Westport Courier\n"
          "Updated March 3, 2024 at 5:00 p.m. ET\n"
          "Harbour company mayor\n" +
          std::string(kBody) + "Advertisement\n" + std::string(kBody) +
          "Related Posts\nMayor resigns\nWhere are the barrels?\n\u00A9 2024 Westport Courier.") ==
      Kinds{headline, dateline, dateline, caption, body, boilerplate, body, boilerplate,
            boilerplate, boilerplate, boilerplate});
}

TEST_CASE("the first line is a headline unless it is a full sentence or all there is") {
  CHECK(kinds("Barrels missing\n" + std::string(kBody)) == Kinds{headline, body});
  CHECK(kinds("Are barrels missing?\n" + std::string(kBody)) == Kinds{headline, body});
  CHECK(kinds("The barrels are missing.\n" + std::string(kBody)) == Kinds{body, body});
  CHECK(kinds("Harbour Company Loses Forty Barrels.\n" + std::string(kBody)) ==
        Kinds{headline, body});
  CHECK(kinds("Barrels missing") == Kinds{body});
  CHECK(kinds("Skip to content\nBarrels missing\n" + std::string(kBody)) ==
        Kinds{boilerplate, headline, body});
}

TEST_CASE("lines of their own that say who and when") {
  for (std::string_view line :
       {"By Jane Doe", "By JANE DOE and John Roe, Reuters", "Friday, May 8, 2009", "3 hours ago",
        "Published: 12/03/2024", "Updated 5:30 p.m. ET", "WESTPORT, March 3 (Reuters) -"}) {
    CHECK_MESSAGE(kind_of(line) == dateline, line);
  }
  for (std::string_view line :
       {"By Monday the barrels were gone.", "By the time the barrels were found, he had left",
        "Published reports say that the mayor knew.", "In 2009", "May 8 was a Friday."}) {
    CHECK_MESSAGE(kind_of(line) == body, line);
  }
}

TEST_CASE("captions") {
  for (std::string_view line :
       {"Photo: Jane Doe", "The mayor on Monday. (Photo by Jane Doe/Getty Images)",
        "File photo: the harbour", "A barrel. Jane Doe/AFP via Getty Images",
        "Image credit: Jane Doe", "Photo courtesy of the harbour company"}) {
    CHECK_MESSAGE(kind_of(line) == caption, line);
  }
  CHECK(kind_of("Photos of the barrels were shown to the mayor.") == body);
  CHECK(kind_of("He took a photo by the harbour.") == body);
}

TEST_CASE("keywords below the headline are a caption, a second headline is not") {
  CHECK(kinds("Harbour company meets mayor\nHarbour mayor Westport\n" + std::string(kBody)) ==
        Kinds{headline, caption, body});
  CHECK(kinds("Harbour company meets mayor\nForty barrels were empty\n" + std::string(kBody)) ==
        Kinds{headline, body, body});
}

TEST_CASE("boiler-plate") {
  for (std::string_view line :
       {"Advertisement", "ADVERTISEMENT", "Share this article", "Subscribe", "Read more:",
        "Read more: Mayor resigns", "Follow us on Facebook", "Follow Jane Doe on Twitter @jane",
        "Sign up for our newsletter", "\u00A9 2024 Westport Courier. All rights reserved.",
        "We use cookies to make this page better. Accept all?", "Leave a comment", "Comments (12)",
        "Reporting by Jane Doe; Editing by John Roe", "___", "* * *", "Tags: barrels, harbour"}) {
    CHECK_MESSAGE(kind_of(line) == boilerplate, line);
  }
  for (std::string_view line :
       {"More from the region were arrested on Monday, the police said.",
        "The mayor posted messages on Facebook.", "Advertisement is a hard business.",
        "Follow the money, the auditors were told.", "Share prices fell.",
        "Comments by the mayor angered the auditors."}) {
    CHECK_MESSAGE(kind_of(line) == body, line);
  }
}

TEST_CASE("short lines below a heading of related articles belong to it") {
  const std::string article = "Barrels missing\n" + std::string(kBody);
  CHECK(kinds(article + "Related Posts\nMayor resigns.\nA barrel was found.") ==
        Kinds{headline, body, boilerplate, boilerplate, boilerplate});
  CHECK(kinds(article + "Related Posts\nMayor resigns\nHarbour closed\n" + std::string(kBody)) ==
        Kinds{headline, body, boilerplate, boilerplate, boilerplate, body});
}

}  // namespace
}  // namespace allegedly
