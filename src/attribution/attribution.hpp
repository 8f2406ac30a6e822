// Who said what: sources, cues and contents, whatever the kind of claim (codebook, "Spans"; after
// the PolNeAR guidelines, Newell et al., LREC 2018).
#pragma once

#include <optional>
#include <vector>

#include "actors/actors.hpp"
#include "base/span.hpp"
#include "lexicon/cues.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

struct Attribution {
  TokenSpan cue;
  std::vector<TokenSpan> source;   // at most one piece for now; empty where nobody is named
  std::vector<TokenSpan> content;  // in text order
  CueClass cue_class = CueClass::say;
  std::uint32_t head = 0;          // the cue's main word
  bool negated = false;            // "did not deny", "never said"
};

// In the order of their cues. Attributions may nest.
std::vector<Attribution> find_attributions(const AnnotatedText& text, const Actors& actors);

}  // namespace allegedly
