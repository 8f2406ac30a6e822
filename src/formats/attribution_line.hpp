// The lines of `allegedly attributions`: what the scorer of PolNeAR reads, and what the types of
// claims are learned from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "attribution/attribution.hpp"
#include "model/claim_reader.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

// What ClaimReader::types would weigh, by attribution.
struct TypeEvidence {
  std::vector<ClaimReader::Types> types;  // the network's
  std::vector<ReadingRows> readings;
};

// {"id", "attributions": [{"source", "cue", "content", "nested", "confidence", "types",
// "readings"}]}: the three roles are lists of [start, end) in code points. Without '\n'.
std::string to_attribution_line(std::string_view id, const AnnotatedText& text,
                                const std::vector<Attribution>& attributions,
                                const TypeEvidence& evidence);

}  // namespace allegedly
