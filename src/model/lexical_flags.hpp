// What the tables under data/lexicons know of a token, for the tagger to weigh.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/span.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

// Bits of a token's lexical flags, in the order of the features.
enum class LexicalFlag : std::uint8_t {
  place,              // inside the longest name of a place that begins with a capital
  organization,       // the same of an organization
  group,              // the same of a group, or of a demonym ("Kenyan")
  organization_head,  // "Ministry"
  given_name,
  title,     // "prime", "mr"
  role,      // "spokeswoman"
  date,      // "Monday"
  thing,     // "River"
  document,  // "report"
  speech,    // "said", "insisted", "wants": verbs that attribute, but for those below
  accusation,
  denial,
  admission,
  answer,    // "comment", "respond", "declined"
  cue_noun,  // "claims", also hedges ("allegedly")
  wrongdoing,
  falsehood,
};
inline constexpr std::size_t kLexicalFlagCount = 18;

// For each token in `tokens` a set of bits, bit i for the flag of value i. Linear.
std::vector<std::uint32_t> lexical_flags(const AnnotatedText& text, TokenSpan tokens);

}  // namespace allegedly
