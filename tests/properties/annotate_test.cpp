#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>

#include "formats/format.hpp"
#include "formats/json.hpp"
#include "formats/names.hpp"
#include "properties/annotator.hpp"
#include "properties/random_text.hpp"
#include "text/utf8.hpp"

namespace allegedly::properties {
namespace {

constexpr std::uint64_t kSeeds = 200;

constexpr std::string_view kArticle =
    "Ferry line accused of hiding safety reports\n\n"
    "By Ana Ruiz\n\n"
    "PORT ALDER (Coastal News) — Dana Weir, a former captain, accused the Alder Ferry Line on "
    "Monday of hiding "
    "three safety reports. “They knew the doors leaked,” she said. “They told us to ‘keep "
    "quiet’.”\n\n"
    "The company denied the allegation. Its spokesman, Tom Ek, said Weir had never seen any "
    "report, and that the "
    "U.S. regulator’s inspectors didn’t find a fault. He acknowledged that one inspection was "
    "late.\n\n"
    "According to a letter seen by this newspaper, the line’s chief executive allegedly ordered "
    "the files "
    "destroyed. The chief executive declined to comment.\n\n"
    "Related Posts\nTen ferries you should take\n";

std::optional<Annotation> annotate(const std::string& text) {
  Result<Annotation> annotation = annotator().annotate(text);
  if (annotation) return std::move(*annotation);
  CHECK(annotation.error().code == ErrorCode::invalid_utf8);
  CHECK(find_invalid_utf8(text).has_value());
  return {};
}

void check_valid(const Annotation& annotation, const std::string& text) {
  const std::optional<Error> error = validate(annotation);
  CHECK_MESSAGE(!error, (error ? error->message : ""));
  CHECK(annotation.text == text);
}

void check_json_round_trip(const Annotation& annotation) {
  for (const OffsetUnit unit : {OffsetUnit::code_point, OffsetUnit::utf8, OffsetUnit::utf16}) {
    const std::string json = to_json(annotation, unit);
    const Result<AnnotationFile> read = annotation_from_json(json);
    REQUIRE_MESSAGE(read, (read ? "" : read.error().message));
    CHECK(to_json(read->annotation, unit) == json);
    CHECK(to_json(read->annotation, OffsetUnit::utf8) == to_json(annotation, OffsetUnit::utf8));
  }
}

void check_all(const std::string& text) {
  const std::optional<Annotation> annotation = annotate(text);
  if (!annotation) return;
  check_valid(*annotation, text);
  check_json_round_trip(*annotation);
}

TEST_CASE("arbitrary bytes are annotated or refused as invalid UTF-8") {
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    CAPTURE(seed);
    check_all(RandomText(seed).bytes(seed % 16));
    check_all(RandomText(seed).bytes(400));
  }
}

TEST_CASE("troublesome Unicode is annotated") {
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    CAPTURE(seed);
    const std::string text = RandomText(seed).unicode(300);
    CHECK_FALSE(find_invalid_utf8(text));
    check_all(text);
  }
}

TEST_CASE("an article stays annotatable, whatever is cut, doubled or moved in it") {
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    CAPTURE(seed);
    const std::string text = RandomText(seed).mutate(kArticle, 12);
    CHECK_FALSE(find_invalid_utf8(text));
    check_all(text);
  }
}

TEST_CASE("every beginning of an article is annotated") {
  for (std::size_t size = 0; size <= kArticle.size(); size += 7) {
    CAPTURE(size);
    check_all(std::string(kArticle.substr(0, size)));
  }
}

TEST_CASE("the same text gives the same annotation") {
  const std::string text(kArticle);
  CHECK(to_json(*annotate(text), OffsetUnit::utf8) == to_json(*annotate(text), OffsetUnit::utf8));
}

TEST_CASE("every format writes every annotation") {
  for (std::uint64_t seed = 0; seed < kSeeds / 4; ++seed) {
    CAPTURE(seed);
    const std::optional<Annotation> annotation = annotate(RandomText(seed).mutate(kArticle, 12));
    REQUIRE(annotation);
    for (const std::string_view name : kNames<Format>) {
      CHECK_FALSE(find_invalid_utf8(render(*annotation, *parse_format(name), OffsetUnit::utf8)));
    }
  }
}

}  // namespace
}  // namespace allegedly::properties
