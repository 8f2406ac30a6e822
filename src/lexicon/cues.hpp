// Words that attribute, hedge, answer or refuse to: lookup over data/lexicons. Keys are folded
// forms as AnnotatedText::folded gives them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace allegedly {

enum class CueClass : std::uint8_t {
  say,        // speech and writing
  insist,     // speech that answers back: "insisted", "maintained"
  describe,   // gives its object a name: "called the report a hoax"
  think,      // belief, wish, plan
  order,      // request, demand
  allege,     // says it, and the author keeps a distance: "claimed", "speculation"
  accuse,     // "accused X of", "accusations that"
  deny,       // "denied", "refuted"
  reject,     // "dismissed", "disputed": a denial only of a claim
  admit,      // "admitted", "conceded"
  hedge,      // "alleged", "reportedly"
  no_answer,  // "did not respond", "declined to comment"
};

// A word or phrase that attributes. For a verb, `words` begins with one of its forms.
struct Cue {
  std::vector<std::string_view> words;
  CueClass cue_class = CueClass::say;
};
inline constexpr std::size_t kMaxCueWords = 4;

// The longest cue of the kind that `words` begins with, or nullptr. kMaxCueWords words suffice.
const Cue* cue_verb(std::span<const std::string_view> words);
const Cue* cue_phrase(std::span<const std::string_view> words);
std::optional<CueClass> cue_noun(std::string_view word);

enum class HedgeKind : std::uint8_t { adjective, adverb };
std::optional<HedgeKind> hedge(std::string_view word);
// Whether the hedge speaks of a wrong by itself: "alleged" does, "reported" needs one beside it.
bool is_strong_hedge(std::string_view word);

struct AnswerVerb {
  enum class Role : std::uint8_t { answer, decline };
  enum class Needs : std::uint8_t { nothing, passive, request, refused };
  Role role = Role::answer;
  Needs needs = Needs::nothing;  // what keeps other senses of the verb away
};
std::optional<AnswerVerb> answer_verb(std::string_view word);

// Conduct that is wrong, harmful, deceptive or contested.
bool is_wrongdoing(std::string_view word);
// "false", "baseless", "hoax": what a speaker calls a claim to deny it. Also two-word phrases.
bool is_falsehood(std::string_view words);
// "regret", "should have": how speakers own up to a wrong of their own. Up to kMaxRegretWords
// words.
bool is_regret(std::string_view words);
inline constexpr std::uint32_t kMaxRegretWords = 4;

enum class ClaimObject : std::uint8_t {
  claim,    // can be untrue: "rejected the accusation" is a denial
  grant,    // can only be refused: "denied bail" is none
  request,  // can go unanswered: "did not return a call"
};
std::optional<ClaimObject> claim_object(std::string_view noun);

}  // namespace allegedly
