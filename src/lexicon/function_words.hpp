// Closed-class words whose role part-of-speech tags do not tell (data/lexicons/function_words.tsv).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace allegedly {

enum class FunctionWord : std::uint8_t {
  be,         // opens a passive: "was", "got"
  auxiliary,  // another verb completes it: "has", "did"
  negation,   // negates a verb: "not", "never"
  negative,   // negates as subject or object: "nothing", "no"
  attaching,  // a preposition that ties a phrase to the noun before: "of", "for"
  speaker,    // who speaks: "I", "our"
};

// `word` is a folded form.
std::optional<FunctionWord> function_word(std::string_view word);

}  // namespace allegedly
