// An actor while the article is read.
#pragma once

#include <cstdint>
#include <optional>

#include "actors/actors.hpp"
#include "base/span.hpp"
#include "lexicon/entities.hpp"

namespace allegedly {

struct KnownActor {
  ActorType type = ActorType::person;
  Gender gender = Gender::unknown;
  std::optional<ActorIndex> state;    // whose body it is: "Brazil" of "Brazil's Foreign Ministry"
  TokenSpan fullest;                  // its fullest name so far
  std::optional<ActorIndex> same_as;  // who it turned out to be once that was named
  bool only_demonyms = false;         // no mention but "Kenyan": any name is fuller
  std::uint32_t mentions = 0;         // names so far
  std::uint32_t last = 0;             // token where its latest name starts
};

}  // namespace allegedly
