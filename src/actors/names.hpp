// Names of persons, organizations, states and groups (codebook, section 1). A name excludes titles,
// articles and possessive 's; an adjective of a country is a name of its own.
//
//   Russian Foreign Minister Sergey Lavrov thanked the Bank of England
//   [Russian]                [Sergey Lavrov]           [Bank of England]
//            title of Lavrov
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "actors/actors.hpp"
#include "actors/words.hpp"
#include "base/span.hpp"
#include "lexicon/entities.hpp"
#include "model/analysis.hpp"

namespace allegedly {

struct Name {
  TokenSpan tokens;
  ActorType type = ActorType::person;
  bool certain = false;               // by the tables, a title or a head word, not by default
  std::optional<EntityMatch> entity;  // the table row, if any
  Gender gender = Gender::unknown;
  TokenSpan title;  // titles and role nouns right before a person's name; may be empty
};

// In text order, disjoint. Boilerplate has none. Linear in the text's length. `tagged`: the names
// that the tagger sees, in text order; they help to tell what kind of actor is named.
std::vector<Name> find_names(const Words& words, std::span<const NameSpan> tagged);

}  // namespace allegedly
