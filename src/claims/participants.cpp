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
  const std::span<const ActorMention> mentions = mentions_in(noun_phrase);
  if (mentions.empty()) return std::nullopt;
  const auto heading =
      std::find_if(mentions.begin(), mentions.end(),
                   [head](const ActorMention& mention) { return mention.tokens.contains(head); });
  const ActorMention* const phrase = heading == mentions.end() ? nullptr : &*heading;
  if (const ActorMention* name = name_beside(phrase, {head + 1, noun_phrase.end})) {
    return name->actor;
  }
  return phrase == nullptr ? mentions.front().actor : phrase->actor;
}

// "The nurse who found him, Ana Reis," is Reis, and so is "the Democrat, Ana Reis,".
const ActorMention* Participants::name_beside(const ActorMention* phrase, TokenSpan after) const {
  ActorType type = ActorType::person;
  if (phrase != nullptr) {
    if (phrase->apposed || phrase->form == MentionForm::pronoun) return nullptr;
    const ActorType own = actors_.actors[phrase->actor].type;
    const bool member = own == ActorType::group;
    if (phrase->form == MentionForm::name && !member) return nullptr;
    if (phrase->form == MentionForm::nominal) type = own;
    after.start = std::max(after.start, phrase->tokens.end);
  }
  if (after.start >= after.end) return nullptr;
  for (const ActorMention& other : mentions_in(after)) {
    const Chunk* chunk = syntax_.chunk_at(other.tokens.start);
    const std::uint32_t start = chunk == nullptr ? other.tokens.start : chunk->tokens.start;
    const bool between =
        syntax_.tag(start - 1) == Tag::PUNCT &&
        (other.tokens.end >= after.end || syntax_.tag(other.tokens.end) == Tag::PUNCT);
    if (between && other.form == MentionForm::name && actors_.actors[other.actor].type == type) {
      return &other;
    }
  }
  return nullptr;
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
