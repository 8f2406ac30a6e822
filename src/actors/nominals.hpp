// Phrases other than names that may stand for actors: "a spokesman for the army", "the report",
// "she".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "actors/actors.hpp"
#include "actors/names.hpp"
#include "actors/words.hpp"
#include "base/span.hpp"
#include "lexicon/entities.hpp"

namespace allegedly {

struct Nominal {
  TokenSpan tokens;  // with the phrase that identifies it: "a spokesman for the army"
  TokenSpan core;    // the base noun phrase: "a spokesman"
  std::uint32_t head = 0;
  std::optional<PronounKind> pronoun;  // nothing below is set for pronouns
  ActorType type = ActorType::person;
  Gender gender = Gender::unknown;
  bool plural = false;
  bool definite = false;  // "the minister", "its owner" rather than "a minister"
  Reach reach = Reach::same;
  bool unknown = false;   // no list has its head: an actor only if something is said by or of it
  std::string_view role;  // the head in the singular: "chief executive"
  TokenSpan description;  // the core without its determiner: "senior official"
};

// In text order of their heads. Phrases whose head belongs to a name are left out: those are the
// name's mentions. Boilerplate has none. Linear in the text's length.
std::vector<Nominal> find_nominals(const Words& words, const std::vector<Name>& names);

}  // namespace allegedly
