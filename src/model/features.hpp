// What the tagger sees of a token: hashes of its form and of parts of it, its normalised form to
// look a word vector up by, and flags for its place in the article and for what the lexicons know.
// Training reads the same features by way of `allegedly features`; whoever changes one of them
// raises kFeatureVersion, and the weights are trained anew.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/span.hpp"
#include "model/lexical_flags.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

inline constexpr std::uint32_t kFeatureVersion = 1;
inline constexpr std::size_t kFlagCount = 22 + kLexicalFlagCount;

struct TokenFeatures {
  // FNV-1a hashes with a finaliser; an embedding table takes them modulo its rows. The word has
  // two of them, whose rows are summed: a collision in one is seldom one in the other.
  std::array<std::uint32_t, 2> word{};
  std::uint32_t prefix3 = 0;  // the first three code points of the normalised form
  std::uint32_t suffix3 = 0;
  std::uint32_t suffix2 = 0;
  std::uint32_t shape = 0;  // "O’Neill-99" is "X'Xxxx-dd"; runs are cut to three

  std::array<std::int8_t, kFlagCount> flags{};  // 0 to 127 stands for 0 to 1

  // The token in lower case, with straight apostrophes and hyphens, any double quotation mark as
  // `"`, and digits of numbers as 0.
  std::string normalised;
};

// The features of the tokens in `tokens`, in order.
std::vector<TokenFeatures> extract_features(const AnnotatedText& text, TokenSpan tokens);

}  // namespace allegedly
