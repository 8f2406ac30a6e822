// What two contents share of their longer words tells whether they speak of the same thing.
#pragma once

#include <cstdint>
#include <vector>

#include "base/span.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

// The beginnings of the words that have more than four letters, four letters each, sorted.
using WordBeginnings = std::vector<std::uint32_t>;

WordBeginnings word_beginnings(const AnnotatedText& text, const std::vector<TokenSpan>& content);

// How many beginnings both have.
std::uint32_t shared_words(const WordBeginnings& a, const WordBeginnings& b);

}  // namespace allegedly
