#include "claims/clauses.hpp"

#include <algorithm>

#include "lexicon/function_words.hpp"

namespace allegedly {
namespace {

bool is_attaching(std::string_view word) {
  return function_word(word) == FunctionWord::attaching;
}

// How far back a parenthesis between commas may reach, so that every look-back is bounded.
constexpr std::uint32_t kMaxParenthesis = 40;

}  // namespace

Clauses::Clauses(const AnnotatedText& text, const Syntax& syntax)
    : text_(text), syntax_(syntax), closing_mark_(text.tokens().size()) {
  for (const Quotation& quotation : text.quotations()) {
    if (!quotation.continues) closing_mark_[quotation.tokens.end - 1] = true;
  }
}

std::string_view Clauses::word(std::uint32_t token) const {
  return token < text_.tokens().size() ? text_.folded(token) : std::string_view();
}

Tag Clauses::tag(std::uint32_t token) const {
  return token < text_.tokens().size() ? syntax_.tag(token) : Tag::PUNCT;
}

TokenSpan Clauses::sentence(std::uint32_t token) const {
  return text_.sentences()[text_.sentence_of(token)].tokens;
}

const Chunk* Clauses::noun_chunk_ending_at(std::uint32_t end) const {
  if (end == 0) return nullptr;
  const Chunk* chunk = syntax_.chunk_at(end - 1);
  return chunk != nullptr && chunk->kind == ChunkKind::noun_phrase && chunk->tokens.end == end
             ? chunk
             : nullptr;
}

TokenSpan Clauses::noun_phrase_ending_at(std::uint32_t last, std::uint32_t floor) const {
  const Chunk* chunk = syntax_.chunk_at(last);
  TokenSpan span =
      chunk == nullptr ? TokenSpan{last, last + 1} : TokenSpan{chunk->tokens.start, last + 1};
  while (span.start > floor + 1) {
    const std::string_view link = word(span.start - 1);
    const bool links = is_attaching(link) || link == "and" || link == "or" || link == ",";
    const Chunk* before = links ? noun_chunk_ending_at(span.start - 1) : nullptr;
    if (before == nullptr || before->tokens.start < floor) break;
    if (link == "," && word(span.end) != "," && !closing_mark_[span.end - 1])
      break;  // no apposition
    if (tag(before->head) == Tag::PRP) break;
    span.start = before->tokens.start;
  }
  return span;
}

TokenSpan Clauses::noun_phrase_starting_at(std::uint32_t first, std::uint32_t limit) const {
  const Chunk* chunk = syntax_.chunk_at(first);
  TokenSpan span{first, chunk == nullptr ? first + 1 : std::min(chunk->tokens.end, limit)};
  while (span.end + 1 < limit) {
    const std::string_view link = word(span.end);
    const bool preposition = is_attaching(link);
    if (!preposition && link != "and" && link != ",") break;
    const Chunk* next = syntax_.chunk_at(span.end + 1);
    if (next == nullptr || next->kind != ChunkKind::noun_phrase ||
        next->tokens.start != span.end + 1)
      break;
    const bool clause_follows = next->tokens.end < limit &&
                                syntax_.chunk_at(next->tokens.end) != nullptr &&
                                syntax_.chunk_at(next->tokens.end)->kind == ChunkKind::verb_group;
    if (!preposition && clause_follows) break;
    span.end = std::min(next->tokens.end, limit);
  }
  return span;
}

std::uint32_t Clauses::skip_adverbs_back(std::uint32_t token, std::uint32_t floor) const {
  while (token > floor && tag(token - 1) == Tag::RB) --token;
  return token;
}

// `comma` closes an apposition or a relative clause: the subject stands before the comma that opens
// it.
std::optional<TokenSpan> Clauses::subject_before_comma(std::uint32_t comma,
                                                       std::uint32_t floor) const {
  const std::uint32_t limit = comma > floor + kMaxParenthesis ? comma - kMaxParenthesis : floor;
  for (std::uint32_t i = comma; i-- > limit + 1;) {
    if (word(i) != ",") continue;
    const Chunk* head = noun_chunk_ending_at(i);
    if (head == nullptr || head->tokens.start < floor) continue;
    const bool opens_parenthesis = tag(i + 1) == Tag::WP || syntax_.chunk_at(i + 1) != nullptr;
    if (!opens_parenthesis) continue;
    return TokenSpan{noun_phrase_ending_at(i - 1, floor).start, comma + 1};
  }
  return std::nullopt;
}

// "X thanked Y and praised Z": the subject of the nearest tensed verb before the conjunction.
std::optional<TokenSpan> Clauses::coordinated_subject(const Chunk& verb_group,
                                                      std::uint32_t floor) const {
  const std::uint32_t limit = verb_group.tokens.start > floor + kMaxParenthesis
                                  ? verb_group.tokens.start - kMaxParenthesis
                                  : floor;
  const auto index = syntax_.first_chunk_from(verb_group.tokens.start);
  for (std::uint32_t c = index; c-- > 0;) {
    const Chunk& before = syntax_.chunks()[c];
    if (before.tokens.start < limit) break;
    if (before.kind != ChunkKind::verb_group || !before.finite) continue;
    const std::uint32_t end = skip_adverbs_back(before.tokens.start, floor);
    if (noun_chunk_ending_at(end) != nullptr || (end > floor && word(end - 1) == ","))
      return subject(before);
    if (end > floor && tag(end - 1) == Tag::WP) return TokenSpan{end - 1, end};
  }
  return std::nullopt;
}

std::optional<TokenSpan> Clauses::subject(const Chunk& verb_group) const {
  const TokenSpan within = sentence(verb_group.tokens.start);
  const std::uint32_t end = skip_adverbs_back(verb_group.tokens.start, within.start);
  if (end == within.start) return std::nullopt;
  const std::uint32_t before = end - 1;
  if (tag(before) == Tag::WP) return TokenSpan{before, end};
  if (word(before) == "that" && before > within.start && noun_chunk_ending_at(before) != nullptr) {
    return TokenSpan{before, end};
  }
  if (const Chunk* chunk = noun_chunk_ending_at(end)) {
    const std::uint32_t floor = std::max(within.start, chunk->tokens.start > kMaxParenthesis
                                                           ? chunk->tokens.start - kMaxParenthesis
                                                           : 0U);
    return noun_phrase_ending_at(before, floor);
  }
  if (word(before) == ",") {
    if (const auto found = subject_before_comma(before, within.start)) return found;
  }
  if (tag(before) == Tag::CC || word(before) == ",")
    return coordinated_subject(verb_group, within.start);
  return std::nullopt;
}

std::optional<TokenSpan> Clauses::agent(const Chunk& verb_group) const {
  const TokenSpan within = sentence(verb_group.tokens.start);
  if (word(verb_group.tokens.end) != "by" || verb_group.tokens.end + 1 >= within.end)
    return std::nullopt;
  const std::uint32_t start = verb_group.tokens.end + 1;
  const Chunk* chunk = syntax_.chunk_at(start);
  if (chunk == nullptr || chunk->kind != ChunkKind::noun_phrase) return std::nullopt;
  return noun_phrase_starting_at(start, within.end);
}

}  // namespace allegedly
