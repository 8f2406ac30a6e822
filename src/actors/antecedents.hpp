// Whom a pronoun or a bare "the company" stands for: of the mentions before it the one with the
// highest score, a weighted sum of what is known of the two (salience in the manner of Lappin and
// Leass, 1994). tools/train/antecedents.py fits the weights to articles in which people have marked
// whom pronouns mean, so that the right mentions are as likely as can be under a softmax.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "actors/actors.hpp"
#include "actors/known_actor.hpp"
#include "actors/words.hpp"
#include "lexicon/entities.hpp"

namespace allegedly {

// What is known of a mention and a pronoun. Each is 0 or 1 but for the last, the number of binary
// digits of how many mentions of the actor stand before the pronoun.
inline constexpr auto kAntecedentFeatures = std::to_array<std::string_view>({
    "one sentence back",
    "two sentences back",
    "farther back",
    "in another paragraph",
    "nearest",                   // of those that may be meant
    "agrees",                    // is known to have the pronoun's gender, number or kind
    "subject",                   // of a tensed verb
    "subject like the pronoun",  // both are
    "subject outside",           // both stand outside of quotations
    "introduced subject",        // with words between commas before the verb
    "quoted alone",              // the mention is inside a quotation, the pronoun is not
    "speaks of it",              // the pronoun is inside a quotation, the mention is not
    "speaker",                   // the same, in one sentence, and the mention is its subject
    "pronoun",
    "phrase",  // neither pronoun nor name
    "after a preposition",
    "begins its sentence",
    "mentions",
});
using AntecedentFeatures = std::array<std::uint8_t, kAntecedentFeatures.size()>;

struct Candidate {
  ActorIndex actor = 0;
  AntecedentFeatures features{};
};

// A pronoun with all that it was chosen from, to learn from.
struct PronounChoice {
  std::uint32_t token = 0;
  PronounKind kind = PronounKind::thing;
  std::vector<Candidate> candidates;
};

// The one with the highest score, the nearest of equals; nothing if there is none.
std::optional<ActorIndex> best_of(const std::vector<Candidate>& candidates, PronounKind kind);

class Antecedents {
 public:
  // Types and genders of `actors` are read when they are asked for.
  Antecedents(const Words& words, const std::vector<KnownActor>& actors)
      : words_(words), actors_(actors) {}

  // In the order of the mentions' heads.
  void add(const ActorMention& mention, bool plural);

  // The mentions before the token that the pronoun may stand for, the nearest first; a bounded
  // number. `kind` is female, male, plural or thing.
  std::vector<Candidate> candidates(std::uint32_t token, PronounKind kind) const;
  // The same for "the company" and "the organization": of the organizations that have a name.
  std::optional<ActorIndex> best_organization(std::uint32_t token, Reach reach) const;

 private:
  struct Referent {
    ActorMention mention;
    bool plural = false;
    bool subject = false;
    bool introduced = false;
    std::uint8_t mentions = 0;  // binary digits of their number, this one included
  };
  enum class Fit : std::uint8_t { unfit, fits, agrees };

  bool is_subject(TokenSpan tokens) const;
  bool is_introduced_subject(TokenSpan tokens) const;
  bool may_be_business(const KnownActor& actor) const;
  Fit fit(const Referent& referent, PronounKind kind) const;
  AntecedentFeatures features(const Referent& referent, std::uint32_t token, Fit fit,
                              bool nearest) const;
  template <class Fits>
  std::vector<Candidate> find(std::uint32_t token, Fits fits) const;

  const Words& words_;
  const std::vector<KnownActor>& actors_;
  std::vector<Referent> recent_;
  std::vector<std::uint32_t> mentions_;  // by actor
};

}  // namespace allegedly
