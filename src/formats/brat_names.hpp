// What the writer and the reader of brat's standoff format and its configuration call things.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "formats/names.hpp"

namespace allegedly::brat {

inline constexpr std::string_view kSource = "Source";
inline constexpr std::string_view kSpeaker = "Speaker";
inline constexpr std::string_view kContent = "Content";
inline constexpr std::string_view kTarget = "Target";
inline constexpr std::string_view kAnswers = "Answers";
inline constexpr std::string_view kStanding = "Standing";
inline constexpr std::string_view kForm = "Form";
inline constexpr std::string_view kOrigin = "Origin";
inline constexpr std::string_view kActorOrigin = "Actor_origin";
inline constexpr std::string_view kActorName = "ActorName";
inline constexpr std::string_view kConfidence = "Confidence";
inline constexpr std::string_view kEvidence = "Evidence";
inline constexpr std::string_view kEquiv = "Equiv";

// brat's names begin with a capital letter: "Non_response".
template <class Enum>
std::string type_name(Enum value) {
  std::string name(name_of(value));
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

template <class Enum>
std::optional<Enum> from_type_name(std::string_view name) {
  for (std::size_t i = 0; i < kNames<Enum>.size(); ++i) {
    if (type_name(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
  }
  return {};
}

}  // namespace allegedly::brat
