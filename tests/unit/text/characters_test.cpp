#include "text/characters.hpp"

#include <doctest/doctest.h>

namespace allegedly {
namespace {

TEST_CASE("characters fall into their classes") {
  for (char32_t c : {U' ', U'\t', U'\0', U'\u00A0', U'\u200B', U'\uFEFF', U'\u202E', U'\u3000'}) {
    CHECK(char_class(c) == CharClass::space);
  }
  for (char32_t c : {U'\n', U'\r', U'\u0085', U'\u2028', U'\u2029'}) {
    CHECK(char_class(c) == CharClass::line_break);
  }
  for (char32_t c :
       {U'a', U'Z', U'\u00E9', U'\u00DF', U'\u0416', U'\u05D0', U'\u4E2D', U'\uAC00'}) {
    CHECK(char_class(c) == CharClass::letter);
  }
  for (char32_t c : {U'0', U'9', U'\u0663', U'\u00BD'}) CHECK(char_class(c) == CharClass::digit);
  for (char32_t c : {U'\u0301', U'\u200D', U'\uFE0F', U'\u00AD', U'\U0001F3FD'}) {
    CHECK(char_class(c) == CharClass::extend);
  }
  for (char32_t c : {U'.', U'"', U'\'', U'%', U'\u201C', U'\u2014', U'\u00BF', U'\u2026'}) {
    CHECK(char_class(c) == CharClass::punctuation);
  }
  for (char32_t c : {U'$', U'+', U'\u20AC', U'\u00A9', U'\u2192', U'\U0001F600'}) {
    CHECK(char_class(c) == CharClass::symbol);
  }
}

TEST_CASE("folding covers the promised scripts") {
  struct Pair {
    char32_t upper;
    char32_t lower;
  };
  const Pair pairs[] = {{U'A', U'a'},           {U'Z', U'z'},           {U'\u00C9', U'\u00E9'},
                        {U'\u00DE', U'\u00FE'}, {U'\u0100', U'\u0101'}, {U'\u0141', U'\u0142'},
                        {U'\u0160', U'\u0161'}, {U'\u0178', U'\u00FF'}, {U'\u017D', U'\u017E'},
                        {U'\u0391', U'\u03B1'}, {U'\u0386', U'\u03AC'}, {U'\u038F', U'\u03CE'},
                        {U'\u03A9', U'\u03C9'}, {U'\u0410', U'\u0430'}, {U'\u042F', U'\u044F'},
                        {U'\u0401', U'\u0451'}, {U'\u0490', U'\u0491'}, {U'\u04C0', U'\u04CF'},
                        {U'\u04D8', U'\u04D9'}};
  for (const Pair& pair : pairs) {
    CHECK(fold(pair.upper) == pair.lower);
    CHECK(fold(pair.lower) == pair.lower);
    CHECK(is_upper(pair.upper));
    CHECK(is_lower(pair.lower));
  }
}

TEST_CASE("folding leaves other characters alone and is done once") {
  for (char32_t c : {U'1', U'.', U'\u00D7', U'\u00DF', U'\u0138', U'\u4E2D', U'\U0001F600'}) {
    CHECK(fold(c) == c);
    CHECK_FALSE(is_upper(c));
  }
  for (char32_t c = 0; c < 0x3000; ++c) CHECK(fold(fold(c)) == fold(c));
}

TEST_CASE("apostrophes become straight") {
  for (char32_t c : {U'\'', U'\u2019', U'\u2018', U'\u02BC'}) {
    CHECK(fold(c) == U'\'');
    CHECK_FALSE(is_upper(c));
  }
}

}  // namespace
}  // namespace allegedly
