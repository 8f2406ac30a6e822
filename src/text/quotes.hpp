// Pairing of quotation marks: double and single, straight and curly, guillemets.
//
// Rules
//   - A curly mark says which side it is on, a straight one shows it by its spacing.
//   - A closing mark pairs with the nearest open one of its level; marks left open in between had
//     no partner. Apostrophes are part of words (see the tokeniser) and never come here.
//   - Marks pair within a paragraph. A quotation that is left open goes on if the next paragraph
//     begins with an opening mark of the same level; the last paragraph must close it.
//   - A mark without partner makes no quotation.
#pragma once

#include <string_view>
#include <vector>

#include "text/annotated_text.hpp"

namespace allegedly {

// By start, outer first.
std::vector<Quotation> pair_quotes(std::string_view text, const std::vector<Token>& tokens,
                                   const std::vector<Paragraph>& paragraphs);

}  // namespace allegedly
