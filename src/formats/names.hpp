// What enumerators are called in files and options: one table for each, read in both directions.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "annotate/annotation.hpp"
#include "annotate/source_strength.hpp"
#include "base/result.hpp"
#include "formats/format.hpp"
#include "formats/read.hpp"

namespace allegedly {

// kNames<Enum>[i] is the name of the enumerator whose value is i.
template <class Enum>
inline constexpr std::array<std::string_view, 0> kNames{};

template <>
inline constexpr std::array<std::string_view, 5> kNames<ParagraphKind>{
    "headline", "dateline", "body", "caption", "boilerplate"};
template <>
inline constexpr std::array<std::string_view, 5> kNames<ActorType>{"person", "organization",
                                                                   "state", "group", "document"};
template <>
inline constexpr std::array<std::string_view, 3> kNames<MentionForm>{"name", "nominal", "pronoun"};
template <>
inline constexpr std::array<std::string_view, 5> kNames<ClaimType>{
    "allegation", "denial", "admission", "non_response", "statement"};
template <>
inline constexpr std::array<std::string_view, 4> kNames<Standing>{"denied", "admitted",
                                                                  "no_response", "unanswered"};
template <>
inline constexpr std::array<std::string_view, kReadings> kNames<Reading>{"no_answer",
                                                                         "deny_negated",
                                                                         "refuse",
                                                                         "deny",
                                                                         "negated",
                                                                         "reject_claim",
                                                                         "reject",
                                                                         "admit",
                                                                         "accuse_of_deed",
                                                                         "accuse",
                                                                         "allege",
                                                                         "hedge_strong",
                                                                         "hedge_wrong",
                                                                         "hedge",
                                                                         "says_false",
                                                                         "insist_negative",
                                                                         "say_wrong",
                                                                         "order",
                                                                         "think",
                                                                         "describe",
                                                                         "say"};
template <>
inline constexpr std::array<std::string_view, 3> kNames<Origin>{"machine", "edited", "human"};
template <>
inline constexpr std::array<std::string_view, 4> kNames<SourceStrength>{"named", "anonymous",
                                                                        "document", "nobody"};
template <>
inline constexpr std::array<std::string_view, 3> kNames<OffsetUnit>{"codepoint", "utf8", "utf16"};
template <>
inline constexpr std::array<std::string_view, 12> kNames<Format>{
    "json", "html",      "csv", "csv-actors", "md",      "w3c",
    "brat", "brat-conf", "txt", "spacy",      "doccano", "conll"};
template <>
inline constexpr std::array<std::string_view, 5> kNames<InputKind>{"text", "annotation", "w3c",
                                                                   "brat", "html"};

template <class Enum>
constexpr std::string_view name_of(Enum value) {
  return kNames<Enum>[static_cast<std::size_t>(value)];
}

template <class Enum>
constexpr std::optional<Enum> from_name(std::string_view name) {
  const auto& names = kNames<Enum>;
  const auto* const found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return {};
  return static_cast<Enum>(found - names.begin());
}

// "codepoint, utf8 or utf16"
template <class Enum>
std::string list_of_names() {
  const auto& names = kNames<Enum>;
  std::string out(names[0]);
  for (std::size_t i = 1; i < names.size(); ++i) {
    out += i + 1 < names.size() ? ", " : " or ";
    out += names[i];
  }
  return out;
}

// Error: unsupported_option, listing what there is.
template <class Enum>
Result<Enum> parse_option(std::string_view name) {
  if (const std::optional<Enum> known = from_name<Enum>(name)) return *known;
  return Error{ErrorCode::unsupported_option, "There is no \"" + std::string(name) +
                                                  "\" here: choose " + list_of_names<Enum>() + '.'};
}

}  // namespace allegedly
