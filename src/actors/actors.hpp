// Who is in the article: actors and their mentions (codebook, section 1).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "model/analysis.hpp"
#include "model/chunker.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

enum class ActorType : std::uint8_t { person, organization, state, group, document };
enum class MentionForm : std::uint8_t { name, nominal, pronoun };

using ActorIndex = std::uint32_t;

struct Actor {
  std::string name;  // the fullest in the article
  ActorType type = ActorType::person;
};

struct ActorMention {
  ActorIndex actor = 0;
  TokenSpan tokens;
  MentionForm form = MentionForm::name;
  // The token that decides what the phrase is: "a [spokesman] for the army".
  std::uint32_t head = 0;
  bool unknown = false;  // a phrase of which nothing says that it can be an actor: "the parcel"
  bool apposed = false;  // a phrase beside the name it describes: "the owner, Ana Reis"
};

// Every mention in text order, outer before inner where they nest. Besides all names it holds the
// nominal and pronoun mentions that could be a claim's source or target; `annotate` keeps those
// that are. Pronouns of the first and second person are not among them.
//
//   a spokesman for the Foreign Ministry said he
//   [nominal            [name          ]]     [pronoun]
struct Actors {
  std::vector<Actor> actors;
  std::vector<ActorMention> mentions;
};

struct PronounChoice;

// Linear in the text's length. `tagged`: Analysis::names. Appends to `choices`, unless it is null,
// what each pronoun was chosen from.
Actors find_actors(const AnnotatedText& text, const Syntax& syntax,
                   std::span<const NameSpan> tagged, std::vector<PronounChoice>* choices = nullptr);

}  // namespace allegedly
