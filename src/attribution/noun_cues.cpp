#include "attribution/noun_cues.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "attribution/contents.hpp"

namespace allegedly {
namespace {

// Whose accusation it is: "Ukraine's accusation", "the US accusation", "her claim", "claims by
// residents".
std::optional<TokenSpan> possessor(const Clauses& clauses, const Chunk& chunk) {
  std::uint32_t end = chunk.head;
  while (end > chunk.tokens.start && clauses.tag(end - 1) == Tag::JJ &&
         !clauses.is_capitalised(end - 1))
    --end;
  if (end == chunk.tokens.start) return std::nullopt;
  const std::uint32_t last = end - 1;
  if (clauses.tag(last) == Tag::PRPS) return TokenSpan{last, end};
  if (clauses.tag(last) == Tag::POS) return TokenSpan{chunk.tokens.start, last};
  std::uint32_t start = end;
  while (start > chunk.tokens.start && clauses.is_capitalised(start - 1) &&
         clauses.tag(start - 1) != Tag::DT)
    --start;
  if (start == end) return std::nullopt;
  return TokenSpan{start, end};
}

// Up to the next tensed verb that is not part of the content's own clause.
std::uint32_t phrase_end(const Clauses& clauses, std::uint32_t start) {
  const std::uint32_t end = clauses.clause_end(start);
  for (std::uint32_t i = start; i < end; ++i) {
    if (is_finite(clauses.tag(i)) && clauses.tag(i - 1) != Tag::WP) return i;
    if (clauses.word(i) == "," && i > start) return i;
  }
  return end;
}

std::optional<Attribution> read_noun(const Clauses& clauses, const Chunk& chunk) {
  const auto cue_class = cue_noun(clauses.word(chunk.head));
  if (!cue_class || chunk.tokens.end >= clauses.sentence(chunk.head).end) return std::nullopt;
  Attribution attribution;
  attribution.cue = {chunk.head, chunk.head + 1};
  attribution.cue_class = *cue_class;
  attribution.source = possessor(clauses, chunk);
  std::uint32_t after = chunk.tokens.end;
  if (clauses.word(after) == "by" || clauses.word(after) == "from") {
    const TokenSpan source =
        clauses.noun_phrase_starting_at(after + 1, clauses.sentence(chunk.head).end);
    if (!attribution.source) attribution.source = source;
    after = source.end;
  }
  const std::string_view link = clauses.word(after);
  if (link == "that") {
    attribution.content.push_back({after, clauses.clause_end(after)});
  } else if (link == "of" || link == "against" || link == "about") {
    attribution.content.push_back({after, phrase_end(clauses, after + 1)});
    const Chunk* object =
        clauses.syntax().chunk_at(std::min(after + 1, attribution.content.back().end - 1));
    const bool deed_follows = object != nullptr && object->kind == ChunkKind::noun_phrase &&
                              (link == "against" || clauses.tag(object->tokens.end) == Tag::VBG);
    if (deed_follows) attribution.accused = object->tokens;
  }
  if (attribution.content.empty() || attribution.content.back().size() < 2) return std::nullopt;
  return attribution;
}

// "alleged [arms transfers to the militia]"
std::optional<Attribution> read_adjective_hedge(const Clauses& clauses, std::uint32_t token) {
  const Chunk* chunk = clauses.syntax().chunk_at(token);
  if (chunk == nullptr || chunk->kind != ChunkKind::noun_phrase || chunk->head <= token)
    return std::nullopt;
  std::uint32_t end = chunk->tokens.end;
  if (clauses.word(end) == "of" || clauses.word(end) == "by") end = phrase_end(clauses, end + 1);
  Attribution attribution;
  attribution.cue = {token, token + 1};
  attribution.cue_class = CueClass::hedge;
  attribution.content.push_back({token + 1, end});
  return attribution;
}

// "[he] allegedly [took bribes]"
std::optional<Attribution> read_adverb_hedge(const Clauses& clauses, std::uint32_t token) {
  const TokenSpan sentence = clauses.sentence(token);
  const Chunk* verb = clauses.syntax().chunk_at(token);
  if (verb == nullptr && token + 1 < sentence.end) verb = clauses.syntax().chunk_at(token + 1);
  if (verb == nullptr || verb->kind != ChunkKind::verb_group) return std::nullopt;
  Attribution attribution;
  attribution.cue = {token, token + 1};
  attribution.cue_class = CueClass::hedge;
  attribution.accused = clauses.subject(*verb);
  const std::uint32_t begin = attribution.accused ? attribution.accused->start : verb->tokens.start;
  if (begin < token) attribution.content.push_back({begin, token});
  attribution.content.push_back({token + 1, std::max(token + 2, clauses.clause_end(token + 1))});
  return attribution;
}

std::optional<Attribution> read_phrase(const Clauses& clauses, std::uint32_t start) {
  std::array<std::string_view, kMaxCueWords> words;
  const TokenSpan sentence = clauses.sentence(start);
  const std::uint32_t count = std::min<std::uint32_t>(kMaxCueWords, sentence.end - start);
  for (std::uint32_t i = 0; i < count; ++i) words[i] = clauses.word(start + i);
  const Cue* cue = cue_phrase(std::span(words.data(), count));
  if (cue == nullptr) return std::nullopt;
  Attribution attribution;
  attribution.cue = {start, start + static_cast<std::uint32_t>(cue->words.size())};
  attribution.cue_class = cue->cue_class;
  const std::uint32_t after = attribution.cue.end;
  if (after >= sentence.end) return std::nullopt;
  if (cue->role == Cue::Role::accused) {
    const Chunk* verb = start > sentence.start ? clauses.syntax().chunk_at(start - 1) : nullptr;
    if (verb != nullptr && verb->kind == ChunkKind::verb_group) {
      attribution.accused = clauses.subject(*verb);
      attribution.cue.start = verb->tokens.start;
    }
    if (attribution.accused) attribution.content.push_back(*attribution.accused);
    attribution.content.push_back({after, std::max(after + 1, clauses.clause_end(after))});
    return attribution;
  }
  attribution.source = clauses.noun_phrase_starting_at(after, sentence.end);
  if (start == sentence.start &&
      clauses.word(attribution.source->end) == ",") {  // "According to X, ..."
    attribution.content.push_back(content_after(clauses, attribution.source->end + 1));
  } else {
    const std::uint32_t end =
        start > sentence.start && clauses.word(start - 1) == "," ? start - 1 : start;
    attribution.content.push_back({sentence.start, end});
  }
  if (attribution.content.back().empty()) return std::nullopt;
  return attribution;
}

}  // namespace

void find_noun_cues(const Clauses& clauses, std::vector<Attribution>& out) {
  for (const Chunk& chunk : clauses.syntax().chunks()) {
    if (chunk.kind != ChunkKind::noun_phrase) continue;
    if (auto found = read_noun(clauses, chunk)) out.push_back(*std::move(found));
  }
}

void find_phrase_cues(const Clauses& clauses, std::vector<Attribution>& out) {
  for (const Sentence& sentence : clauses.text().sentences()) {
    for (std::uint32_t i = sentence.tokens.start; i < sentence.tokens.end; ++i) {
      if (auto found = read_phrase(clauses, i)) out.push_back(*std::move(found));
    }
  }
}

void find_hedges(const Clauses& clauses, std::vector<Attribution>& out) {
  for (std::uint32_t i = 0; i < clauses.text().tokens().size(); ++i) {
    const auto kind = hedge(clauses.word(i));
    if (!kind) continue;
    auto found = *kind == HedgeKind::adjective ? read_adjective_hedge(clauses, i)
                                               : read_adverb_hedge(clauses, i);
    if (found) out.push_back(*std::move(found));
  }
}

}  // namespace allegedly
