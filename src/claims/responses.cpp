#include "claims/responses.hpp"

#include <algorithm>
#include <unordered_map>

namespace allegedly {
namespace {

bool is_reply(const Claim& claim) {
  return claim.type == ClaimType::denial || claim.type == ClaimType::admission ||
         claim.type == ClaimType::non_response;
}

// Whom the source speaks for: itself and everybody in its noun phrase.
std::vector<ActorIndex> speaks_for(const Participants& participants, const Claim& reply) {
  std::vector<ActorIndex> out;
  if (reply.source_actor) out.push_back(*reply.source_actor);
  for (const TokenSpan piece : reply.source) {
    for (const ActorIndex actor : participants.actors_in(piece)) out.push_back(actor);
  }
  return out;
}

// The `kMaxAnswered` members of the sorted `indices` nearest to `to`.
std::vector<ClaimIndex> nearest(const std::vector<ClaimIndex>& indices, ClaimIndex to) {
  auto right = std::lower_bound(indices.begin(), indices.end(), to);
  auto left = right;
  while (static_cast<std::size_t>(right - left) < kMaxAnswered &&
         (left != indices.begin() || right != indices.end())) {
    const bool take_left =
        right == indices.end() || (left != indices.begin() && to - *(left - 1) <= *right - to);
    if (take_left) {
      --left;
    } else {
      ++right;
    }
  }
  return {left, right};
}

}  // namespace

void link_responses(const Participants& participants, std::vector<Claim>& claims) {
  std::unordered_map<ActorIndex, std::vector<ClaimIndex>> against;
  for (ClaimIndex c = 0; c < claims.size(); ++c) {
    for (const ActorIndex target : claims[c].targets) against[target].push_back(c);
  }
  for (ClaimIndex c = 0; c < claims.size(); ++c) {
    if (!is_reply(claims[c])) continue;
    std::vector<ClaimIndex>& answered = claims[c].responds_to;
    for (const ActorIndex actor : speaks_for(participants, claims[c])) {
      const auto found = against.find(actor);
      if (found == against.end()) continue;
      const auto near = nearest(found->second, c);
      answered.insert(answered.end(), near.begin(), near.end());
    }
    std::sort(answered.begin(), answered.end());
    answered.erase(std::unique(answered.begin(), answered.end()), answered.end());
  }
}

}  // namespace allegedly
