#include "text/sentences.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "unit/text/written.hpp"

namespace allegedly {
namespace {

// `text` marks the expected boundaries with "|"; the marks are taken out before analysis.
void check(std::string_view marked) {
  std::string text;
  std::vector<std::string> expected;
  std::string sentence;
  const auto finish = [&] {
    const std::size_t first = sentence.find_first_not_of(' ');
    const std::size_t last = sentence.find_last_not_of(' ');
    expected.push_back(sentence.substr(first, last - first + 1));
    sentence.clear();
  };
  for (char c : marked) {
    if (c == '|') {
      finish();
    } else {
      text += c;
      sentence += c;
    }
  }
  finish();
  CHECK_MESSAGE(test::sentences(text) == expected, text);
}

TEST_CASE("terminal marks end sentences") {
  check("He left. |She stayed! |Why? |Nobody knows.");
  check("It ended.|The next one began.");
  check("What?! |No way!!! |Fine.");
}

TEST_CASE("closing marks belong to the sentence that they close") {
  check("\u201CI left.\u201D |\u201CSo did I.\u201D");
  check("\"I left.\" |He sat down.");
  check("(He left.) |She stayed.");
  check("He called it \u2018a farce.\u2019 |She laughed.");
}

TEST_CASE("a quotation that ends like a sentence goes on before a small letter") {
  check("\u201CWhy?\u201D he asked. |\"Stop!\" she said. |\u201CNo.\u201D came the reply.");
}

TEST_CASE("abbreviations and initials end no sentence") {
  check("Mr. Smith met Gen. Jones and J. K. Roe in St. Louis.");
  check("The U.S. Senate and Acme Inc. Chairman Jane Doe agreed.");
  check("See No. 5 and Jan. 5, approx. 3 p.m. Monday.");
}

TEST_CASE("an abbreviation ends a sentence where another one clearly starts") {
  check("He moved to the U.S. |He never came back.");
  check("It was sold to Acme Inc. |The price was not disclosed.");
  check("They met at 5 p.m. |\u201CWe agreed,\u201D he said.");
}

TEST_CASE("an ellipsis ends a sentence only before a capital") {
  check("He waited ... and waited.");
  check("He waited... |Nobody came.");
  check("... Then he left.");
}

TEST_CASE("small letters: names that begin with one, and careless writers") {
  check("It failed. |iPhone sales fell.");
  check("i like it. |it works.");
  check("Yahoo! said so.");
}

TEST_CASE("numbers at the start of a sentence number it") {
  check("1. Open the box. |2. Close it.");
  check("It cost $5. |3 people paid.");
}

TEST_CASE("references and smileys stay with the sentence before") {
  check("He died in 2014.[3] |She lived on.");
  check("He won. [4] [5] |She lost.");
  check("Great news! :) |See you.");
  check("Great news! \U0001F600 |See you.");
}

TEST_CASE("colons and semicolons end no sentence") {
  check("He said: We won; they lost.");
}

TEST_CASE("links and handles may start a sentence") {
  check("Read this. |https://example.org has it.");
  check("He left. |@jane stayed.");
}

TEST_CASE("every line is at least one sentence") {
  CHECK(test::sentences("A headline\nBy Jane Doe\n\nIt rained. It stopped.") ==
        std::vector<std::string>{"A headline", "By Jane Doe", "It rained.", "It stopped."});
}

TEST_CASE("no sentence has more tokens than the limit, whatever closes it") {
  std::string text = "Hi.";
  for (std::uint32_t i = 0; i < 2 * kMaxSentenceTokens; ++i) text += ')';
  const std::vector<std::string> sentences = test::sentences(text);
  CHECK(sentences.size() > 1);
  for (const std::string& sentence : sentences) CHECK(sentence.size() <= kMaxSentenceTokens + 3);
}

}  // namespace
}  // namespace allegedly
