// Texts no editor would print: large, monotonous, or made to run a parser deep. None may crash, or
// take more than the test's time limit.
#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>

#include "properties/annotator.hpp"

namespace allegedly::properties {
namespace {

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) text += piece;
  return text;
}

void check_annotates(const std::string& text) {
  const Result<Annotation> annotation = annotator().annotate(text);
  REQUIRE(annotation);
  CHECK(annotation->text.size() == text.size());
  CHECK_FALSE(validate(*annotation));
}

constexpr std::size_t kLarge = 50'000;  // bytes: every time anew through the whole pipeline

TEST_CASE("many paragraphs") {
  check_annotates(repeated("Dana Weir accused the firm of fraud. The firm denied it.\n\n", kLarge));
}

TEST_CASE("one long line") {
  check_annotates(repeated("Dana Weir accused the firm of fraud. The firm denied it. ", kLarge));
}

TEST_CASE("one long sentence") {
  check_annotates(repeated("the firm denied that she said that it lied and ", kLarge));
}

TEST_CASE("one long word") {
  check_annotates(std::string(kLarge, 'x'));
}

TEST_CASE("many line ends, spaces or NULs") {
  check_annotates(std::string(kLarge, '\n'));
  check_annotates(std::string(kLarge, ' '));
  check_annotates(std::string(kLarge, '\0'));
}

TEST_CASE("quotation marks that open and never close") {
  for (const std::string_view mark : {"\"", "“", "‘", "'", "\"a ", "“a ‘", "(", "«"}) {
    CAPTURE(mark);
    check_annotates(repeated(mark, kLarge / 8));
  }
}

TEST_CASE("a new name, cue or hedge at every word") {
  std::string names;
  for (int i = 0; i < 1'000; ++i) {
    const std::string number = std::to_string(i);
    names += "Ann" + number + " Weir" + number + " denied it. ";
  }
  check_annotates(names);
  for (const std::string_view piece :
       {"allegedly ", "said ", "denied ", "according to ", "accused of ", "accusations of ",
        "alleged ties of ", "Weir ", "she "}) {
    CAPTURE(piece);
    check_annotates(repeated(piece, kLarge / 8));
  }
}

}  // namespace
}  // namespace allegedly::properties
