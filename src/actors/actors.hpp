// Who is in the article: actors and their mentions (codebook, section 1).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
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
};

// Every mention in text order, outer before inner where they nest. Besides all names it holds the
// nominal and pronoun mentions that could be a claim's source or target; `annotate` keeps those that
// are.
struct Actors {
  std::vector<Actor> actors;
  std::vector<ActorMention> mentions;
};

Actors find_actors(const AnnotatedText& text, const Syntax& syntax);

}  // namespace allegedly
