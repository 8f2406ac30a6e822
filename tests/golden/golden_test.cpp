// golden FILE...: whether the pipeline still finds in each article what its file expects; shows the
// difference. golden --update FILE...: writes what it finds as the new expectation. A failing run
// never does that.
//
// A file is an article in the form of markup.hpp. Before "# actors" may stand "# known" and lines
// that say which of the expected marks are mistakes of the current version; they are kept.

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>

#include "annotate/annotator.hpp"
#include "golden/markup.hpp"
#include "model.hpp"

namespace allegedly::golden {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

bool write_file(const std::string& path, const std::string& content) {
  std::ofstream file(path, std::ios::binary);
  file << content;
  return static_cast<bool>(file.flush());
}

bool fail(const std::string& path, std::string_view message) {
  std::cout << path << ": " << message << "\n";
  return false;
}

bool check(const std::string& path, bool update) {
  const std::string expected = read_file(path);
  const std::string article = article_of(expected);
  if (article.empty()) return fail(path, "has no article after the line \"# text\"");

  const Result<Annotator> annotator = Annotator::from_bytes(test::model_bytes());
  if (!annotator) return fail(path, annotator.error().message);
  const Result<Annotation> annotation = annotator->annotate(article);
  if (!annotation) return fail(path, annotation.error().message);
  if (!can_hold_marks(article)) return fail(path, "has braces in its article");

  const std::size_t notes_end = std::min(expected.find("# actors\n"), expected.find("# text\n"));
  const std::string found = expected.substr(0, notes_end) + render_markup(*annotation);
  if (found == expected) return true;
  if (update) return write_file(path, found) || fail(path, "cannot be written");
  std::cout << line_diff(expected, found);
  return fail(path,
              "differs: - is expected, + was found; `npm run golden:update` makes + expected");
}

int run(std::span<char*> arguments) {
  const bool update = !arguments.empty() && std::string_view(arguments[0]) == "--update";
  if (update) arguments = arguments.subspan(1);
  if (arguments.empty()) {
    std::cout << "usage: golden [--update] FILE...\n";
    return 2;
  }
  bool all_good = true;
  for (const char* path : arguments) all_good &= check(path, update);
  return all_good ? 0 : 1;
}

}  // namespace
}  // namespace allegedly::golden

int main(int count, char** arguments) {
  return allegedly::golden::run({arguments + 1, static_cast<std::size_t>(count - 1)});
}
