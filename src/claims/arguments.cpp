#include "claims/arguments.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "claims/cue_reading.hpp"
#include "lexicon/cues.hpp"
#include "lexicon/function_words.hpp"

namespace allegedly {
namespace {

// "Clerk accused of theft", as headlines and short relatives have it: nobody stands between the
// verb and what ties the deed to it.
bool lacks_object(const Clauses& clauses, const Attribution& attribution) {
  const TokenSpan cue = attribution.cue.front();
  const Tag verb = clauses.tag(cue.end - 1);
  if (cue.size() > 1 || (verb != Tag::VBD && verb != Tag::VBN)) return false;
  if (attribution.source.empty() || clauses.tag(attribution.source.front().start) == Tag::PRP)
    return false;
  return !attribution.content.empty() && attribution.content.front().start == cue.end &&
         function_word(clauses.word(cue.end)) == FunctionWord::attaching;
}

bool accuses_in_passive(const Clauses& clauses, const Attribution& attribution) {
  const Chunk* verb = clauses.syntax().chunk_at(attribution.cue.front().end - 1);
  return verb != nullptr && verb->kind == ChunkKind::verb_group &&
         (verb->passive || lacks_object(clauses, attribution)) &&
         read_cue(clauses, attribution).cue_class == CueClass::accuse;
}

// Before the verb, with no other verb between: not who says that somebody was accused, and not the
// "by prosecutors" that may stand there too.
bool is_subject(const Clauses& clauses, TokenSpan source, TokenSpan cue) {
  if (source.end > cue.start || source.start < clauses.sentence(cue.start).start) return false;
  for (std::uint32_t t = source.end; t < cue.start; ++t) {
    if (is_finite(clauses.tag(t))) return false;
  }
  return clauses.tag(source.start) != Tag::IN &&
         (source.start == 0 || clauses.tag(source.start - 1) != Tag::IN);
}

void move_subject_to_content(const Clauses& clauses, Attribution& attribution) {
  std::vector<TokenSpan> sources;
  for (const TokenSpan source : attribution.source) {
    const bool subject = is_subject(clauses, source, attribution.cue.front());
    (subject ? attribution.content : sources).push_back(source);
  }
  attribution.source = std::move(sources);
  std::sort(attribution.content.begin(), attribution.content.end());
}

// Whose the noun is: "[Weir]'s accusations", "the [US] accusation", "[their] allegations".
std::optional<TokenSpan> holder_of(const Clauses& clauses, TokenSpan cue) {
  if (cue.size() != 1 || !is_noun(clauses.tag(cue.start)) || !cue_noun(clauses.word(cue.start))) {
    return std::nullopt;
  }
  const std::uint32_t first = clauses.sentence(cue.start).start;
  std::uint32_t end = cue.start;
  if (end > first && clauses.tag(end - 1) == Tag::PRPS) return {{end - 1, end}};
  if (end > first && clauses.tag(end - 1) == Tag::POS) --end;
  std::uint32_t start = end;
  while (start > first && clauses.tag(start - 1) == Tag::NNP) --start;
  return start == end ? std::nullopt : std::optional(TokenSpan{start, end});
}

}  // namespace

std::optional<TokenSpan> hedged_phrase(const Clauses& clauses, TokenSpan cue) {
  if (cue.size() != 1 || hedge(clauses.word(cue.start)) != HedgeKind::adjective) {
    return std::nullopt;
  }
  const Chunk* phrase = clauses.phrase_of_adjective(cue.start);
  if (phrase == nullptr) return std::nullopt;
  std::uint32_t end = std::min(phrase->tokens.end, cue.end + kPhraseReach);
  while (function_word(clauses.word(end)) == FunctionWord::attaching &&
         end + 1 < clauses.sentence(cue.start).end) {
    const Chunk* next = clauses.syntax().chunk_at(end + 1);
    if (next == nullptr || next->kind != ChunkKind::noun_phrase ||
        next->tokens.end > cue.end + kPhraseReach)
      break;
    end = next->tokens.end;
  }
  return TokenSpan{cue.end, end};
}

void settle_arguments(const Clauses& clauses, std::vector<Attribution>& attributions) {
  for (Attribution& attribution : attributions) {
    if (const auto phrase = hedged_phrase(clauses, attribution.cue.front())) {
      attribution.source.clear();
      attribution.content = {*phrase};
    } else if (accuses_in_passive(clauses, attribution)) {
      move_subject_to_content(clauses, attribution);
    } else if (attribution.source.empty()) {
      const auto holder = holder_of(clauses, attribution.cue.front());
      if (holder) attribution.source = {*holder};
    }
  }
}

}  // namespace allegedly
