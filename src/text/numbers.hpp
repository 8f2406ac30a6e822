// Numbers with their separators: 1,000.5 10:30 11/28/2000 713-555-0142 +44.
#pragma once

#include "text/chunk.hpp"

namespace allegedly {

// The end of the number at `start`, which is a digit. A comma joins groups of three digits; hyphens
// join the groups of a telephone number or a date, not the ends of a range ("1990-1995").
Offset number_end(const WordChunk& chunk, Offset start);

}  // namespace allegedly
