// What grammar says of a cue's arguments, whatever the tagger made of them (codebook, "Spans").
//
//   [Ten officers] [were indicted] [for hacking].           Who is accused in the passive does not
//   [content     ] [cue          ] [content    ]            speak: it is part of what is alleged.
//
//   The [alleged] [ties to two banks] were never proven.    An adjective hedges its noun phrase.
//       [cue    ] [content          ]
//
//   They rejected [Weir]'s [accusation] [of fraud].         Whose a noun is speaks, where nobody
//                 [source]  [cue      ] [content ]          else does.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "attribution/attribution.hpp"
#include "claims/clauses.hpp"

namespace allegedly {

// No clause or phrase that grammar finds is longer, in tokens: whatever the text, time stays linear
// and marks do not pile up.
inline constexpr std::uint32_t kPhraseReach = 60;

// "ties to two banks" after the hedge `cue`: the rest of its noun phrase, and phrases tied to it.
// nullopt where the cue is no adjective that hedges a noun.
std::optional<TokenSpan> hedged_phrase(const Clauses& clauses, TokenSpan cue);

void settle_arguments(const Clauses& clauses, std::vector<Attribution>& attributions);

}  // namespace allegedly
