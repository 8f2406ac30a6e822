#include "model/tagger.hpp"

#include <doctest/doctest.h>

#include <string>

#include "unit/analysed.hpp"

namespace allegedly {
namespace {

Tag tag_of(std::string_view article, std::string_view word) {
  const test::Analysed analysed(article);
  for (std::uint32_t i = 0; i < analysed.text.tokens().size(); ++i) {
    if (analysed.text.surface(i) == word) return analysed.syntax.tag(i);
  }
  FAIL("no such word: " << word);
  return Tag::PUNCT;
}

TEST_CASE("a word's class follows its context") {
  CHECK(tag_of("The report was late.", "report") == Tag::NN);
  CHECK(tag_of("They will report the theft.", "report") == Tag::VB);
  CHECK(tag_of("She claims the field.", "claims") == Tag::VBZ);
  CHECK(tag_of("The claims were wrong.", "claims") == Tag::NNS);
}

TEST_CASE("unknown words are read off their endings and capitals") {
  CHECK(tag_of("He was zorbled by the crowd.", "zorbled") == Tag::VBN);
  CHECK(tag_of("The meeting with Vrondak ended.", "Vrondak") == Tag::NNP);
  CHECK(tag_of("They moved glorpishly away.", "glorpishly") == Tag::RB);
}

TEST_CASE("a sentence's capital does not make a name") {
  CHECK(tag_of("Prices rose again.", "Prices") == Tag::NNS);
  CHECK(tag_of("Accusing a rival is easy.", "Accusing") == Tag::VBG);
}

TEST_CASE("a capital after a comma is meant") {
  CHECK(tag_of("In Lima, however, Vrondak officials met.", "Vrondak") == Tag::NNP);
}

TEST_CASE("verbs of a title-case headline are verbs") {
  const std::string article =
      "Mayor Says Secret Payments Came From Tellorin\n\n"
      "The mayor said on Monday that the firm Tellorin had sent nothing.";
  CHECK(tag_of(article, "Says") == Tag::VBZ);
  CHECK(tag_of(article, "Came") == Tag::VBD);
  CHECK(tag_of(article, "Tellorin") == Tag::NNP);
}

TEST_CASE("every token has a tag, whatever the text") {
  for (const char* article : {"", " ", "😀", "?!", "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", "a", "’s"}) {
    const test::Analysed analysed(article);
    CHECK(analysed.syntax.tags().size() == analysed.text.tokens().size());
  }
}

}  // namespace
}  // namespace allegedly
