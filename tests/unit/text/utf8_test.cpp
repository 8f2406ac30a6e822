#include "text/utf8.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace allegedly {
namespace {

using namespace std::string_view_literals;

TEST_CASE("well-formed UTF-8 of every length is accepted") {
  for (const auto text : {""sv, "plain"sv, "\0"sv, "h\u00E9llo"sv, "\u4E2D\u6587"sv, "\U0001F600"sv,
                          "\u0000\u007F\u0080\u07FF\u0800\uFFFF\U00010000\U0010FFFF"sv}) {
    CHECK_FALSE(find_invalid_utf8(text));
  }
}

TEST_CASE("the first byte that begins no character is found") {
  struct Case {
    std::string_view text;
    std::size_t offset;
  };
  const Case cases[] = {
      {"ab\x80"sv, 2},              // a continuation byte alone
      {"caf\xE9 au lait"sv, 3},     // Latin-1
      {"\xC0\xAF"sv, 0},            // overlong
      {"\xE0\x80\xAF"sv, 0},        // overlong
      {"\xF0\x80\x80\xAF"sv, 0},    // overlong
      {"x\xED\xA0\x80"sv, 1},       // a surrogate
      {"\xF4\x90\x80\x80"sv, 0},    // above U+10FFFF
      {"\xF5\x80\x80\x80"sv, 0},    // above U+10FFFF
      {"\xFF\xFEh\0i\0"sv, 0},      // UTF-16
      {"0123456789abc\xC3"sv, 13},  // cut off
      {"\xE2\x82"sv, 0},            // cut off
      {"\xF0\x9F\x98"sv, 0},        // cut off
      {"\xC3\xC3\xA9"sv, 0},        // a first byte where a continuation should be
      {"\u00E9\u00E9\u00E9\u00E9\xA9"sv, 8},
  };
  for (const Case& c : cases) CHECK(find_invalid_utf8(c.text) == c.offset);
}

TEST_CASE("the error names the byte, its offset and the remedy") {
  const auto error = check_text("caf\xE9");
  REQUIRE(error);
  CHECK(error->code == ErrorCode::invalid_utf8);
  CHECK(error->message.find("0xE9") != std::string::npos);
  CHECK(error->message.find("offset 3") != std::string::npos);
  CHECK(error->message.find("iconv") != std::string::npos);
}

TEST_CASE("a text of the greatest length is accepted, one byte more is not") {
  std::string text(kMaxTextBytes, ' ');
  CHECK_FALSE(check_text(text));
  text += ' ';
  const auto error = check_text(text);
  REQUIRE(error);
  CHECK(error->code == ErrorCode::text_too_long);
}

TEST_CASE("every code point survives encoding and decoding") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c == 0xD800) c = 0xE000;
    std::string text;
    append_utf8(text, c);
    const Character forwards = decode(text, 0);
    const Character backwards = decode_before(text, text.size());
    const bool same = forwards.code_point == c && forwards.size == text.size() &&
                      backwards.code_point == c && !find_invalid_utf8(text);
    if (!same) FAIL("U+", static_cast<std::uint32_t>(c));
  }
}

TEST_CASE("a prefix ends between characters") {
  CHECK(prefix_size("añ📡b", 0) == 0);
  CHECK(prefix_size("añ📡b", 2) == 3);
  CHECK(prefix_size("añ📡b", 3) == 7);
  CHECK(prefix_size("añ📡b", 9) == 8);
}

}  // namespace
}  // namespace allegedly
