// Which actor a noun phrase stands for.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "actors/actors.hpp"
#include "base/span.hpp"
#include "model/chunker.hpp"

namespace allegedly {

class Participants {
 public:
  Participants(const Actors& actors, const Syntax& syntax) : actors_(actors), syntax_(syntax) {}

  // The actor of the mention that covers the head of the span's first noun phrase, or else of the
  // first mention in the span; of a phrase that a name stands beside, whom the name names.
  std::optional<ActorIndex> actor_of(TokenSpan noun_phrase) const;
  // The mentions that begin in the span, in text order.
  std::span<const ActorMention> mentions_in(TokenSpan span) const;
  // Whether it stands before the head of a noun phrase that another mention has: "Democratic" in
  // "Democratic mayor Ana Reis", "Reis" in "Reis's deputy", but not in "Reis and her deputy".
  bool modifies(const ActorMention& mention) const;

 private:
  // The name that stands beside a phrase, between commas; null if there is none. `phrase` is null
  // where the phrase is no mention, `after` what follows it.
  const ActorMention* name_beside(const ActorMention* phrase, TokenSpan after) const;
  // Index of the first mention that starts at or after the token.
  std::size_t first_mention_from(std::uint32_t token) const;

  const Actors& actors_;
  const Syntax& syntax_;
};

}  // namespace allegedly
