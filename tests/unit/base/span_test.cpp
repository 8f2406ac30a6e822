#include "base/span.hpp"

#include <doctest/doctest.h>

namespace allegedly {
namespace {

TEST_CASE("a span is half-open") {
  constexpr ByteSpan span{2, 5};
  CHECK(span.size() == 3);
  CHECK_FALSE(span.empty());
  CHECK_FALSE(span.contains(1));
  CHECK(span.contains(2));
  CHECK(span.contains(4));
  CHECK_FALSE(span.contains(5));
}

TEST_CASE("a span contains itself and what lies within") {
  constexpr ByteSpan span{2, 5};
  CHECK(span.contains(span));
  CHECK(span.contains(ByteSpan{3, 4}));
  CHECK_FALSE(span.contains(ByteSpan{1, 3}));
  CHECK_FALSE(span.contains(ByteSpan{4, 6}));
}

TEST_CASE("spans that only touch do not overlap") {
  CHECK_FALSE(ByteSpan{0, 2}.overlaps(ByteSpan{2, 4}));
  CHECK_FALSE(ByteSpan{2, 4}.overlaps(ByteSpan{0, 2}));
  CHECK(ByteSpan{0, 3}.overlaps(ByteSpan{2, 4}));
  CHECK(ByteSpan{0, 9}.overlaps(ByteSpan{2, 4}));
}

TEST_CASE("spans are ordered by start, then by end") {
  CHECK(ByteSpan{1, 9} < ByteSpan{2, 3});
  CHECK(ByteSpan{1, 2} < ByteSpan{1, 3});
  CHECK(ByteSpan{1, 2} == ByteSpan{1, 2});
}

}  // namespace
}  // namespace allegedly
