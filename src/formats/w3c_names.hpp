// What the writer and the reader of Web Annotations call things: our URNs, and the values of
// `part`.
#pragma once

#include <string_view>

namespace allegedly::w3c {

inline constexpr std::string_view kArticle = "urn:allegedly:article";
inline constexpr std::string_view kActor = "urn:allegedly:actor:";
inline constexpr std::string_view kClaim = "urn:allegedly:claim:";

inline constexpr std::string_view kMention = "mention";
inline constexpr std::string_view kCue = "cue";
inline constexpr std::string_view kSource = "source";
inline constexpr std::string_view kContent = "content";
inline constexpr std::string_view kTarget = "target";
inline constexpr std::string_view kAnswers = "answers";

}  // namespace allegedly::w3c
