// Sentences of a paragraph. A boundary lies behind terminal punctuation and the quotation marks and
// brackets that close with it, unless the text goes on in lower case or the full stop belongs to an
// abbreviation or an initial.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

// A sentence is cut at this many tokens, so that whatever looks around in a sentence takes bounded
// time.
inline constexpr std::uint32_t kMaxSentenceTokens = 512;

// Appends the sentences that divide `paragraph`, which is not empty.
void split_sentences(std::string_view text, const std::vector<Token>& tokens, TokenSpan paragraph,
                     std::vector<TokenSpan>& sentences);

}  // namespace allegedly
