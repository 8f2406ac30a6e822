#include "attribution/contents.hpp"

#include <algorithm>

namespace allegedly {
namespace {

// How many tokens an addressee or adverbial between a cue and its content may take.
constexpr std::uint32_t kMaxInterval = 12;

bool is_noun_chunk(const Chunk* chunk) {
  return chunk != nullptr && chunk->kind == ChunkKind::noun_phrase;
}

bool is_finite_chunk(const Chunk* chunk) {
  return chunk != nullptr && chunk->kind == ChunkKind::verb_group && chunk->finite;
}

// Only white space, punctuation and quoted tokens.
bool is_all_quoted(const Clauses& clauses, TokenSpan span) {
  for (std::uint32_t i = span.start; i < span.end; ++i) {
    if (!clauses.text().in_quotation(i) && clauses.text().tokens()[i].kind == TokenKind::word)
      return false;
  }
  return true;
}

// The first tensed verb group has something before it to be its subject.
bool is_clause(const Clauses& clauses, TokenSpan span) {
  const Syntax& syntax = clauses.syntax();
  for (std::uint32_t c = syntax.first_chunk_from(span.start); c < syntax.chunks().size(); ++c) {
    const Chunk& chunk = syntax.chunks()[c];
    if (chunk.tokens.start >= span.end) break;
    if (chunk.kind != ChunkKind::verb_group || !chunk.finite) continue;
    return chunk.tokens.start > span.start && clauses.tag(chunk.tokens.start - 1) != Tag::IN;
  }
  return false;
}

}  // namespace

TokenSpan object_after(const Clauses& clauses, std::uint32_t after) {
  const TokenSpan sentence = clauses.sentence(after - 1);
  std::uint32_t start = after;
  while (start < sentence.end && (clauses.word(start) == "," || clauses.word(start) == ":"))
    ++start;
  if (start >= sentence.end) return {after, after};
  return {start, std::max(start, clauses.clause_end(start))};
}

TokenSpan content_after(const Clauses& clauses, std::uint32_t after) {
  const TokenSpan sentence = clauses.sentence(after - 1);
  const Syntax& syntax = clauses.syntax();
  std::uint32_t start = after;
  // Look for "that", an opening mark or a full clause behind at most a short interval.
  const std::uint32_t limit = std::min(sentence.end, after + kMaxInterval);
  for (std::uint32_t i = after; i < limit; ++i) {
    const Chunk* chunk = syntax.chunk_at(i);
    if (chunk != nullptr && chunk->kind == ChunkKind::verb_group) break;
    if (clauses.is_opening_mark(i) ||
        (clauses.word(i) == "that" && i + 1 < sentence.end && i > after)) {
      start = i;
      break;
    }
    const bool second_phrase = i > after && is_noun_chunk(chunk) && chunk->tokens.start == i &&
                               syntax.chunk_at(i - 1) != chunk && clauses.tag(i - 1) != Tag::IN &&
                               clauses.tag(i - 1) != Tag::CC && clauses.tag(i - 1) != Tag::TO;
    if (second_phrase && chunk->tokens.end < sentence.end &&
        is_finite_chunk(syntax.chunk_at(chunk->tokens.end))) {
      start = i;
      break;
    }
  }
  return object_after(clauses, start);
}

bool is_clausal(const Clauses& clauses, TokenSpan span) {
  if (span.empty()) return false;
  if (clauses.text().in_quotation(span.start) || clauses.text().in_quotation(span.end - 1))
    return true;
  const Tag first = clauses.tag(span.start);
  return first == Tag::TO || first == Tag::WP || clauses.word(span.start) == "that" ||
         is_clause(clauses, span);
}

std::optional<TokenSpan> content_before(const Clauses& clauses, std::uint32_t before) {
  const TokenSpan sentence = clauses.sentence(before);
  if (before == sentence.start) return std::nullopt;
  const std::uint32_t separator = before - 1;
  const bool quoted = clauses.is_closing_mark(separator) ||
                      (clauses.word(separator) == "," && separator > sentence.start &&
                       clauses.is_closing_mark(separator - 1));
  if (quoted) {
    const std::uint32_t mark = clauses.is_closing_mark(separator) ? separator : separator - 1;
    const Quotation* quotation = clauses.quotation_at(mark);
    const std::uint32_t start =
        quotation == nullptr ? sentence.start : std::min(sentence.start, quotation->tokens.start);
    return TokenSpan{start, mark + 1};
  }
  if (clauses.word(separator) != "," || separator == sentence.start) return std::nullopt;
  const TokenSpan span{sentence.start, separator};
  if (!clauses.has_finite_verb(span)) return std::nullopt;
  return span;
}

std::vector<TokenSpan> quotations_after(const Clauses& clauses, std::uint32_t end) {
  std::vector<TokenSpan> out;
  const AnnotatedText& text = clauses.text();
  if (end == 0) return out;
  const std::uint32_t home = text.paragraph_of(end - 1);
  for (std::uint32_t s = text.sentence_of(end - 1) + 1; s < text.sentences().size(); ++s) {
    const Sentence& sentence = text.sentences()[s];
    if (sentence.paragraph > home + 1 && out.empty()) break;
    if (!is_all_quoted(clauses, sentence.tokens) || !text.in_quotation(sentence.tokens.start))
      break;
    if (!out.empty() && out.back().end == sentence.tokens.start &&
        text.paragraph_of(out.back().end - 1) == sentence.paragraph) {
      out.back().end = sentence.tokens.end;
    } else {
      out.push_back(sentence.tokens);
    }
  }
  return out;
}

}  // namespace allegedly
