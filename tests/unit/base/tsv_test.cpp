#include "base/tsv.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace allegedly {
namespace {

std::vector<std::string_view> lines(std::string_view table) {
  std::vector<std::string_view> lines;
  for (TsvRow row : TsvTable(table)) lines.push_back(row.line());
  return lines;
}

TEST_CASE("a table skips comments and empty lines") {
  CHECK(lines("# word\tkind\n\nsay\tverb\n# more\n\ntell\tverb\n") ==
        std::vector<std::string_view>{"say\tverb", "tell\tverb"});
}

TEST_CASE("a table ends with or without a line break, and may be empty") {
  CHECK(lines("a\nb") == std::vector<std::string_view>{"a", "b"});
  CHECK(lines("").empty());
  CHECK(lines("\n\n# nothing").empty());
}

TEST_CASE("a table may have Windows line ends") {
  CHECK(lines("a\tb\r\n\r\nc\r\n") == std::vector<std::string_view>{"a\tb", "c"});
}

TEST_CASE("a row gives its cells, and empty ones where it is shorter") {
  const TsvRow row("say\t\tverb");
  CHECK(row[0] == "say");
  CHECK(row[1].empty());
  CHECK(row[2] == "verb");
  CHECK(row[3].empty());
}

TEST_CASE("cells are views into the table") {
  const std::string table = "say\tverb\n";
  for (TsvRow row : TsvTable(table)) CHECK(row[1].data() == table.data() + 4);
}

}  // namespace
}  // namespace allegedly
