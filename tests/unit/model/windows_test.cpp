#include "model/windows.hpp"

#include <doctest/doctest.h>

#include <string>

#include "model/tagger.hpp"
#include "unit/analysed.hpp"

namespace allegedly {
namespace {

AnnotatedText paragraphs(int count, int sentences) {
  std::string text;
  for (int p = 0; p < count; ++p) {
    for (int s = 0; s < sentences; ++s) text += "The council met on Monday. ";
    text += '\n';
  }
  return *AnnotatedText::analyse(text);
}

void check_tiling(const AnnotatedText& text, const WindowSizes& sizes) {
  std::uint32_t end = 0;
  const auto windows = divide(text, sizes);
  for (const Window& window : windows) {
    CHECK(window.core.start == end);
    CHECK(window.core.size() <= sizes.core);
    CHECK(window.tokens.contains(window.core));
    CHECK((window.core.start - window.tokens.start == sizes.margin || window.tokens.start == 0));
    end = window.core.end;
  }
  CHECK(end == text.tokens().size());
}

TEST_CASE("a short text is one window") {
  const AnnotatedText text = paragraphs(2, 2);
  const auto windows = divide(text, {100, 50, 10});
  REQUIRE(windows.size() == 1);
  CHECK(windows[0].tokens == TokenSpan{0, 24});
  CHECK(windows[0].core == TokenSpan{0, 24});
  CHECK(divide(*AnnotatedText::analyse(""), {}).size() == 1);
}

TEST_CASE("cores end between paragraphs, else between sentences, else anywhere") {
  const AnnotatedText many = paragraphs(20, 2);  // of 12 tokens
  check_tiling(many, {50, 30, 7});
  for (const Window& window : divide(many, {50, 30, 7})) CHECK(window.core.end % 12 == 0);
  const AnnotatedText long_paragraph = paragraphs(1, 40);
  check_tiling(long_paragraph, {50, 32, 5});
  for (const Window& window : divide(long_paragraph, {50, 32, 5})) CHECK(window.core.end % 6 == 0);
  const AnnotatedText one_sentence = *AnnotatedText::analyse([] {
    std::string text;
    for (int i = 0; i < 300; ++i) text += "and more ";
    return text;
  }());
  check_tiling(one_sentence, {50, 20, 5});
}

// Seams leave no trace in a text whose paragraphs say nothing about one another.
TEST_CASE("windows find what one window finds") {
  std::string article;
  for (int i = 0; i < 60; ++i) {
    article +=
        "Auditors accused the Alder ferry company of hiding repair reports for three years.\n\n"
        "\"We hid nothing,\" Dana Weir, its director, told reporters in Ostrava on Monday.\n\n"
        "The ministry said it would publish the reports, and a spokesman declined to comment.\n\n";
  }
  const AnnotatedText text = *AnnotatedText::analyse(article);
  const Analysis whole = test::tagger().analyse(text, {1U << 20, 1U << 20, 0});
  const Analysis parts = test::tagger().analyse(text, {1024, 768, 256});
  CHECK(whole.tags == parts.tags);
  const auto same_spans = [](const auto& a, const auto& b) {
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) CHECK(a[i].tokens == b[i].tokens);
  };
  same_spans(whole.names, parts.names);
  same_spans(whole.outer.spans, parts.outer.spans);
  same_spans(whole.nested.spans, parts.nested.spans);
  REQUIRE(whole.outer.links.size() == parts.outer.links.size());
  for (std::size_t i = 0; i < whole.outer.links.size(); ++i) {
    CHECK(whole.outer.links[i].cue == parts.outer.links[i].cue);
    CHECK(whole.outer.links[i].other == parts.outer.links[i].other);
  }
}

}  // namespace
}  // namespace allegedly
