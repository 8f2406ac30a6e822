// Decides what the names are that neither table nor title decided: by what the article says
// elsewhere, the words around them and what the tagger takes them for.
#pragma once

#include <span>
#include <vector>

#include "actors/names.hpp"
#include "actors/words.hpp"
#include "model/analysis.hpp"

namespace allegedly {

// Settles the type of every name and removes those that are no actors: laws, awards, rivers, titles
// of works, ordinary words with a capital.
void settle_types(const Words& words, std::span<const NameSpan> tagged, std::vector<Name>& names);

}  // namespace allegedly
