// Syllables of Korean and Chinese names in Latin letters (data/lexicons/syllables.tsv).
#pragma once

#include <string_view>

namespace allegedly {

// "seung", "hwan", "te": one syllable, as each half of a given name with a hyphen is. `word` is a
// folded form.
bool is_romanised_syllable(std::string_view word);

}  // namespace allegedly
