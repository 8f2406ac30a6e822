// Apostrophes that are part of a word.
#pragma once

#include <optional>

#include "text/chunk.hpp"

namespace allegedly {

// The end of 's, 'll, 're, 've, 'd, 'm whose mark is at `apostrophe`.
std::optional<Offset> clitic_end(const WordChunk& chunk, Offset apostrophe);

// The end of n't whose apostrophe is at `apostrophe`, behind the word that begins at `start`.
std::optional<Offset> negation_end(const WordChunk& chunk, Offset start, Offset apostrophe);

// The end of "'em", "'90s", "'n'": words and years that begin with the mark at `apostrophe`.
std::optional<Offset> elision_end(const WordChunk& chunk, Offset apostrophe);

// "talkin'", "ol'": the mark stands for the word's last letter.
bool drops_last_letter(const WordChunk& chunk, Offset start, Offset apostrophe);

// The last apostrophe of the line behind `start` that is glued to what precedes and not to a word:
// the last that could close a single quotation. 0 if there is none.
Offset last_closing_apostrophe(std::string_view line, Offset start);

}  // namespace allegedly
