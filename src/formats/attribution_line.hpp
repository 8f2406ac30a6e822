// The lines of `allegedly attributions`: what the scorer of PolNeAR reads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "attribution/attribution.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

// {"id", "attributions": [{"source", "cue", "content", "nested", "confidence"}]}: the three roles
// are lists of [start, end) in code points. Without '\n'.
std::string to_attribution_line(std::string_view id, const AnnotatedText& text,
                                const std::vector<Attribution>& attributions);

}  // namespace allegedly
