#include "lexicon/syllables.hpp"

#include <doctest/doctest.h>

namespace allegedly {
namespace {

TEST_CASE("syllables of Korean and Chinese names") {
  for (const char* word : {"seung", "hwan", "cheol", "in", "un", "ching", "te", "jeou", "myung"}) {
    CAPTURE(word);
    CHECK(is_romanised_syllable(word));
  }
  for (const char* word : {"", "backed", "style", "era", "led", "based", "china", "thr"}) {
    CAPTURE(word);
    CHECK_FALSE(is_romanised_syllable(word));
  }
}

}  // namespace
}  // namespace allegedly
