#include "claims/responses.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "claims/shared_words.hpp"

namespace allegedly {
namespace {

constexpr auto kAllegation = static_cast<std::size_t>(ClaimType::allegation);

// Least probability that the one is an allegation and the other answers it, chosen on annotated
// articles.
constexpr float kAnswers = 0.3F;

bool mentions_any(const std::vector<ActorIndex>& actors, const std::vector<ActorIndex>& wanted) {
  return std::any_of(actors.begin(), actors.end(), [&](ActorIndex actor) {
    return std::find(wanted.begin(), wanted.end(), actor) != wanted.end();
  });
}

// Whether an allegation accuses the speaker; nothing if one of both is unknown.
std::optional<bool> accuses(const Claim& allegation, std::optional<ActorIndex> speaker) {
  if (!speaker || allegation.targets.empty()) return std::nullopt;
  return mentions_any({*speaker}, allegation.targets);
}

// What the relations need of one claim.
struct Party {
  const Claim* claim = nullptr;
  std::uint32_t sentence = 0;
  std::vector<ActorIndex> sources;  // everybody whom the source mentions
  WordBeginnings words;
};

Party make_party(const AnnotatedText& text, const Participants& participants, const Claim& claim) {
  Party out{
      &claim, text.sentence_of(claim.cue.front().start), {}, word_beginnings(text, claim.content)};
  for (const TokenSpan piece : claim.source) {
    for (const ActorMention& mention : participants.mentions_in(piece)) {
      out.sources.push_back(mention.actor);
    }
  }
  return out;
}

// 0, 1, 2, 3 or 4, 5 to 8, 9 to 16, more.
std::uint32_t sentence_bucket(std::uint32_t apart) {
  if (apart < 3) return apart;
  return std::min(6U, static_cast<std::uint32_t>(std::bit_width(apart - 1)) + 1);
}

// An allegation in reach of a reply.
struct Candidate {
  const Party* allegation = nullptr;
  std::size_t index = 0;    // among all allegations
  std::size_t between = 0;  // allegations between it and the reply
  std::uint32_t shared_words = 0;
  std::optional<bool> accuses_speaker;
};

// What the candidates compete with for one reply.
struct Best {
  std::uint32_t shared_words = 0;
  std::size_t nearest_accuser = kReplyReach;
};

// `place`: how many of the allegations stand before the reply.
std::vector<Candidate> find_candidates(const Party& reply, const std::vector<Party>& allegations,
                                       std::size_t place) {
  std::vector<Candidate> out;
  const std::size_t end = std::min(allegations.size(), place + kReplyReach);
  for (std::size_t a = place > kReplyReach ? place - kReplyReach : 0; a < end; ++a) {
    const Party& allegation = allegations[a];
    out.push_back({&allegation, a, a < place ? place - 1 - a : a - place,
                   shared_words(reply.words, allegation.words),
                   accuses(*allegation.claim, reply.claim->source_actor)});
  }
  return out;
}

Best best_of(const std::vector<Candidate>& candidates) {
  Best out;
  for (const Candidate& candidate : candidates) {
    out.shared_words = std::max(out.shared_words, candidate.shared_words);
    if (candidate.accuses_speaker.value_or(false)) {
      out.nearest_accuser = std::min(out.nearest_accuser, candidate.between);
    }
  }
  return out;
}

std::array<std::uint8_t, kReplyRelations> relation_rows(const Party& reply,
                                                        const Candidate& candidate,
                                                        const Best& best) {
  const Party& allegation = *candidate.allegation;
  const std::optional<ActorIndex> speaker = reply.claim->source_actor;
  const TokenSpan cue = allegation.claim->cue.front();
  const std::uint32_t speaks = !candidate.accuses_speaker ? 2 : *candidate.accuses_speaker ? 1 : 0;
  const std::uint32_t words = candidate.shared_words;
  const std::uint32_t topic = words == 0 ? 0 : words == best.shared_words ? 1 : 2;
  const bool inside = std::any_of(reply.claim->content.begin(), reply.claim->content.end(),
                                  [&](TokenSpan piece) { return piece.contains(cue.start); });
  const std::uint32_t apart =
      std::max(reply.sentence, allegation.sentence) - std::min(reply.sentence, allegation.sentence);
  const auto row = [](std::uint32_t base, std::size_t offset) {
    return static_cast<std::uint8_t>(base + offset);
  };
  return {row(0, static_cast<std::size_t>(reply.claim->type) - 1),
          row(3, cue < reply.claim->cue.front() ? 1 : 0),
          row(5, sentence_bucket(apart)),
          row(12, std::min<std::size_t>(3, candidate.between)),
          row(16, speaks),
          row(19, mentions_any(reply.sources, allegation.claim->targets) ? 1 : 0),
          row(21, inside ? 1 : 0),
          row(23, speaker && speaker == allegation.claim->source_actor ? 1 : 0),
          row(25, std::min(4U, words)),
          row(30, topic),
          row(33, best.nearest_accuser < candidate.between ? 1 : 0)};
}

}  // namespace

void link_responses(const AnnotatedText& text, const Participants& participants,
                    const ClaimReader& reader, const ClaimReader::Projected& projected,
                    std::span<const std::size_t> rows, std::vector<Claim>& claims) {
  std::vector<ClaimIndex> allegations;
  std::vector<Party> accusing;
  for (ClaimIndex c = 0; c < claims.size(); ++c) {
    if (claims[c].type != ClaimType::allegation) continue;
    allegations.push_back(c);
    accusing.push_back(make_party(text, participants, claims[c]));
  }
  std::size_t place = 0;  // how many allegations stand before the reply
  for (ClaimIndex c = 0; c < claims.size(); ++c) {
    if (claims[c].type == ClaimType::allegation) ++place;
    if (!is_reply(claims[c].type)) continue;
    const Party reply = make_party(text, participants, claims[c]);
    const std::vector<Candidate> candidates = find_candidates(reply, accusing, place);
    const Best best = best_of(candidates);
    for (const Candidate& candidate : candidates) {
      const ClaimIndex allegation = allegations[candidate.index];
      const float probability = claims[allegation].types[kAllegation] *
                                reader.answers(projected, rows[c], rows[allegation],
                                               relation_rows(reply, candidate, best));
      if (probability >= kAnswers) claims[c].responds_to.push_back(allegation);
    }
  }
}

}  // namespace allegedly
