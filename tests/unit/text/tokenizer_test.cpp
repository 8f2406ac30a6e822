#include "text/tokenizer.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "unit/text/written.hpp"

namespace allegedly {
namespace {

using test::analyse;
using test::tokens;

struct Case {
  std::string_view text;
  std::string_view expected;
};

template <std::size_t size>
void check(const Case (&cases)[size]) {
  for (const Case& c : cases) CHECK_MESSAGE(tokens(c.text) == c.expected, c.text);
}

TEST_CASE("clitics are cut off") {
  check({{"He won't, can't and shouldn't've.", "He wo n't , ca n't and should n't 've ."},
         {"I'm, you're, she'd, we'll, they've", "I 'm , you 're , she 'd , we 'll , they 've"},
         {"Isn\u2019t Brazil\u2019s", "Is n\u2019t Brazil \u2019s"},
         {"DON'T JOHN'S", "DO N'T JOHN 'S"},
         {"the dogs' bowl, James\u2019 car", "the dogs ' bowl , James \u2019 car"},
         {"mama`s", "mama `s"},
         {"cannot gonna Dunno", "can not gon na Du n no"},
         {"the dog 's bowl", "the dog 's bowl"}});
}

TEST_CASE("clitics are marked as such, the words before them are not") {
  const AnnotatedText text = analyse("He won't cannot 'quote dogs'");
  std::string marked;
  for (std::uint32_t t = 0; t < text.tokens().size(); ++t) {
    if (text.tokens()[t].clitic) marked += std::string(text.surface(t)) + "|";
  }
  CHECK(marked == "n't|not|");  // with a closing mark to come, s' closes a quotation
  CHECK(analyse("the dogs' bowl").tokens()[2].clitic);
}

TEST_CASE("apostrophes inside and at the edge of words stay") {
  check({{"O'Brien at two o'clock", "O'Brien at two o'clock"},
         {"'em and 'tis the '90s, \u201972", "'em and 'tis the '90s , \u201972"},
         {"talkin' 'bout ol' times", "talkin' 'bout ol' times"},
         {"rock 'n' roll", "rock 'n' roll"},
         {"the 1990's", "the 1990's"}});
}

TEST_CASE("single quotation marks are tokens of their own") {
  check({{"'Go,' he said.", "' Go , ' he said ."},
         {"the 'dogs' barked", "the ' dogs ' barked"},
         {"\u2018Go,\u2019 he said", "\u2018 Go , \u2019 he said"},
         {"``Go'' and ''stop''", "`` Go '' and '' stop ''"}});
}

TEST_CASE("hyphens split words but for prefixes") {
  check({{"a well-known Russian-backed non-profit", "a well - known Russian - backed non-profit"},
         {"co-founder, anti-Western, e-mail", "co-founder , anti-Western , e-mail"},
         {"pro-life-minded", "pro-life - minded"},
         {"one- and two-year-old", "one - and two - year - old"},
         {"1990-1995", "1990 - 1995"},
         {"word--word and - or -- or \u2014", "word -- word and - or -- or \u2014"}});
}

TEST_CASE("abbreviations and initials keep their full stops") {
  check({{"Mr. Smith of Acme Inc. left.", "Mr. Smith of Acme Inc. left ."},
         {"the U.S. and the U.K.", "the U.S. and the U.K."},
         {"at 5 p.m. on Jan. 5", "at 5 p.m. on Jan. 5"},
         {"J. K. Roe and A.B. Doe", "J. K. Roe and A.B. Doe"},
         {"a Ph.D. and an M.Sc.", "a Ph.D. and an M.Sc."},
         {"No. 5, but he said no.", "No. 5 , but he said no ."},
         {"U.S.-led", "U.S. - led"},
         {"Mr.Smith came Nov.28", "Mr. Smith came Nov. 28"},
         {"It was I. He left.", "It was I . He left ."},
         {"John I. Smith", "John I. Smith"},
         {"Plan B.", "Plan B ."}});
}

TEST_CASE("sentences that run together are cut") {
  check({{"the end.The start", "the end . The start"}, {"ok?Yes!No", "ok ? Yes ! No"}});
}

TEST_CASE("addresses, handles and hashtags are one token") {
  check({{"See https://example.org/a?b=c#d, (www.example.com).",
          "See https://example.org/a?b=c#d , ( www.example.com ) ."},
         {"https://en.example.org/wiki/A_(b)", "https://en.example.org/wiki/A_(b)"},
         {"\u201Chttps://example.org\u201D", "\u201C https://example.org \u201D"},
         {"Write to jane.doe@example.co.uk.", "Write to jane.doe@example.co.uk ."},
         {"@jane_doe: #Vote2024!", "@jane_doe : #Vote2024 !"},
         {"example.com's report.pdf", "example.com 's report.pdf"},
         {"misc.news.local", "misc.news.local"}});
}

TEST_CASE("numbers keep their separators, units and currencies do not stick") {
  check({{"1,000,000 and 3.14 and 13,14", "1,000,000 and 3.14 and 13 , 14"},
         {"10:30-11:00 on 11/28/2000", "10:30 - 11:00 on 11/28/2000"},
         {"call 713-555-0142 or 555-0142", "call 713-555-0142 or 555-0142"},
         {"$5.3m, \u20AC20bn, US$4", "$ 5.3 m , \u20AC 20 bn , US$ 4"},
         {"50% of 5kg at 11am", "50 % of 5 kg at 11 am"},
         {"the 20th, the 1970s, a 3D AK47", "the 20th , the 1970s , a 3D AK47"},
         {"+44 and .5", "+44 and .5"}});
}

TEST_CASE("punctuation runs and brackets") {
  check({{"What?! No... Wait.... \u2026", "What ?! No ... Wait .... \u2026"},
         {"(a) [b] {c}", "( a ) [ b ] { c }"},
         {"and/or w/o", "and / or w/o"},
         {"*** --- ___", "*** --- ___"},
         {"\"Yes,\" he said; \u201CNo\u201D: \u00ABOui\u00BB",
          "\" Yes , \" he said ; \u201C No \u201D : \u00AB Oui \u00BB"},
         {"R&D at AT&T, Smith&Sons", "R&D at AT&T , Smith & Sons"}});
}

TEST_CASE("emoji are whole, whatever they are made of") {
  check({{"\U0001F600", "\U0001F600"},
         {"ok\U0001F44D\U0001F3FD\U0001F44D", "ok \U0001F44D\U0001F3FD \U0001F44D"},
         {"\U0001F468\u200D\U0001F469\u200D\U0001F467 x",
          "\U0001F468\u200D\U0001F469\u200D\U0001F467 x"},
         {"\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7", "\U0001F1E9\U0001F1EA \U0001F1EB\U0001F1F7"},
         {"\u2764\uFE0F :-) :)", "\u2764\uFE0F :-) :)"}});
}

TEST_CASE("combining marks, soft hyphens and joiners stay in their word") {
  check({{"cafe\u0301 nai\u0308ve", "cafe\u0301 nai\u0308ve"},
         {"co\u00ADoperate", "co\u00ADoperate"},
         {"\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
          "\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627"}});
}

TEST_CASE("no-break, zero-width and byte order characters are white space") {
  check({{"\uFEFFa\u00A0b\u200Bc\u2009d\u202Ee", "a b c d e"}});
  using namespace std::string_view_literals;
  CHECK(tokens("a\0b\0\0"sv) == "a b");
}

TEST_CASE("kinds tell words, numbers, marks, symbols and links apart") {
  const AnnotatedText text = analyse("He paid $ 5 to @joe , see example.com 3D");
  std::vector<TokenKind> kinds;
  for (const Token& token : text.tokens()) kinds.push_back(token.kind);
  CHECK(kinds == std::vector<TokenKind>{TokenKind::word, TokenKind::word, TokenKind::symbol,
                                        TokenKind::number, TokenKind::word, TokenKind::handle,
                                        TokenKind::punctuation, TokenKind::word, TokenKind::url,
                                        TokenKind::word});
}

TEST_CASE("space_before tells what was glued") {
  const AnnotatedText text = analyse("He's in, \"yes\".");
  std::string flags;
  for (const Token& token : text.tokens()) flags += token.space_before ? '_' : '.';
  CHECK(flags == "_._._...");
}

TEST_CASE("a letter that folds to fewer bytes does not break a fixed word") {
  CHECK(tokens("\u0130ve d\u0130dnt") == "\u0130ve d\u0130dnt");
}

}  // namespace
}  // namespace allegedly
