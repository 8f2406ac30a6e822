#include "model/linker.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace allegedly {
namespace {

using Rows = std::array<std::uint8_t, kRelations>;

TEST_CASE("relations say how two spans lie to each other") {
  const AnnotatedText text =
      *AnnotatedText::analyse("\"We hid it,\" Weir said. He left.\nShe denied that he knew.");
  // tokens: " We hid it , " Weir said . | He left . | She denied that he knew .
  const std::vector<RoleSpan> spans = {{{0, 6}, Role::content, 1}, {{6, 7}, Role::source, 1},
                                       {{7, 8}, Role::cue, 1},     {{12, 13}, Role::source, 1},
                                       {{13, 14}, Role::cue, 1},   {{14, 17}, Role::content, 1}};
  // before, role, distance, sentences, paragraphs, cues, same role, other quoted, cue quoted, opens
  CHECK(relation_rows(text, spans, 2, 0) == Rows{1, 3, 5 + 2, 21, 24, 27, 31, 36, 37, 40});
  CHECK(relation_rows(text, spans, 2, 1) == Rows{1, 2, 5, 21, 24, 27, 31, 35, 37, 39});
  CHECK(relation_rows(text, spans, 4, 1) == Rows{1, 2, 5 + 5, 23, 25, 28, 32, 35, 37, 39});
  CHECK(relation_rows(text, spans, 2, 4) == Rows{0, 4, 5 + 5, 23, 25, 27, 31, 35, 37, 39});
  CHECK(relation_rows(text, spans, 4, 5) == Rows{0, 3, 5, 21, 24, 27, 31, 35, 37, 39});
}

}  // namespace
}  // namespace allegedly
