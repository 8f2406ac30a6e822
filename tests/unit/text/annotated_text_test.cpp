#include "text/annotated_text.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/characters.hpp"
#include "text/utf8.hpp"
#include "unit/text/written.hpp"

namespace allegedly {
namespace {

using namespace std::string_view_literals;

bool is_white(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Character c = decode(text, i);
    const CharClass kind = char_class(c.code_point);
    if (kind != CharClass::space && kind != CharClass::line_break) return false;
    i += c.size;
  }
  return true;
}

// The header's invariants.
void check_invariants(const AnnotatedText& text) {
  std::uint32_t end = 0;
  for (const Token& token : text.tokens()) {
    REQUIRE(end <= token.bytes.start);
    REQUIRE_FALSE(token.bytes.empty());
    const std::string_view between = text.slice({end, token.bytes.start});
    REQUIRE(is_white(between));
    REQUIRE((token.space_before == !between.empty() || end == 0));
    end = token.bytes.end;
  }
  REQUIRE(is_white(std::string_view(text.text()).substr(end)));

  std::uint32_t next_token = 0;
  for (std::uint32_t s = 0; s < text.sentences().size(); ++s) {
    const Sentence& sentence = text.sentences()[s];
    REQUIRE(sentence.tokens.start == next_token);
    REQUIRE_FALSE(sentence.tokens.empty());
    REQUIRE(text.paragraphs()[sentence.paragraph].sentences.contains(s));
    for (std::uint32_t t = next_token; t < sentence.tokens.end; ++t) {
      REQUIRE(text.sentence_of(t) == s);
      REQUIRE(text.paragraph_of(t) == sentence.paragraph);
    }
    next_token = sentence.tokens.end;
  }
  REQUIRE(next_token == text.tokens().size());

  std::uint32_t next_sentence = 0;
  for (const Paragraph& paragraph : text.paragraphs()) {
    REQUIRE(paragraph.sentences.start == next_sentence);
    REQUIRE_FALSE(paragraph.sentences.empty());
    REQUIRE(paragraph.bytes == text.bytes(paragraph.tokens));
    next_sentence = paragraph.sentences.end;
  }
  REQUIRE(next_sentence == text.sentences().size());

  std::uint32_t last_start = 0;
  for (const Quotation& quotation : text.quotations()) {
    REQUIRE(last_start <= quotation.tokens.start);
    REQUIRE(quotation.tokens.size() >= 1);
    REQUIRE(quotation.tokens.end <= text.tokens().size());
    REQUIRE(text.paragraph_of(quotation.tokens.start) ==
            text.paragraph_of(quotation.tokens.end - 1));
    last_start = quotation.tokens.start;
  }
}

TEST_CASE("the worked example of the header") {
  const AnnotatedText text = test::analyse("\"I won't,\" he said.\nEnd");
  check_invariants(text);
  CHECK(test::tokens(text.text()) == "\" I wo n't , \" he said . End");
  REQUIRE(text.sentences().size() == 2);
  CHECK(text.sentences()[0].tokens == TokenSpan{0, 9});
  CHECK(text.sentences()[1].tokens == TokenSpan{9, 10});
  REQUIRE(text.paragraphs().size() == 2);
  CHECK(text.paragraphs()[1].tokens == TokenSpan{9, 10});
  REQUIRE(text.quotations().size() == 1);
  CHECK(text.quotations()[0].tokens == TokenSpan{0, 6});
}

TEST_CASE("folded forms are in lower case with straight apostrophes") {
  const AnnotatedText text =
      test::analyse("Won\u2019t \u00C9lys\u00E9e \u0160KODA co\u00ADop \u0130");
  std::vector<std::string_view> folded;
  for (std::uint32_t t = 0; t < text.tokens().size(); ++t) folded.push_back(text.folded(t));
  CHECK(folded ==
        std::vector<std::string_view>{"wo", "n't", "\u00E9lys\u00E9e", "\u0161koda", "coop", "i"});
}

TEST_CASE("surface, slice and bytes give the text as written") {
  const AnnotatedText text = test::analyse(" One  two. ");
  CHECK(text.surface(1) == "two");
  CHECK(text.bytes({0, 3}) == ByteSpan{1, 10});
  CHECK(text.slice({1, 10}) == "One  two.");
}

TEST_CASE("texts without tokens") {
  for (const auto empty : {""sv, " "sv, "\n\n"sv, "\r\n"sv, "\0"sv, "\uFEFF"sv, "\u200B\u00A0"sv}) {
    const AnnotatedText text = test::analyse(empty);
    CHECK(text.tokens().empty());
    CHECK(text.sentences().empty());
    CHECK(text.paragraphs().empty());
    CHECK(text.text() == empty);
  }
}

TEST_CASE("one emoji is one token, sentence and paragraph") {
  const AnnotatedText text = test::analyse("\U0001F600");
  CHECK(text.tokens().size() == 1);
  CHECK(text.sentences().size() == 1);
  CHECK(text.paragraphs().size() == 1);
  CHECK(text.paragraphs()[0].kind == ParagraphKind::body);
}

TEST_CASE("all line ends part paragraphs") {
  for (const auto text : {"One\nTwo"sv, "One\r\nTwo"sv, "One\rTwo"sv, "One\n \t\nTwo\n"sv,
                          "One\u2028Two"sv, "One\u2029Two"sv, "\r\n\r\nOne \r\n Two\r\n"sv}) {
    const AnnotatedText analysed = test::analyse(text);
    REQUIRE(analysed.paragraphs().size() == 2);
    CHECK(analysed.slice(analysed.paragraphs()[0].bytes) == "One");
    CHECK(analysed.slice(analysed.paragraphs()[1].bytes) == "Two");
  }
}

TEST_CASE("right-to-left text is cut at its spaces and marks") {
  const AnnotatedText text = test::analyse(
      "\u0642\u0627\u0644 \u0627\u0644\u0648\u0632\u064A\u0631\u060C \u0646\u0639\u0645\u061F "
      "\u05DB\u05DF.");
  check_invariants(text);
  CHECK(text.tokens().size() == 7);
}

TEST_CASE("what cannot be analysed is an error") {
  const auto latin1 = AnnotatedText::analyse("caf\xE9");
  REQUIRE_FALSE(latin1);
  CHECK(latin1.error().code == ErrorCode::invalid_utf8);
  const auto too_long = AnnotatedText::analyse(std::string(kMaxTextBytes + 1, 'a'));
  REQUIRE_FALSE(too_long);
  CHECK(too_long.error().code == ErrorCode::text_too_long);
}

TEST_CASE("random texts keep the invariants") {
  std::mt19937 random(2);
  for (int round = 0; round < 300; ++round) {
    check_invariants(test::analyse(test::random_text(random, 1 + random() % 200)));
  }
}

TEST_CASE("long lines of anything are analysed in linear time") {
  // Each of these once took, or could take, time that grows with the square of the length.
  for (const auto piece : {"a"sv,
                           "a."sv,
                           "a.b"sv,
                           "a'"sv,
                           "'a "sv,
                           "'"sv,
                           "\""sv,
                           "\u201C"sv,
                           "\u201D"sv,
                           "\u201Ca\n"sv,
                           "a-"sv,
                           "non-"sv,
                           "a@"sv,
                           "a@b."sv,
                           "www."sv,
                           "http://a)"sv,
                           ")"sv,
                           "("sv,
                           "1"sv,
                           "1,"sv,
                           "1-"sv,
                           "1:1-"sv,
                           "Related posts\n"sv,
                           "Related posts\nA.\n"sv,
                           "\n"sv,
                           "&a"sv,
                           "\u0301"sv,
                           "\u200D"sv,
                           "A. "sv,
                           "Inc. The "sv,
                           "[1]"sv,
                           "."sv,
                           "w/"sv,
                           "\U0001F600\u200D"sv,
                           "A.          "sv,
                           ". "sv,
                           "( "sv,
                           "\" "sv}) {
    const std::string text = test::repeat(piece, 250'000);
    for (const auto last : {""sv, " x"sv}) {
      const AnnotatedText analysed = test::analyse(text + std::string(last));
      CHECK(analysed.text().size() == text.size() + last.size());
    }
  }
}

TEST_CASE("one line of a megabyte without a space is one paragraph") {
  const AnnotatedText text = test::analyse(std::string(1'000'000, 'a'));
  CHECK(text.tokens().size() == 1);
  CHECK(text.paragraphs().size() == 1);
}

}  // namespace
}  // namespace allegedly
