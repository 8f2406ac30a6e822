#include "text/offset_map.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "text/utf8.hpp"
#include "unit/text/written.hpp"

namespace allegedly {
namespace {

TEST_CASE("the worked example of the header") {
  const OffsetMap map("h\u00E9llo\U0001F600");
  CHECK(map.to_code_points({6, 10}) == CodePointSpan{5, 6});
  CHECK(map.to_utf16({6, 10}) == Utf16Span{5, 7});
  CHECK(map.from_code_points({5, 6}) == ByteSpan{6, 10});
  CHECK(map.from_utf16({5, 7}) == ByteSpan{6, 10});
}

TEST_CASE("in ASCII all offsets are the same") {
  const OffsetMap map("plain text");
  CHECK(map.to_code_points({2, 10}) == CodePointSpan{2, 10});
  CHECK(map.from_utf16({0, 10}) == ByteSpan{0, 10});
  CHECK_FALSE(map.from_utf16({0, 11}));
}

TEST_CASE("an empty text has one place") {
  const OffsetMap map("");
  CHECK(map.from_utf16({0, 0}) == ByteSpan{0, 0});
  CHECK_FALSE(map.from_code_points({0, 1}));
}

TEST_CASE("offsets from outside are checked") {
  const OffsetMap map("h\u00E9llo\U0001F600");
  CHECK_FALSE(map.from_utf16({6, 7}));  // between surrogates
  CHECK_FALSE(map.from_utf16({5, 6}));
  CHECK_FALSE(map.from_utf16({5, 8}));  // behind the end
  CHECK_FALSE(map.from_utf16({4, 3}));  // reversed
  CHECK_FALSE(map.from_code_points({0, 7}));
  CHECK_FALSE(map.from_code_points({0, 0xFFFFFFFF}));
  CHECK_FALSE(map.from_bytes({2, 3}));  // inside a character
  CHECK_FALSE(map.from_bytes({0, 11}));
  CHECK_FALSE(map.from_bytes({3, 1}));
  CHECK(map.from_bytes({1, 3}) == ByteSpan{1, 3});
  CHECK(map.from_bytes({10, 10}) == ByteSpan{10, 10});
}

struct Place {
  std::uint32_t byte, code_point, utf16;
};

// Every place between characters, counted the slow way.
std::vector<Place> places(std::string_view text) {
  std::vector<Place> places;
  Place place{0, 0, 0};
  while (place.byte < text.size()) {
    places.push_back(place);
    const Character c = decode(text, place.byte);
    place.byte += c.size;
    place.code_point += 1;
    place.utf16 += c.code_point >= 0x10000 ? 2 : 1;
  }
  places.push_back(place);
  return places;
}

TEST_CASE("random texts: there and back again, for every unit") {
  std::mt19937 random(1);
  for (int round = 0; round < 30; ++round) {
    const std::string text = test::random_text(random, 1 + random() % 1500);
    const OffsetMap map(text);
    const std::vector<Place> all = places(text);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Place& a = all[i];
      const Place& b = all[i + random() % (all.size() - i)];
      const ByteSpan bytes{a.byte, b.byte};
      const CodePointSpan points{a.code_point, b.code_point};
      const Utf16Span utf16{a.utf16, b.utf16};
      REQUIRE(map.to_code_points(bytes) == points);
      REQUIRE(map.to_utf16(bytes) == utf16);
      REQUIRE(map.from_code_points(points) == bytes);
      REQUIRE(map.from_utf16(utf16) == bytes);
      REQUIRE(map.from_bytes(bytes) == bytes);
      if (i > 0 && a.utf16 - all[i - 1].utf16 == 2) {
        REQUIRE_FALSE(map.from_utf16({a.utf16 - 1, b.utf16}));
      }
    }
  }
}

TEST_CASE("conversion does not slow down with the text") {
  // A hundred thousand look-ups at the far end of a long text: hours if each scanned the text.
  const std::string text = test::repeat("\u00E9", 8'000'000);
  const OffsetMap map(text);
  const auto end = static_cast<std::uint32_t>(text.size());
  std::uint32_t sum = 0;
  for (int i = 0; i < 100'000; ++i) {
    sum |= map.to_utf16({end - 2, end}).start ^ (end / 2 - 1);
    sum |= map.from_utf16({end / 2 - 1, end / 2})->start ^ (end - 2);
  }
  CHECK(sum == 0);
}

}  // namespace
}  // namespace allegedly
