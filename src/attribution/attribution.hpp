// Who said what: sources, cues and contents, whatever the kind of claim (codebook, "Spans"; after
// the PolNeAR guidelines, Newell et al., LREC 2018). The tagger has marked the spans and weighed
// which belong together; here they become attributions.
//
//   "We hid nothing," Weir said, "and we never will," denying claims that she had.
//   [content        ] [S ] [cue] [content          ]  [cue  ] [content           ]    outer
//                                                             [cue ] [content   ]    nested
#pragma once

#include <span>
#include <vector>

#include "base/span.hpp"
#include "model/analysis.hpp"
#include "model/claim_reader.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

// Pieces are in text order and disjoint, within a role and within one attribution.
struct Attribution {
  std::vector<TokenSpan> cue;      // not empty
  std::vector<TokenSpan> source;   // empty where nobody is named
  std::vector<TokenSpan> content;  // empty where the cue says it all: "could not be reached"
  float confidence = 0;            // that somebody says this; calibrated, see the model card
  bool nested = false;             // found in the layer of nested attributions and claims
  ClaimEvidence evidence;          // what its spans say of the claim that it makes
};

// In the order of their cues. Nothing is attributed in boiler-plate. Linear in the text's length.
std::vector<Attribution> assemble_attributions(const AnnotatedText& text, const Analysis& analysis);

// Those of `all`, which are in the order of their cues, whose cue begins in `piece`.
std::span<const Attribution> attributions_within(const std::vector<Attribution>& all,
                                                 TokenSpan piece);

}  // namespace allegedly
