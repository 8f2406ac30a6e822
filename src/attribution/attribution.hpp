// Who said what: sources, cues and contents, whatever the kind of claim (codebook, "Spans"; after
// the PolNeAR guidelines, Newell et al., LREC 2018).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/span.hpp"
#include "lexicon/cues.hpp"
#include "model/chunker.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

struct Attribution {
  TokenSpan cue;
  std::optional<TokenSpan> source;  // absent where nobody is named
  std::vector<TokenSpan> content;   // in text order, disjoint; may be empty ("did not respond")
  CueClass cue_class = CueClass::say;
  std::optional<TokenSpan> accused;  // the noun phrase accused, where the cue's grammar says so
  bool negated = false;              // "did not deny", "never said"
};

// In the order of their cues. Attributions may nest.
std::vector<Attribution> find_attributions(const AnnotatedText& text, const Syntax& syntax);

}  // namespace allegedly
