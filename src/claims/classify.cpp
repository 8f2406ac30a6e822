#include "claims/classify.hpp"

#include <algorithm>
#include <string>

#include "lexicon/function_words.hpp"

namespace allegedly {
namespace {

// What each rule is worth. Explicit cues are nearly always right, words in the content less often.
constexpr float kExplicit = 0.9F;
constexpr float kLikely = 0.75F;
constexpr float kFromContent = 0.5F;

Verdict statement() {
  return {ClaimType::statement, kLikely};
}

template <class Predicate>
std::optional<std::uint32_t> find_in(const std::vector<TokenSpan>& pieces, Predicate predicate) {
  for (const TokenSpan piece : pieces) {
    for (std::uint32_t i = piece.start; i < piece.end; ++i) {
      if (predicate(i)) return i;
    }
  }
  return std::nullopt;
}

// The verb group that holds the token or is the last one before it in its sentence.
const Chunk* governing_verb(const Clauses& clauses, std::uint32_t token) {
  const Syntax& syntax = clauses.syntax();
  const TokenSpan sentence = clauses.sentence(token);
  for (std::uint32_t c = syntax.first_chunk_from(token + 1); c-- > 0;) {
    const Chunk& chunk = syntax.chunks()[c];
    if (chunk.tokens.start < sentence.start) break;
    if (chunk.kind == ChunkKind::verb_group) return &chunk;
  }
  return nullptr;
}

bool is_modal_verb(const Clauses& clauses, const Chunk& verb) {
  return clauses.tag(verb.tokens.start) == Tag::MD;
}

bool mentions_wrongdoing(const Clauses& clauses, const Attribution& attribution) {
  return find_in(attribution.content,
                 [&](std::uint32_t i) { return is_wrongdoing(clauses.word(i)); })
      .has_value();
}

// "false", "a witch hunt", "no truth" in the content.
bool calls_it_false(const Clauses& clauses, const Attribution& attribution) {
  return find_in(attribution.content,
                 [&](std::uint32_t i) {
                   if (is_falsehood(clauses.word(i))) return true;
                   const std::string pair =
                       std::string(clauses.word(i)) + ' ' + std::string(clauses.word(i + 1));
                   return is_falsehood(pair);
                 })
      .has_value();
}

// What the first nouns of the content name: a claim, or something that is merely refused.
std::optional<ClaimObject> object_kind(const Clauses& clauses, const Attribution& attribution) {
  constexpr std::uint32_t kObjectReach = 8;
  for (const TokenSpan piece : attribution.content) {
    const std::uint32_t end = std::min(piece.end, piece.start + kObjectReach);
    for (std::uint32_t i = piece.start; i < end; ++i) {
      if (clauses.tag(i) == Tag::WP || is_verb(clauses.tag(i))) break;
      if (const auto kind = claim_object(clauses.word(i))) return kind;
    }
  }
  return std::nullopt;
}

Verdict classify_denying(const Clauses& clauses, const Attribution& attribution, bool negated) {
  if (negated) return {ClaimType::non_response, kLikely};
  const auto object = object_kind(clauses, attribution);
  if (object == ClaimObject::grant || object == ClaimObject::request) return statement();
  return {ClaimType::denial, kExplicit};
}

// "contests it", "disputed that"
bool is_pronoun_object(const Clauses& clauses, const Attribution& attribution) {
  if (attribution.content.empty()) return false;
  const TokenSpan content = attribution.content.front();
  const Tag tag = clauses.tag(content.start);
  return content.size() == 1 && (tag == Tag::PRP || tag == Tag::DT || tag == Tag::IN);
}

Verdict classify_rejecting(const Clauses& clauses, const Attribution& attribution) {
  const bool of_claim = object_kind(clauses, attribution) == ClaimObject::claim ||
                        calls_it_false(clauses, attribution) ||
                        is_pronoun_object(clauses, attribution);
  return of_claim ? Verdict{ClaimType::denial, kLikely} : statement();
}

// "accused X of Y", "suspects that": an accusation names the deed.
Verdict classify_accusing(const Clauses& clauses, const Attribution& attribution) {
  const auto names_deed = find_in(attribution.content, [&](std::uint32_t i) {
    const Tag tag = clauses.tag(i);
    return tag == Tag::IN || tag == Tag::WP || tag == Tag::VBG || is_wrongdoing(clauses.word(i));
  });
  return names_deed ? Verdict{ClaimType::allegation, kExplicit} : statement();
}

Verdict classify_hedge(const Clauses& clauses, const Attribution& attribution) {
  const bool strong = find_in(attribution.cue, [&](std::uint32_t i) {
                        return is_strong_hedge(clauses.word(i));
                      }).has_value();
  return strong || mentions_wrongdoing(clauses, attribution)
             ? Verdict{ClaimType::allegation, kLikely}
             : statement();
}

Verdict classify_speech(const Clauses& clauses, const Attribution& attribution,
                        CueClass cue_class) {
  if (calls_it_false(clauses, attribution)) return Verdict{ClaimType::denial, kFromContent};
  if (cue_class == CueClass::insist && is_plain_negative(clauses, attribution)) {
    return Verdict{ClaimType::denial, kFromContent};
  }
  const bool believed = cue_class != CueClass::order;
  if (believed && asserted_wrongdoing(clauses, attribution))
    return Verdict{ClaimType::allegation, kFromContent};
  return statement();
}

}  // namespace

std::optional<std::uint32_t> asserted_wrongdoing(const Clauses& clauses,
                                                 const Attribution& attribution) {
  return find_in(attribution.content, [&](std::uint32_t i) {
    if (!is_wrongdoing(clauses.word(i))) return false;
    const Chunk* verb = governing_verb(clauses, i);
    return verb != nullptr && !verb->negated && !is_modal_verb(clauses, *verb);
  });
}

bool is_plain_negative(const Clauses& clauses, const Attribution& attribution) {
  const auto negated = find_in(attribution.content, [&](std::uint32_t i) {
    if (function_word(clauses.word(i)) == FunctionWord::negative) return true;
    const Chunk* verb = clauses.syntax().chunk_at(i);
    return verb != nullptr && verb->kind == ChunkKind::verb_group && verb->negated &&
           !is_modal_verb(clauses, *verb);
  });
  return negated.has_value();
}

Verdict classify(const Clauses& clauses, const Attribution& attribution, const CueReading& cue) {
  if (cue.cue_class == CueClass::no_answer) return {ClaimType::non_response, kExplicit};
  if (cue.cue_class == CueClass::deny) return classify_denying(clauses, attribution, cue.negated);
  if (cue.negated) return statement();
  switch (cue.cue_class) {
    case CueClass::reject: return classify_rejecting(clauses, attribution);
    case CueClass::admit: return {ClaimType::admission, kLikely};
    case CueClass::accuse: return classify_accusing(clauses, attribution);
    case CueClass::allege: return {ClaimType::allegation, kLikely};
    case CueClass::hedge: return classify_hedge(clauses, attribution);
    default: return classify_speech(clauses, attribution, cue.cue_class);
  }
}

}  // namespace allegedly
