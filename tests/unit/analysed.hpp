// Texts analysed for tests, and spans read back as written.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.hpp"
#include "model.hpp"
#include "model/chunker.hpp"
#include "model/tagger.hpp"
#include "text/annotated_text.hpp"

namespace allegedly::test {

inline const Tagger& tagger() {
  static const Tagger tagger = std::move(*Tagger::from_bytes(model_bytes()));
  return tagger;
}

struct Analysed {
  explicit Analysed(std::string_view article)
      : text(*AnnotatedText::analyse(std::string(article))),
        analysis(tagger().analyse(text)),
        syntax(text, analysis.tags) {}

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
  Analysis analysis;
  Syntax syntax;
};

}  // namespace allegedly::test
