// Decides what the names are that neither table nor title decided: by what the article says
// elsewhere, then by the words around them.
#pragma once

#include <vector>

#include "actors/names.hpp"
#include "actors/words.hpp"

namespace allegedly {

// Settles the type of every name and removes those that are no actors: laws, awards, rivers, titles
// of works, ordinary words with a capital.
void settle_types(const Words& words, std::vector<Name>& names);

}  // namespace allegedly
