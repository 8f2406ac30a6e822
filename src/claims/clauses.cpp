#include "claims/clauses.hpp"

namespace allegedly {

std::string_view Clauses::word(std::uint32_t token) const {
  return token < text_.tokens().size() ? text_.folded(token) : std::string_view();
}

Tag Clauses::tag(std::uint32_t token) const {
  return token < text_.tokens().size() ? syntax_.tag(token) : Tag::PUNCT;
}

TokenSpan Clauses::sentence(std::uint32_t token) const {
  return text_.sentences()[text_.sentence_of(token)].tokens;
}

}  // namespace allegedly
