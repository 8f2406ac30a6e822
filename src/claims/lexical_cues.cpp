#include "claims/lexical_cues.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

#include "base/flags.hpp"
#include "claims/arguments.hpp"
#include "lexicon/cues.hpp"
#include "lexicon/function_words.hpp"

namespace allegedly {
namespace {

// Roughly the share of such cues that are claims in the training articles, chosen and not fitted.
constexpr float kConfidence = 0.9F;

bool is_clause_mark(Tag tag) {
  return tag == Tag::IN || tag == Tag::WP || tag == Tag::CC || tag == Tag::TO;
}

class CueFinder {
 public:
  CueFinder(const Clauses& clauses, const std::vector<Attribution>& known)
      : clauses_(clauses), known_(clauses.text().tokens().size()) {
    for (const Attribution& attribution : known) {
      for (const TokenSpan cue : attribution.cue) {
        for (std::uint32_t t = cue.start; t < cue.end; ++t) known_[t] = true;
      }
    }
  }

  std::vector<Attribution> run() {
    std::vector<Attribution> out;
    for (std::uint32_t t = 0; t < known_.size(); ++t) {
      if (known_[t] || in_boilerplate(t)) continue;
      std::optional<Attribution> found = hedge_at(t);
      if (!found) found = noun_at(t);
      if (!found) found = participle_at(t);
      if (found) out.push_back(std::move(*found));
    }
    return out;
  }

 private:
  bool in_boilerplate(std::uint32_t token) const {
    const AnnotatedText& text = clauses_.text();
    return text.paragraphs()[text.paragraph_of(token)].kind == ParagraphKind::boilerplate;
  }

  std::optional<Attribution> hedge_at(std::uint32_t token) const {
    if (!is_strong_hedge(clauses_.word(token))) return std::nullopt;
    const auto phrase = hedged_phrase(clauses_, {token, token + 1});
    if (!phrase) return std::nullopt;
    return attribution({token, token + 1}, {*phrase});
  }

  // "allegations that", "the charge of"; but not "no allegations of", nor "in charge of", nor "a
  // charge that he denied", where "that" may be a pronoun.
  std::optional<Attribution> noun_at(std::uint32_t token) const {
    const Chunk* phrase = clauses_.syntax().chunk_at(token);
    if (!is_noun(clauses_.tag(token)) || cue_noun(clauses_.word(token)) != CueClass::accuse ||
        phrase == nullptr || phrase->head != token ||
        function_word(clauses_.word(phrase->tokens.start)) == FunctionWord::negative) {
      return std::nullopt;
    }
    const bool plural = clauses_.tag(token) == Tag::NNS;
    const bool determined = plural || phrase->tokens.size() > 1;
    if (token + 1 == clauses_.sentence(token).end) return std::nullopt;
    const std::string_view next = clauses_.word(token + 1);
    if (!(next == "of" && determined) && !(next == "that" && plural)) return std::nullopt;
    return attribution({token, token + 1}, {{token + 1, complement_end(token + 1)}});
  }

  // "were accused of", "the officer suspected of"
  std::optional<Attribution> participle_at(std::uint32_t token) const {
    const std::string_view word = clauses_.word(token);
    const Cue* cue = cue_verb({&word, 1});
    const Chunk* verb = clauses_.syntax().chunk_at(token);
    if (cue == nullptr || cue->cue_class != CueClass::accuse || verb == nullptr ||
        verb->kind != ChunkKind::verb_group || token + 1 == clauses_.sentence(token).end ||
        clauses_.word(token + 1) != "of") {
      return std::nullopt;
    }
    std::vector<TokenSpan> content = {{token + 1, complement_end(token + 1)}};
    const std::uint32_t start = verb->passive ? verb->tokens.start : token;
    const bool opens = start == clauses_.sentence(token).start;
    const Chunk* subject = opens ? nullptr : clauses_.syntax().chunk_at(start - 1);
    if (subject != nullptr && subject->kind == ChunkKind::noun_phrase) {
      content.insert(content.begin(), subject->tokens);
    }
    return attribution({start, token + 1}, std::move(content));
  }

  // Where the clause or phrase ends that `start` opens: at a mark, or where the main clause goes on
  // ("allegations that he lied | have dogged him").
  std::uint32_t complement_end(std::uint32_t start) const {
    const std::uint32_t end = std::min(clauses_.sentence(start).end, start + kPhraseReach);
    int verbs_to_come = clauses_.word(start) == "that" ? 1 : 0;
    for (std::uint32_t t = start + 1; t < end; ++t) {
      if (clauses_.tag(t) == Tag::PUNCT) return t;
      const Chunk* chunk = clauses_.syntax().chunk_at(t);
      const bool opens = chunk != nullptr && chunk->kind == ChunkKind::verb_group &&
                         chunk->finite && chunk->tokens.start == t;
      if (opens && !is_clause_mark(clauses_.tag(t - 1)) && verbs_to_come-- == 0) return t;
    }
    return end;
  }

  static Attribution attribution(TokenSpan cue, std::vector<TokenSpan> content) {
    Attribution out;
    out.cue = {cue};
    out.content = std::move(content);
    out.confidence = kConfidence;
    out.nested = true;
    return out;
  }

  const Clauses& clauses_;
  Flags known_;
};

}  // namespace

void add_lexical_cues(const Clauses& clauses, std::vector<Attribution>& attributions) {
  std::vector<Attribution> found = CueFinder(clauses, attributions).run();
  std::vector<Attribution> all;
  all.reserve(attributions.size() + found.size());
  std::merge(
      std::move_iterator(attributions.begin()), std::move_iterator(attributions.end()),
      std::move_iterator(found.begin()), std::move_iterator(found.end()), std::back_inserter(all),
      [](const Attribution& a, const Attribution& b) { return a.cue.front() < b.cue.front(); });
  attributions = std::move(all);
}

}  // namespace allegedly
