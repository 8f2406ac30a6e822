#include "attribution/attribution.hpp"

#include <algorithm>

#include "attribution/clauses.hpp"
#include "attribution/noun_cues.hpp"
#include "attribution/verb_cues.hpp"

namespace allegedly {
namespace {

bool is_boilerplate(const AnnotatedText& text, const Attribution& attribution) {
  return text.paragraphs()[text.paragraph_of(attribution.cue.start)].kind ==
         ParagraphKind::boilerplate;
}

// Pieces in text order, each beginning where the last one ended at the earliest.
void order_pieces(std::vector<TokenSpan>& pieces) {
  std::sort(pieces.begin(), pieces.end());
  std::uint32_t end = 0;
  for (TokenSpan& piece : pieces) {
    piece.start = std::min(std::max(piece.start, end), piece.end);
    end = std::max(end, piece.end);
  }
  std::erase_if(pieces, [](TokenSpan piece) { return piece.empty(); });
}

// "faces charges of": the noun inside a longer cue is no cue of its own.
void drop_cues_inside_cues(std::vector<Attribution>& attributions) {
  std::uint32_t covered_until = 0;
  std::erase_if(attributions, [&](const Attribution& attribution) {
    if (attribution.cue.end <= covered_until) return true;
    covered_until = attribution.cue.end;
    return false;
  });
}

// Contents run to the end of their sentence, so many cues in one nest deeply. No author writes that
// many.
void drop_cues_beyond_limit(const AnnotatedText& text, std::vector<Attribution>& attributions) {
  constexpr std::uint32_t kMaxCuesInSentence = 32;
  std::uint32_t sentence = 0;
  std::uint32_t count = 0;
  std::erase_if(attributions, [&](const Attribution& attribution) {
    const std::uint32_t home = text.sentence_of(attribution.cue.start);
    count = home == sentence ? count + 1 : 1;
    sentence = home;
    return count > kMaxCuesInSentence;
  });
}

// One proposition by one source is one claim: a hedge inside what is already alleged adds none.
void drop_hedges_inside_accusations(std::vector<Attribution>& attributions) {
  std::uint32_t accused_until = 0;
  std::erase_if(attributions, [&](const Attribution& attribution) {
    if (attribution.cue_class == CueClass::hedge) return attribution.cue.start < accused_until;
    const bool alleges =
        attribution.cue_class == CueClass::accuse || attribution.cue_class == CueClass::allege;
    if (alleges && !attribution.content.empty()) {
      accused_until = std::max(accused_until, attribution.content.back().end);
    }
    return false;
  });
}

}  // namespace

std::vector<Attribution> find_attributions(const AnnotatedText& text, const Syntax& syntax) {
  const Clauses clauses(text, syntax);
  std::vector<Attribution> out;
  find_verb_cues(clauses, out);
  find_noun_cues(clauses, out);
  find_phrase_cues(clauses, out);
  find_hedges(clauses, out);
  for (Attribution& attribution : out) order_pieces(attribution.content);
  std::erase_if(out,
                [&](const Attribution& attribution) { return is_boilerplate(text, attribution); });
  std::stable_sort(out.begin(), out.end(),
                   [](const Attribution& a, const Attribution& b) { return a.cue < b.cue; });
  drop_cues_inside_cues(out);
  drop_cues_beyond_limit(text, out);
  drop_hedges_inside_accusations(out);
  return out;
}

}  // namespace allegedly
