#include "claims/targets.hpp"

#include <algorithm>

#include "claims/classify.hpp"

namespace allegedly {
namespace {

// Who does what the verb tells.
std::optional<TokenSpan> doer(const Clauses& clauses, const Chunk& verb) {
  return verb.passive ? clauses.agent(verb) : clauses.subject(verb);
}

// The doer of the first deed in the content, looked for at the first verb group with a known doer.
std::optional<ActorIndex> doer_in(const Clauses& clauses, const Participants& participants,
                                  TokenSpan piece) {
  const Syntax& syntax = clauses.syntax();
  for (std::uint32_t c = syntax.first_chunk_from(piece.start); c < syntax.chunks().size(); ++c) {
    const Chunk& chunk = syntax.chunks()[c];
    if (chunk.tokens.start >= piece.end) break;
    if (chunk.kind != ChunkKind::verb_group) continue;
    const auto phrase = doer(clauses, chunk);
    if (!phrase || phrase->start < piece.start) continue;
    if (const auto actor = participants.actor_of(*phrase)) return actor;
  }
  return std::nullopt;
}

}  // namespace

std::vector<ActorIndex> find_targets(const Clauses& clauses, const Participants& participants,
                                     const Attribution& attribution, const CueReading& cue,
                                     std::optional<ActorIndex> source_actor) {
  if (const auto accused = accused_phrase(clauses, attribution, cue)) {
    if (const auto actor = participants.actor_of(*accused)) return {*actor};
  }
  for (const TokenSpan piece : attribution.content) {
    const auto actor = doer_in(clauses, participants, piece);
    if (actor && actor != source_actor) return {*actor};
  }
  for (const TokenSpan piece : attribution.content) {
    for (const ActorIndex actor : participants.actors_in(piece)) {
      if (actor != source_actor) return {actor};
    }
  }
  return {};
}

}  // namespace allegedly
