#include "text/quotes.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "unit/text/written.hpp"

namespace allegedly {
namespace {

using Lines = std::vector<std::string>;
using test::quotations;

TEST_CASE("double marks, curly and straight") {
  CHECK(quotations("\u201CYes,\u201D he said. \u201CNo.\u201D") ==
        Lines{"0 \u201CYes,\u201D", "0 \u201CNo.\u201D"});
  CHECK(quotations("\"Yes,\" he said. \"No.\"") == Lines{"0 \"Yes,\"", "0 \"No.\""});
  CHECK(quotations("``Yes'' and ''no''") == Lines{"0 ``Yes''", "0 ''no''"});
}

TEST_CASE("single marks, curly and straight") {
  CHECK(quotations("\u2018Yes,\u2019 he said.") == Lines{"0 \u2018Yes,\u2019"});
  CHECK(quotations("'Yes,' he said.") == Lines{"0 'Yes,'"});
}

TEST_CASE("guillemets and low marks, whichever way round") {
  CHECK(quotations("\u00ABOui\u00BB") == Lines{"0 \u00ABOui\u00BB"});
  CHECK(quotations("\u00BBJa\u00AB") == Lines{"0 \u00BBJa\u00AB"});
  CHECK(quotations("\u201EJa\u201C, sagt er") == Lines{"0 \u201EJa\u201C"});
}

TEST_CASE("nested quotations, outer first") {
  CHECK(quotations("\u201CHe said \u2018no\u2019 to me,\u201D she said.") ==
        Lines{"0 \u201CHe said \u2018no\u2019 to me,\u201D", "1 \u2018no\u2019"});
  CHECK(quotations("'He said \"no\" to me,' she said.") ==
        Lines{"0 'He said \"no\" to me,'", "1 \"no\""});
  CHECK(quotations("\"It's 'over',\" she said.") == Lines{"0 \"It's 'over',\"", "1 'over'"});
  CHECK(quotations("\"'Over,' he said,\" she said.") ==
        Lines{"0 \"'Over,' he said,\"", "1 'Over,'"});
}

TEST_CASE("apostrophes are no quotation marks") {
  CHECK(quotations("It's the dogs' bowl and the '90s' end, isn't it? O'Brien's, 'tis talkin'.")
            .empty());
  CHECK(quotations("It\u2019s the dogs\u2019 bowl, isn\u2019t it? The \u201990s.").empty());
  CHECK(quotations("rock 'n' roll").empty());
}

TEST_CASE("feet and inches are no quotation marks") {
  CHECK(quotations("He is 6'2\" tall, she is 5' 8\".").empty());
}

TEST_CASE("marks that touch words on both sides") {
  CHECK(quotations("he said\u2014\"yes\"\u2014and (\"no\")") == Lines{"0 \"yes\"", "0 \"no\""});
}

TEST_CASE("a quotation goes on over paragraphs that open again") {
  CHECK(quotations("He said: \u201COne.\n\u201CTwo.\n\u201CThree,\u201D he added.") ==
        Lines{"0+ \u201COne.", "0+ \u201CTwo.", "0 \u201CThree,\u201D"});
  CHECK(quotations("\"One.\n\n\"Two.\"") == Lines{"0+ \"One.", "0 \"Two.\""});
  CHECK(quotations("'One.\n'Two.'") == Lines{"0+ 'One.", "0 'Two.'"});
}

TEST_CASE("a continued quotation may hold others") {
  CHECK(quotations("\u201COne \u2018a\u2019 two.\n\u201CThree.\u201D") ==
        Lines{"0+ \u201COne \u2018a\u2019 two.", "1 \u2018a\u2019", "0 \u201CThree.\u201D"});
}

TEST_CASE("a mark without partner makes no quotation") {
  CHECK(quotations("\u201COne.\nTwo.\n\u201CThree.\u201D") == Lines{"0 \u201CThree.\u201D"});
  CHECK(quotations("One.\u201D Two.").empty());
  CHECK(quotations("\"One.").empty());
  CHECK(quotations("\u201COne.\n\u201CTwo.").empty());
  CHECK(quotations("\u201COne.\n\u201CTwo. He said \u201Cyes\u201D and left.") ==
        Lines{"0 \u201Cyes\u201D"});
}

TEST_CASE("a stray mark does not swallow what follows") {
  CHECK(quotations("\u201CA stray mark. He said \u201Cyes\u201D and left.\n\u201CNo.\u201D") ==
        Lines{"0 \u201Cyes\u201D", "0 \u201CNo.\u201D"});
  CHECK(quotations("A stray \" mark.\n\nHe said \"yes\".") == Lines{"0 \"yes\""});
}

TEST_CASE("in_quotation covers the marks and what is between them") {
  const AnnotatedText text = test::analyse("He said \"yes, 'we' do\" twice");
  std::string flags;
  for (std::uint32_t t = 0; t < text.tokens().size(); ++t)
    flags += text.in_quotation(t) ? 'q' : '.';
  CHECK(flags == "..qqqqqqqq.");
}

}  // namespace
}  // namespace allegedly
