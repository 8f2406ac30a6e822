// The lines of `allegedly antecedents`: what tools/train/antecedents.py learns from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "actors/actors.hpp"
#include "actors/antecedents.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

// {"id", "mentions": [[start, end, actor]], "pronouns": [{"start", "end", "kind", "candidates":
// [[actor, feature...]]}]}, in code points; kind is person, plural or thing. Without '\n'.
std::string to_antecedent_line(std::string_view id, const AnnotatedText& text, const Actors& actors,
                               const std::vector<PronounChoice>& choices);

}  // namespace allegedly
