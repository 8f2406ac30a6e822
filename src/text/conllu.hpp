// Tokens and sentences as CoNLL-U, for scoring against a treebank. Words with clitics become
// multiword tokens ("3-4 don't"); the columns from LEMMA on are empty but for SpaceAfter=No.
#pragma once

#include <string>

#include "text/annotated_text.hpp"

namespace allegedly {

std::string to_conllu(const AnnotatedText& text);

}  // namespace allegedly
