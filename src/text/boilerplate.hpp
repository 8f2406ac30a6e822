// What a paragraph is for: headline, dateline, body, caption, boiler-plate. Nothing is dropped.
#pragma once

#include <string_view>
#include <vector>

#include "text/annotated_text.hpp"

namespace allegedly {

// Sets every paragraph's kind.
void label_paragraphs(std::string_view text, const std::vector<Token>& tokens,
                      const std::vector<Sentence>& sentences, std::vector<Paragraph>& paragraphs);

}  // namespace allegedly
