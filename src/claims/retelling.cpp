#include "claims/retelling.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace allegedly {
namespace {

constexpr auto kAllegation = static_cast<std::size_t>(ClaimType::allegation);
constexpr auto kStatement = static_cast<std::size_t>(ClaimType::statement);

bool tells_of_accusation(const Attribution& attribution, const std::vector<Attribution>& all,
                         const std::vector<bool>& accuses) {
  return std::any_of(attribution.content.begin(), attribution.content.end(), [&](TokenSpan piece) {
    const auto within = attributions_within(all, piece);
    return std::any_of(within.begin(), within.end(), [&](const Attribution& inner) {
      return accuses[static_cast<std::size_t>(&inner - all.data())];
    });
  });
}

}  // namespace

ClaimType likeliest(const ClaimReader::Types& types) {
  return static_cast<ClaimType>(std::max_element(types.begin(), types.end()) - types.begin());
}

std::vector<ClaimReader::Types> leave_to_accusers(const std::vector<Attribution>& attributions,
                                                  const std::vector<ReadingRows>& readings,
                                                  std::vector<ClaimReader::Types> types) {
  std::vector<bool> alleges(attributions.size());
  std::vector<bool> accuses(attributions.size());
  for (std::size_t a = 0; a < attributions.size(); ++a) {
    alleges[a] = likeliest(types[a]) == ClaimType::allegation;
    accuses[a] = alleges[a] && !is_hedge(reading_of(readings[a]));
  }
  for (std::size_t a = 0; a < attributions.size(); ++a) {
    if (alleges[a] && is_neutral(reading_of(readings[a])) &&
        tells_of_accusation(attributions[a], attributions, accuses)) {
      types[a][kStatement] += std::exchange(types[a][kAllegation], 0.0F);
    }
  }
  return types;
}

}  // namespace allegedly
