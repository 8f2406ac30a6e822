// A text with its syntax, as the readings of claims look at it.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/span.hpp"
#include "model/chunker.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

class Clauses {
 public:
  Clauses(const AnnotatedText& text, const Syntax& syntax) : text_(text), syntax_(syntax) {}

  const AnnotatedText& text() const { return text_; }
  const Syntax& syntax() const { return syntax_; }

  // The folded word, "" outside the text.
  std::string_view word(std::uint32_t token) const;
  // Tag::PUNCT outside the text.
  Tag tag(std::uint32_t token) const;
  TokenSpan sentence(std::uint32_t token) const;
  // The noun phrase before whose noun the adjective stands, nullptr if it does not. Between a
  // determiner or a preposition and a noun a participle is an adjective, even where its tag is a
  // verb's: "concerns over [Alleged Weapons Transfers]".
  const Chunk* phrase_of_adjective(std::uint32_t adjective) const;

 private:
  const AnnotatedText& text_;
  const Syntax& syntax_;
};

}  // namespace allegedly
