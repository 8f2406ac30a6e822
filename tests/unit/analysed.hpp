// Texts analysed for tests, and spans read back as written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "model/chunker.hpp"
#include "text/annotated_text.hpp"

namespace allegedly::test {

struct Analysed {
  explicit Analysed(std::string_view article)
      : text(*AnnotatedText::analyse(std::string(article))), syntax(text) {}

  std::string written(TokenSpan span) const { return std::string(text.slice(text.bytes(span))); }
  // Pieces joined by " + ".
  std::string written(const std::vector<TokenSpan>& spans) const {
    std::string out;
    for (const TokenSpan span : spans) {
      if (!out.empty()) out += " + ";
      out += written(span);
    }
    return out;
  }

  AnnotatedText text;
  Syntax syntax;
};

}  // namespace allegedly::test
