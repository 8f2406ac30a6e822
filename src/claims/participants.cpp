#include "claims/participants.hpp"

#include <algorithm>

namespace allegedly {

std::size_t Participants::first_mention_from(std::uint32_t token) const {
  const auto found = std::lower_bound(
      actors_.mentions.begin(), actors_.mentions.end(), token,
      [](const ActorMention& mention, std::uint32_t t) { return mention.tokens.start < t; });
  return static_cast<std::size_t>(found - actors_.mentions.begin());
}

std::optional<ActorIndex> Participants::actor_of(TokenSpan noun_phrase) const {
  const Chunk* chunk = syntax_.chunk_at(noun_phrase.start);
  const std::uint32_t head = chunk == nullptr ? noun_phrase.start : chunk->head;
  std::optional<ActorIndex> first;
  for (std::size_t m = first_mention_from(noun_phrase.start); m < actors_.mentions.size(); ++m) {
    const ActorMention& mention = actors_.mentions[m];
    if (mention.tokens.start >= noun_phrase.end) break;
    if (mention.tokens.contains(head)) return name_after(mention, noun_phrase.end).actor;
    if (!first) first = mention.actor;
  }
  return first;
}

// "The nurse who found him, Ana Reis," is Reis, and so is "the Democrat, Ana Reis,".
const ActorMention& Participants::name_after(const ActorMention& phrase, std::uint32_t end) const {
  const ActorType type = actors_.actors[phrase.actor].type;
  const bool member = phrase.form == MentionForm::name && type == ActorType::group;
  if ((phrase.form != MentionForm::nominal && !member) || phrase.apposed) return phrase;
  const std::span<const ActorMention> others = mentions_in({phrase.tokens.end, end});
  const auto apposed = std::find_if(others.begin(), others.end(), [&](const ActorMention& other) {
    const std::uint32_t after = other.tokens.end;
    return other.form == MentionForm::name && syntax_.tag(other.tokens.start - 1) == Tag::PUNCT &&
           (after == end || syntax_.tag(after) == Tag::PUNCT) &&
           actors_.actors[other.actor].type == (member ? ActorType::person : type);
  });
  return apposed == others.end() ? phrase : *apposed;
}

std::span<const ActorMention> Participants::mentions_in(TokenSpan span) const {
  const std::size_t first = first_mention_from(span.start);
  const std::size_t end = first_mention_from(span.end);
  return std::span(actors_.mentions).subspan(first, end - first);
}

bool Participants::modifies(const ActorMention& mention) const {
  const Chunk* chunk = syntax_.chunk_at(mention.head);
  if (chunk == nullptr || chunk->head < mention.tokens.end) return false;
  for (std::uint32_t at = mention.tokens.end; at < chunk->head; ++at) {
    const Tag tag = syntax_.tag(at);
    if (tag == Tag::CC || tag == Tag::PUNCT) return false;
  }
  const std::span<const ActorMention> others = mentions_in(chunk->tokens);
  return std::any_of(others.begin(), others.end(), [&](const ActorMention& other) {
    return other.actor != mention.actor && !other.unknown && other.tokens.contains(chunk->head);
  });
}

}  // namespace allegedly
