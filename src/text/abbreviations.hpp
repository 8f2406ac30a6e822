// Full stops that belong to a word: "Mr.", "U.S.", "J.", "Ph.D.", "No. 5".
#pragma once

#include "text/chunk.hpp"

namespace allegedly {

// Where the word [start, end) ends, before which a full stop stands at `end`: at `end` if the full
// stop is a token of its own, behind it or behind more letters if they belong to the word.
// `after_name`: the token before begins with a capital.
Offset end_with_full_stops(const WordChunk& chunk, Offset start, Offset end, bool after_name);

// Whether the word and the mark at `end` are in the table of abbreviations: "Inc.", "Yahoo!".
bool is_abbreviation(const WordChunk& chunk, Offset start, Offset end);

}  // namespace allegedly
