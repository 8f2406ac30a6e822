// Pairing of quotation marks: double and single, straight and curly, nested, continued over
// paragraphs (each opens again, only the last closes). Guillemets count as double marks.
#pragma once

#include <string_view>
#include <vector>

#include "text/annotated_text.hpp"

namespace allegedly {

// By start, outer first.
std::vector<Quotation> pair_quotes(std::string_view text, const std::vector<Token>& tokens,
                                   const std::vector<Paragraph>& paragraphs);

}  // namespace allegedly
