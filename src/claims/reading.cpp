#include "claims/reading.hpp"

#include <algorithm>
#include <string>

#include "claims/regret.hpp"
#include "lexicon/function_words.hpp"

namespace allegedly {
namespace {

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
      // "claims" is a noun here, whatever its tag.
      if (const auto kind = claim_object(clauses.word(i))) return kind;
      if (clauses.tag(i) == Tag::WP || is_verb(clauses.tag(i))) break;
    }
  }
  return std::nullopt;
}

// "denied bail", "rejected the offer"
bool refuses(const Clauses& clauses, const Attribution& attribution) {
  const auto object = object_kind(clauses, attribution);
  return object == ClaimObject::grant || object == ClaimObject::request;
}

Reading read_denying(const Clauses& clauses, const Attribution& attribution, bool negated) {
  if (negated) return Reading::deny_negated;
  return refuses(clauses, attribution) ? Reading::refuse : Reading::deny;
}

// "contests it", "disputed that"
bool is_pronoun_object(const Clauses& clauses, const Attribution& attribution) {
  if (attribution.content.empty()) return false;
  const TokenSpan content = attribution.content.front();
  const Tag tag = clauses.tag(content.start);
  return content.size() == 1 && (tag == Tag::PRP || tag == Tag::DT || tag == Tag::IN);
}

Reading read_rejecting(const Clauses& clauses, const Attribution& attribution) {
  if (refuses(clauses, attribution)) return Reading::refuse;
  const bool of_claim = object_kind(clauses, attribution) == ClaimObject::claim ||
                        calls_it_false(clauses, attribution) ||
                        is_pronoun_object(clauses, attribution);
  return of_claim ? Reading::reject_claim : Reading::reject;
}

// "accused X of Y", "suspects that": an accusation names the deed.
Reading read_accusing(const Clauses& clauses, const Attribution& attribution) {
  const auto names_deed = find_in(attribution.content, [&](std::uint32_t i) {
    const Tag tag = clauses.tag(i);
    return tag == Tag::IN || tag == Tag::WP || tag == Tag::VBG || is_wrongdoing(clauses.word(i));
  });
  return names_deed ? Reading::accuse_of_deed : Reading::accuse;
}

Reading read_hedge(const Clauses& clauses, const Attribution& attribution) {
  const bool strong = find_in(attribution.cue, [&](std::uint32_t i) {
                        return is_strong_hedge(clauses.word(i));
                      }).has_value();
  if (strong) return Reading::hedge_strong;
  return mentions_wrongdoing(clauses, attribution) ? Reading::hedge_wrong : Reading::hedge;
}

// A word of wrongdoing that is neither negated nor merely possible.
bool asserts_wrongdoing(const Clauses& clauses, const std::vector<TokenSpan>& asserted) {
  return find_in(asserted,
                 [&](std::uint32_t i) {
                   if (!is_wrongdoing(clauses.word(i))) return false;
                   const Chunk* verb = governing_verb(clauses, i);
                   return verb != nullptr && !verb->negated && !is_modal_verb(clauses, *verb);
                 })
      .has_value();
}

Reading read_speech(const Clauses& clauses, const Attribution& attribution, CueClass cue_class,
                    const std::vector<TokenSpan>& asserted) {
  if (calls_it_false(clauses, attribution)) return Reading::says_false;
  if (cue_class == CueClass::insist && is_plain_negative(clauses, attribution)) {
    return Reading::insist_negative;
  }
  if (cue_class == CueClass::order) return Reading::order;
  if (asserts_wrongdoing(clauses, asserted)) return Reading::say_wrong;
  if (cue_class == CueClass::think) return Reading::think;
  return cue_class == CueClass::describe ? Reading::describe : Reading::say;
}

void append_without(TokenSpan piece, const std::vector<TokenSpan>& holes,
                    std::vector<TokenSpan>& out) {
  std::uint32_t start = piece.start;
  for (const TokenSpan hole : holes) {  // in text order
    if (hole.end <= start || hole.start >= piece.end) continue;
    if (start < hole.start) out.push_back({start, hole.start});
    start = hole.end;
  }
  if (start < piece.end) out.push_back({start, piece.end});
}

// The content of `attribution` without the attributions in it: who says that others accuse somebody
// does not. `all` are in the order of their cues.
std::vector<TokenSpan> asserted_content(const Attribution& attribution,
                                        const std::vector<Attribution>& all) {
  std::vector<TokenSpan> out;
  for (const TokenSpan piece : attribution.content) {
    std::vector<TokenSpan> others;
    for (const Attribution& inner : attributions_within(all, piece)) {
      others.insert(others.end(), inner.cue.begin(), inner.cue.end());
      others.insert(others.end(), inner.content.begin(), inner.content.end());
    }
    std::sort(others.begin(), others.end());
    append_without(piece, others, out);
  }
  return out;
}

}  // namespace

bool is_plain_negative(const Clauses& clauses, const Attribution& attribution) {
  const auto negated = find_in(attribution.content, [&](std::uint32_t i) {
    if (function_word(clauses.word(i)) == FunctionWord::negative) return true;
    const Chunk* verb = clauses.syntax().chunk_at(i);
    return verb != nullptr && verb->kind == ChunkKind::verb_group && verb->negated &&
           !is_modal_verb(clauses, *verb);
  });
  return negated.has_value();
}

Reading read_claim(const Clauses& clauses, const Attribution& attribution, const CueReading& cue,
                   const std::vector<TokenSpan>& asserted) {
  if (cue.cue_class == CueClass::no_answer) return Reading::no_answer;
  if (cue.cue_class == CueClass::deny) return read_denying(clauses, attribution, cue.negated);
  if (cue.negated) return Reading::negated;
  switch (cue.cue_class) {
    case CueClass::reject: return read_rejecting(clauses, attribution);
    case CueClass::admit: return Reading::admit;
    case CueClass::accuse: return read_accusing(clauses, attribution);
    case CueClass::allege: return Reading::allege;
    case CueClass::hedge: return read_hedge(clauses, attribution);
    default: return read_speech(clauses, attribution, cue.cue_class, asserted);
  }
}

ReadingRows reading_rows(const Clauses& clauses, const Attribution& attribution,
                         const CueReading& cue, const std::vector<TokenSpan>& asserted) {
  const bool quoted = !attribution.content.empty() &&
                      clauses.text().in_quotation(attribution.content.front().start);
  const auto row = [](std::uint32_t base, bool yes) {
    return static_cast<std::uint8_t>(base + (yes ? 1 : 0));
  };
  return {static_cast<std::uint8_t>(read_claim(clauses, attribution, cue, asserted)),
          row(kReadings, is_plain_negative(clauses, attribution)),
          row(kReadings + 2, asserts_wrongdoing(clauses, asserted)),
          row(kReadings + 4, quoted),
          row(kReadings + 6, !attribution.source.empty()),
          row(kReadings + 8, attribution.nested),
          row(kReadings + 10, owns_up(clauses, attribution))};
}

std::vector<ReadingRows> read_claims(const AnnotatedText& text, const Syntax& syntax,
                                     const std::vector<Attribution>& attributions) {
  const Clauses clauses(text, syntax);
  std::vector<ReadingRows> out;
  out.reserve(attributions.size());
  for (const Attribution& attribution : attributions) {
    out.push_back(reading_rows(clauses, attribution, read_cue(clauses, attribution),
                               asserted_content(attribution, attributions)));
  }
  return out;
}

}  // namespace allegedly
