// What the writer and the reader of Web Annotations call things: our URNs, and the values of
// `part`.
#pragma once

#include <string_view>

namespace allegedly::w3c {

// The member of the article that holds the hash of its text: schema.org's term. The context of the
// Web Annotation model declares the prefix.
inline constexpr std::string_view kHash = "schema:sha256";

// A URN is one of these, the beginning of that hash, and the id where there are several: what comes
// from two articles never has one name. A reader takes it without a hash, too.
inline constexpr std::string_view kPage = "urn:allegedly:page:";
inline constexpr std::string_view kCollection = "urn:allegedly:collection:";
inline constexpr std::string_view kArticle = "urn:allegedly:article:";
inline constexpr std::string_view kActor = "urn:allegedly:actor:";
inline constexpr std::string_view kMentionId = "urn:allegedly:mention:";
inline constexpr std::string_view kClaim = "urn:allegedly:claim:";
inline constexpr std::string_view kSourceId = "urn:allegedly:source:";
inline constexpr std::string_view kContentId = "urn:allegedly:content:";
// Name and version follow.
inline constexpr std::string_view kEngine = "urn:allegedly:engine:";

// What a target is the part of, or a body leads to.
inline constexpr std::string_view kMention = "mention";
inline constexpr std::string_view kCue = "cue";
inline constexpr std::string_view kSource = "source";
inline constexpr std::string_view kContent = "content";
inline constexpr std::string_view kOfClaim = "claim";
inline constexpr std::string_view kTarget = "target";
inline constexpr std::string_view kAnswers = "answers";

}  // namespace allegedly::w3c
