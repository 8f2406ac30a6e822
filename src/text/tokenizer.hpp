// Tokens in the manner of the English Universal Dependencies treebanks (EWT, GUM):
//
//   "He won't", he said: U.S.-led non-profit e-mail a@b.com cost $5.3m (50%)...
//   " He wo n't " , he said : U.S. - led non-profit e-mail a@b.com cost $ 5.3 m ( 50 % ) ...
//
// Time is linear in the line's length whatever it holds: look-ahead is bounded.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

// Appends the tokens of one line of a well-formed text.
void tokenize_line(std::string_view text, ByteSpan line, std::vector<Token>& tokens);

}  // namespace allegedly
