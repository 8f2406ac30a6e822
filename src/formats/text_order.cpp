#include "formats/text_order.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace allegedly {
namespace {

std::uint32_t sort_pieces(std::vector<ByteSpan>& pieces) {
  std::sort(pieces.begin(), pieces.end());
  std::size_t kept = 0;
  for (const ByteSpan piece : pieces) {
    if (kept == 0 || pieces[kept - 1].end <= piece.start) pieces[kept++] = piece;
  }
  const auto left_out = static_cast<std::uint32_t>(pieces.size() - kept);
  pieces.resize(kept);
  return left_out;
}

// The items that have a place, by where they begin; of several at one place the first stays first.
using Order = std::vector<std::pair<std::uint32_t, int>>;

void sort_mentions(std::vector<Annotation::Mention>& mentions) {
  Order order;
  for (const Annotation::Mention& mention : mentions) {
    order.emplace_back(mention.bytes.start, static_cast<int>(order.size()));
  }
  std::sort(order.begin(), order.end());
  std::vector<Annotation::Mention> sorted;
  for (const auto& [start, before] : order) sorted.emplace_back() = mentions[before];
  mentions = std::move(sorted);
}

void sort_claims(std::vector<Annotation::Claim>& claims) {
  constexpr ClaimIndex kGone = UINT32_MAX;
  Order order;
  for (ClaimIndex i = 0; i < claims.size(); ++i) {
    if (!claims[i].cue.empty()) {
      order.emplace_back(claims[i].cue.front().start, static_cast<int>(i));
    }
  }
  std::sort(order.begin(), order.end());
  std::vector<ClaimIndex> now(claims.size(), kGone);
  std::vector<Annotation::Claim> sorted;
  for (const auto& [start, before] : order) {
    now[before] = static_cast<ClaimIndex>(sorted.size());
    sorted.emplace_back() = std::move(claims[before]);
  }
  for (Annotation::Claim& claim : sorted) {
    std::size_t kept = 0;
    for (const ClaimIndex before : claim.responds_to) {
      if (now[before] != kGone) claim.responds_to[kept++] = now[before];
    }
    claim.responds_to.resize(kept);
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
