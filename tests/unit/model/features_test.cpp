#include "model/features.hpp"

#include <doctest/doctest.h>

#include <string>

namespace allegedly {
namespace {

std::vector<TokenFeatures> features_of(std::string_view article) {
  const AnnotatedText text = *AnnotatedText::analyse(std::string(article));
  return extract_features(text, {0, static_cast<std::uint32_t>(text.tokens().size())});
}

TEST_CASE("forms are normalised") {
  const auto features = features_of("“Won’t” NATO‑led 1,200");
  std::vector<std::string> forms;
  for (const TokenFeatures& token : features) forms.push_back(token.normalised);
  CHECK(forms == std::vector<std::string>{"\"", "wo", "n't", "\"", "nato", "-", "led", "0,000"});
}

TEST_CASE("words that look alike share what they share") {
  const auto features = features_of("denied relied Denied 1,200 3,417");
  CHECK(features[0].suffix3 == features[1].suffix3);
  CHECK(features[0].prefix3 != features[1].prefix3);
  CHECK(features[0].word == features[2].word);
  CHECK(features[0].shape != features[2].shape);
  CHECK(features[3].word == features[4].word);
}

TEST_CASE("flags depend on the place in the article, not on the window") {
  const AnnotatedText text = *AnnotatedText::analyse(
      "Mayor Says No Money Moved\n\n\"We hid nothing,\" Dana Weir said in Kenya. \"Ask anyone.\n\n"
      "\"And we never will.\" The ministry denied it.");
  const auto count = static_cast<std::uint32_t>(text.tokens().size());
  const auto whole = extract_features(text, {0, count});
  for (std::uint32_t start = 0; start < count; start += 3) {
    const auto part = extract_features(text, {start, count});
    for (std::uint32_t i = start; i < count; ++i) {
      CHECK(part[i - start].flags == whole[i].flags);
      CHECK(part[i - start].word == whole[i].word);
    }
  }
}

TEST_CASE("flags are between 0 and 127") {
  for (const TokenFeatures& token : features_of(std::string(500, 'A') + " a b. C d\n\n😀 \" x")) {
    for (const std::int8_t flag : token.flags) CHECK(flag >= 0);
  }
}

TEST_CASE("the lexicons mark names and cues") {
  const AnnotatedText text = *AnnotatedText::analyse("Kenyan police in New York denied bribery.");
  const auto flags = lexical_flags(text, {0, static_cast<std::uint32_t>(text.tokens().size())});
  const auto has = [&](std::uint32_t token, LexicalFlag flag) {
    return (flags[token] >> static_cast<std::uint32_t>(flag) & 1U) != 0;
  };
  CHECK(has(0, LexicalFlag::group));
  CHECK(has(3, LexicalFlag::place));
  CHECK(has(4, LexicalFlag::place));
  CHECK(has(5, LexicalFlag::denial));
  CHECK(has(6, LexicalFlag::wrongdoing));
  CHECK_FALSE(has(2, LexicalFlag::place));
}

}  // namespace
}  // namespace allegedly
