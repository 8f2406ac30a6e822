#include "attribution/verb_cues.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "attribution/contents.hpp"

namespace allegedly {
namespace {

const Cue* cue_at(const Clauses& clauses, std::uint32_t head) {
  std::array<std::string_view, kMaxCueWords> words;
  const TokenSpan sentence = clauses.sentence(head);
  std::size_t count = 0;
  while (count < words.size() && head + count < sentence.end) {
    words[count] = clauses.word(head + static_cast<std::uint32_t>(count));
    ++count;
  }
  return cue_verb(std::span(words.data(), count));
}

// Cues whose object need not be a clause: "denied wrongdoing", "accused him of fraud".
bool takes_object(CueClass cue_class) {
  switch (cue_class) {
    case CueClass::accuse:
    case CueClass::deny:
    case CueClass::reject:
    case CueClass::admit:
    case CueClass::describe:
    case CueClass::no_answer: return true;
    default: return false;
  }
}

// Reported speech inside a quotation is the speaker's own; only accusing and answering are claims
// there.
bool is_nested_speech(const Clauses& clauses, std::uint32_t head, CueClass cue_class) {
  const bool claims = takes_object(cue_class) && cue_class != CueClass::describe;
  return clauses.text().in_quotation(head) && !claims;
}

void push_piece(std::vector<TokenSpan>& pieces, TokenSpan piece) {
  if (!piece.empty()) pieces.push_back(piece);
}

// "X was accused of Y", "the claims were denied by X", "he is said to have lied".
Attribution read_passive(const Clauses& clauses, const Chunk& verb, Attribution attribution) {
  const auto subject = clauses.subject(verb);
  attribution.source = clauses.agent(verb);
  const bool it = subject && subject->size() == 1 && clauses.word(subject->start) == "it";
  if (subject && !it) attribution.content.push_back(*subject);
  const std::uint32_t after = attribution.source ? attribution.source->end : attribution.cue.end;
  push_piece(attribution.content, content_after(clauses, after));
  if (attribution.cue_class == CueClass::accuse) attribution.accused = subject;
  return attribution;
}

// "faces charges of fraud": the subject is the accused.
Attribution read_accused_subject(const Clauses& clauses, const Chunk& verb,
                                 Attribution attribution) {
  attribution.accused = clauses.subject(verb);
  if (attribution.accused) attribution.content.push_back(*attribution.accused);
  push_piece(attribution.content, content_after(clauses, attribution.cue.end));
  return attribution;
}

// The first noun phrase after an accusing verb.
std::optional<TokenSpan> object_of(const Clauses& clauses, TokenSpan content) {
  const std::uint32_t c = clauses.syntax().first_chunk_from(content.start);
  if (c >= clauses.syntax().chunks().size()) return std::nullopt;
  const Chunk& chunk = clauses.syntax().chunks()[c];
  if (chunk.kind != ChunkKind::noun_phrase || chunk.tokens.end > content.end) return std::nullopt;
  return chunk.tokens;
}

// Source before the verb, or after it where a quotation or a clause precedes.
void find_source(const Clauses& clauses, const Chunk& verb, Attribution& attribution,
                 std::uint32_t& after) {
  const TokenSpan sentence = clauses.sentence(verb.tokens.start);
  const bool follows_content =
      verb.tokens.start > sentence.start && (clauses.word(verb.tokens.start - 1) == "," ||
                                             clauses.is_closing_mark(verb.tokens.start - 1));
  const auto inverted = follows_content ? clauses.inverted_subject(verb) : std::nullopt;
  const bool speech =
      attribution.cue_class == CueClass::say || attribution.cue_class == CueClass::allege;
  if (inverted && speech && content_before(clauses, verb.tokens.start)) {
    attribution.source = inverted;
    after = inverted->end;
  } else {
    attribution.source = clauses.subject(verb);
  }
}

// "X said Y", "'Y,' said X", "X accused Z of Y", "X, accusing Z of Y, ...".
std::optional<Attribution> read_active(const Clauses& clauses, const Chunk& verb,
                                       Attribution attribution) {
  std::uint32_t after = attribution.cue.end;
  find_source(clauses, verb, attribution, after);
  const std::uint32_t begin = attribution.source && attribution.source->start < verb.tokens.start
                                  ? attribution.source->start
                                  : verb.tokens.start;
  const bool object = takes_object(attribution.cue_class);
  const TokenSpan right = object ? object_after(clauses, after) : content_after(clauses, after);
  const auto left = content_before(clauses, begin);
  const bool right_fits = object ? !right.empty() : is_clausal(clauses, right);
  if (left && (!right_fits || clauses.text().in_quotation(left->end - 1)))
    attribution.content.push_back(*left);
  const bool right_quoted = !right.empty() && clauses.text().in_quotation(right.start);
  if (right_fits && (attribution.content.empty() || right_quoted))
    attribution.content.push_back(right);
  if (!object && !attribution.source) return std::nullopt;
  if (attribution.content.empty()) {
    if (attribution.cue_class == CueClass::no_answer) return attribution;
    return std::nullopt;
  }
  if (attribution.cue_class == CueClass::accuse)
    attribution.accused = object_of(clauses, attribution.content.back());
  if (clauses.text().in_quotation(attribution.content.back().end - 1)) {
    const std::uint32_t end = std::max(attribution.content.back().end, attribution.cue.end);
    for (const TokenSpan piece : quotations_after(clauses, end))
      attribution.content.push_back(piece);
  }
  return attribution;
}

std::optional<Attribution> read_verb(const Clauses& clauses, const Chunk& verb) {
  const Cue* cue = cue_at(clauses, verb.head);
  if (cue == nullptr || verb.infinitive || is_nested_speech(clauses, verb.head, cue->cue_class))
    return std::nullopt;
  Attribution attribution;
  attribution.cue = {verb.tokens.start, verb.head + static_cast<std::uint32_t>(cue->words.size())};
  attribution.cue_class = cue->cue_class;
  attribution.negated = verb.negated && cue->cue_class != CueClass::no_answer;
  if (cue->role == Cue::Role::accused) return read_accused_subject(clauses, verb, attribution);
  if (verb.passive || clauses.is_reduced_passive(verb)) {
    attribution = read_passive(clauses, verb, attribution);
    if (attribution.content.empty()) return std::nullopt;
    return attribution;
  }
  return read_active(clauses, verb, attribution);
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
std::optional<Attribution> read_non_response(const Clauses& clauses, const Chunk& verb) {
  const auto answer = answer_verb(clauses.word(verb.head));
  if (!answer) return std::nullopt;
  const std::uint32_t after = verb.tokens.end;
  if (answer->role == AnswerVerb::Role::decline) {
    const Chunk* next =
        after < clauses.sentence(verb.head).end ? clauses.syntax().chunk_at(after) : nullptr;
    const bool refuses = next != nullptr && next->infinitive &&
                         answer_verb(clauses.word(next->head)) && !verb.negated;
    if (!refuses) return std::nullopt;
  } else {
    using Needs = AnswerVerb::Needs;
    const bool fits = answer->needs == Needs::nothing ||
                      (answer->needs == Needs::passive && verb.passive) ||
                      (answer->needs == Needs::request && has_request_object(clauses, verb));
    if (!verb.negated || !fits || verb.infinitive) return std::nullopt;
  }
  Attribution attribution;
  attribution.cue = verb.tokens;
  attribution.cue_class = CueClass::no_answer;
  attribution.source = clauses.subject(verb);
  push_piece(attribution.content, {after, clauses.clause_end(after)});
  return attribution;
}

}  // namespace

void find_verb_cues(const Clauses& clauses, std::vector<Attribution>& out) {
  for (const Chunk& chunk : clauses.syntax().chunks()) {
    if (chunk.kind != ChunkKind::verb_group) continue;
    auto found = read_non_response(clauses, chunk);
    if (!found) found = read_verb(clauses, chunk);
    if (found) out.push_back(*std::move(found));
  }
}

}  // namespace allegedly
