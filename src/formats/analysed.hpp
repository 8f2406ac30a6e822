// What formats need of the article beyond its marks: paragraphs where a file holds none, tokens for
// formats of tokens.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "annotate/annotation.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

// As the engine finds them. `text` may be analysed: see check_text.
std::vector<Annotation::Paragraph> find_paragraphs(const std::string& text);

// The tokens that share a byte with `bytes`; nothing where no token does.
std::optional<TokenSpan> tokens_of(const AnnotatedText& text, ByteSpan bytes);

}  // namespace allegedly
