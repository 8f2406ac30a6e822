#include "claims/cue_reading.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "lexicon/function_words.hpp"

namespace allegedly {
namespace {

bool is_negation(std::string_view word) {
  return function_word(word) == FunctionWord::negation;
}

struct CueWord {
  CueClass cue_class = CueClass::say;
  bool negates_itself = false;  // "pleaded not guilty"
};

CueWord to_cue_word(const Cue& cue) {
  return {cue.cue_class, std::any_of(cue.words.begin(), cue.words.end(), is_negation)};
}

// What the tables say of the words from `token` on. "reported" is a verb, but a hedge before a
// noun.
std::optional<CueWord> cue_word_at(const Clauses& clauses, std::uint32_t token) {
  std::array<std::string_view, kMaxCueWords> words;
  const std::uint32_t end = clauses.sentence(token).end;
  const std::size_t count = std::min<std::size_t>(words.size(), end - token);
  for (std::size_t i = 0; i < count; ++i) {
    words[i] = clauses.word(token + static_cast<std::uint32_t>(i));
  }
  const std::span<const std::string_view> following(words.data(), count);
  const CueWord hedging{CueClass::hedge};
  if (hedge(words[0]) && clauses.phrase_of_adjective(token) != nullptr) return hedging;
  if (const Cue* cue = cue_verb(following)) return to_cue_word(*cue);
  if (const Cue* cue = cue_phrase(following)) return to_cue_word(*cue);
  if (const auto noun = cue_noun(words[0])) return CueWord{*noun};
  return hedge(words[0]) ? std::optional(hedging) : std::nullopt;
}

// The noun phrase right after the verb names something that can go unanswered.
bool has_request_object(const Clauses& clauses, const Chunk& verb) {
  const Chunk* object = verb.tokens.end < clauses.sentence(verb.head).end
                            ? clauses.syntax().chunk_at(verb.tokens.end)
                            : nullptr;
  return object != nullptr && object->kind == ChunkKind::noun_phrase &&
         claim_object(clauses.word(object->head)) == ClaimObject::request;
}

// "declined to comment", "did not respond to a request", "could not be reached".
bool is_non_response(const Clauses& clauses, std::uint32_t token) {
  const auto answer = answer_verb(clauses.word(token));
  const Chunk* verb = clauses.syntax().chunk_at(token);
  if (!answer || verb == nullptr || verb->kind != ChunkKind::verb_group) return false;
  if (answer->role == AnswerVerb::Role::decline) {
    const std::uint32_t after = token + 1;
    const Chunk* next =
        after < clauses.sentence(token).end ? clauses.syntax().chunk_at(after) : nullptr;
    return next != nullptr && next->infinitive && answer_verb(clauses.word(next->head)) &&
           !verb->negated;
  }
  using Needs = AnswerVerb::Needs;
  return verb->negated &&
         (answer->needs == Needs::nothing || (answer->needs == Needs::passive && verb->passive) ||
          (answer->needs == Needs::request && has_request_object(clauses, *verb)));
}

bool is_negated(const Clauses& clauses, TokenSpan piece) {
  for (std::uint32_t i = piece.start; i < piece.end; ++i) {
    if (is_negation(clauses.word(i))) return true;
    const Chunk* chunk = clauses.syntax().chunk_at(i);
    if (chunk != nullptr && chunk->kind == ChunkKind::verb_group && chunk->negated) return true;
  }
  return false;
}

}  // namespace

CueReading read_cue(const Clauses& clauses, const Attribution& attribution) {
  CueWord strongest;
  bool negated = false;
  for (const TokenSpan piece : attribution.cue) {
    negated |= is_negated(clauses, piece);
    for (std::uint32_t i = piece.start; i < piece.end; ++i) {
      if (is_non_response(clauses, i)) return {CueClass::no_answer, false};
      const auto found = cue_word_at(clauses, i);
      if (found && strongest.cue_class == CueClass::say) strongest = *found;
    }
  }
  const bool needs_negation =
      strongest.negates_itself || strongest.cue_class == CueClass::no_answer;
  return {strongest.cue_class, negated && !needs_negation};
}

}  // namespace allegedly
