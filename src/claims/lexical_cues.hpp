// Cues of accusing that give themselves away by their words, where the tagger has found none. News
// is full of them in passing, and few corpora mark them.
//
//   over [alleged] [ties to two banks]      rejected [accusations] [of fraud]
//        [cue    ] [content          ]               [cue        ] [content ]
//
//   [Ten officers] [were accused] [of hacking].
//   [content     ] [cue         ] [content   ]
#pragma once

#include <vector>

#include "attribution/attribution.hpp"
#include "claims/clauses.hpp"

namespace allegedly {

// Keeps the order of the cues.
void add_lexical_cues(const Clauses& clauses, std::vector<Attribution>& attributions);

}  // namespace allegedly
