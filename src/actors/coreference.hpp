// Whom nominals and pronouns stand for, by what stands near them (in the manner of the
// precision-ranked sieves of Lee et al., 2013): apposition, equal phrases, titles and head nouns;
// and who those are whom headline and lead leave without a name.
// What pronouns refer to is chosen in antecedents.hpp.
#pragma once

#include <vector>

#include "actors/actors.hpp"
#include "actors/antecedents.hpp"
#include "actors/known_actor.hpp"
#include "actors/names.hpp"
#include "actors/nominals.hpp"
#include "actors/words.hpp"

namespace allegedly {

// All mentions, in the order Actors states: the names, whose actors are `name_actors`, and the
// nominals and pronouns that stand for somebody. Unnamed actors are appended to `actors`, and to
// `choices`, unless it is null, each pronoun. Linear in the text's length: looks back over a
// bounded number of mentions.
std::vector<ActorMention> resolve_mentions(const Words& words, const std::vector<Name>& names,
                                           const std::vector<ActorIndex>& name_actors,
                                           const std::vector<Nominal>& nominals,
                                           std::vector<KnownActor>& actors,
                                           std::vector<PronounChoice>* choices);

}  // namespace allegedly
