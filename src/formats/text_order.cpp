#include "formats/text_order.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace allegedly {
namespace {

std::uint32_t sort_pieces(std::vector<ByteSpan>& pieces) {
  std::sort(pieces.begin(), pieces.end());
  std::vector<ByteSpan> kept;
  for (const ByteSpan piece : pieces) {
    if (kept.empty() || kept.back().end <= piece.start) kept.push_back(piece);
  }
  const auto left_out = static_cast<std::uint32_t>(pieces.size() - kept.size());
  pieces = std::move(kept);
  return left_out;
}

// The items that have a place, by where they begin; of several at one place the first stays first.
using Order = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

void sort_mentions(std::vector<Annotation::Mention>& mentions) {
  Order order;
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    order.emplace_back(mentions[i].bytes.start, i);
  }
  std::sort(order.begin(), order.end());
  std::vector<Annotation::Mention> sorted;
  for (const auto& [start, before] : order) sorted.push_back(mentions[before]);
  mentions = std::move(sorted);
}

void sort_claims(std::vector<Annotation::Claim>& claims) {
  Order order;
  for (ClaimIndex i = 0; i < claims.size(); ++i) {
    if (!claims[i].cue.empty()) order.emplace_back(claims[i].cue.front().start, i);
  }
  std::sort(order.begin(), order.end());
  std::vector<std::optional<ClaimIndex>> now(claims.size());
  std::vector<Annotation::Claim> sorted;
  for (const auto& [start, before] : order) {
    now[before] = static_cast<ClaimIndex>(sorted.size());
    sorted.push_back(std::move(claims[before]));
  }
  for (Annotation::Claim& claim : sorted) {
    std::vector<ClaimIndex> answered;
    for (const ClaimIndex before : claim.responds_to) {
      if (now[before]) answered.push_back(*now[before]);
    }
    claim.responds_to = std::move(answered);
  }
  claims = std::move(sorted);
}

}  // namespace

std::uint32_t restore_text_order(Annotation& annotation) {
  sort_mentions(annotation.mentions);
  std::uint32_t left_out = 0;
  for (Annotation::Claim& claim : annotation.claims) {
    for (auto* const pieces : {&claim.cue, &claim.source, &claim.content}) {
      left_out += sort_pieces(*pieces);
    }
  }
  sort_claims(annotation.claims);
  return left_out;
}

}  // namespace allegedly
