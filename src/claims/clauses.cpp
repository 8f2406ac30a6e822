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

const Chunk* Clauses::phrase_of_adjective(std::uint32_t adjective) const {
  const auto is_noun_phrase = [](const Chunk* chunk) {
    return chunk != nullptr && chunk->kind == ChunkKind::noun_phrase;
  };
  const Chunk* own = syntax_.chunk_at(adjective);
  if (is_noun_phrase(own)) return own->tokens.end == adjective + 1 ? nullptr : own;
  const TokenSpan within = sentence(adjective);
  if (adjective == within.start || adjective + 1 >= within.end) return nullptr;
  const Tag before = tag(adjective - 1);
  const bool opens = before == Tag::IN || before == Tag::DT || before == Tag::PRPS;
  const Chunk* next = syntax_.chunk_at(adjective + 1);
  return opens && is_noun_phrase(next) && tag(adjective + 1) != Tag::DT ? next : nullptr;
}

}  // namespace allegedly
