#include "text/conllu.hpp"

#include <doctest/doctest.h>

#include "unit/text/written.hpp"

namespace allegedly {
namespace {

TEST_CASE("words, multiword tokens, sentences and paragraphs") {
  CHECK(to_conllu(test::analyse("He won't.\n\nEnd")) ==
        "# newpar\n"
        "1\tHe\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "2-3\twon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
        "2\two\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "3\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "4\t.\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "\n"
        "# newpar\n"
        "1\tEnd\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "\n");
}

TEST_CASE("a clitic that stands apart makes no multiword token") {
  CHECK(to_conllu(test::analyse("dog 's")) ==
        "# newpar\n"
        "1\tdog\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "2\t's\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "\n");
}

TEST_CASE("an empty text has no sentences") {
  CHECK(to_conllu(test::analyse("")).empty());
}

}  // namespace
}  // namespace allegedly
