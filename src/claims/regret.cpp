#include "claims/regret.hpp"

#include <algorithm>
#include <string>

#include "lexicon/cues.hpp"
#include "lexicon/function_words.hpp"

namespace allegedly {
namespace {

constexpr std::uint32_t kSubjectReach = 12;  // tokens

bool is_speaker(const Clauses& clauses, std::uint32_t token) {
  return function_word(clauses.word(token)) == FunctionWord::speaker;
}

bool is_negation(const Clauses& clauses, std::uint32_t token) {
  const auto word = function_word(clauses.word(token));
  return word == FunctionWord::negation || word == FunctionWord::negative;
}

bool holds_speaker(const Clauses& clauses, TokenSpan tokens) {
  for (std::uint32_t at = tokens.start; at < tokens.end; ++at) {
    if (is_speaker(clauses, at)) return true;
  }
  return false;
}

// The longest words of regret that begin with the token; empty if there are none.
TokenSpan regret_at(const Clauses& clauses, std::uint32_t token, std::uint32_t limit) {
  TokenSpan longest{token, token};
  std::string words;
  const std::uint32_t end = std::min(limit, token + kMaxRegretWords);
  for (std::uint32_t at = token; at < end; ++at) {
    if (at > token) words += ' ';
    words += clauses.word(at);
    if (is_regret(words)) longest.end = at + 1;
  }
  return longest;
}

// "[I] never regretted it" does not, "[our campaign] made a serious mistake" does.
bool is_of_speaker(const Clauses& clauses, std::uint32_t regret) {
  const std::uint32_t first = clauses.sentence(regret).start;
  const std::uint32_t reach = std::min(kSubjectReach, regret - first);
  for (std::uint32_t back = 1; back <= reach; ++back) {
    const std::uint32_t at = regret - back;
    if (is_speaker(clauses, at)) return true;
    if (is_negation(clauses, at)) return false;
    const Tag tag = clauses.tag(at);
    if (tag == Tag::PRP) return false;
    if (is_noun(tag)) {
      const Chunk* subject = clauses.syntax().chunk_at(at);
      return subject != nullptr && holds_speaker(clauses, subject->tokens);
    }
  }
  return false;
}

}  // namespace

bool owns_up(const Clauses& clauses, const Attribution& attribution) {
  for (const TokenSpan piece : attribution.content) {
    for (std::uint32_t at = piece.start; at < piece.end; ++at) {
      if (!clauses.text().in_quotation(at)) continue;
      const TokenSpan regret = regret_at(clauses, at, piece.end);
      if (regret.empty()) continue;
      if (holds_speaker(clauses, regret) || is_of_speaker(clauses, at)) return true;
    }
  }
  return false;
}

}  // namespace allegedly
