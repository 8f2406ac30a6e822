#include "formats/quote_finder.hpp"

#include <algorithm>

namespace allegedly {
namespace {

constexpr std::uint32_t kReach = 1U << 14U;    // bytes on either side of where it is expected
constexpr std::size_t kEnough = 16;            // bytes, neighbours included, to know it by
constexpr std::size_t kHead = 64;              // bytes by which it is looked for
constexpr int kMaxCandidates = 256;            // files of others may repeat one word for ever
constexpr int kMaxSearches = 5000;             // in one text: an honest one has few edits
constexpr std::int64_t kFarthest = 1LL << 32;  // no position lies there

}  // namespace

QuoteFinder::QuoteFinder(std::string_view text, const UnitOffsets& offsets)
    : text_(text), offsets_(offsets) {
  const auto size = static_cast<std::uint32_t>(text.size());
  length_ = offsets.from_bytes({size, size}).start;
}

std::optional<ByteSpan> QuoteFinder::find(const Quote& quote, std::uint64_t position) {
  const auto given = static_cast<std::int64_t>(std::min<std::uint64_t>(position, kFarthest));
  const std::uint32_t there = byte_at(given);
  std::optional<std::uint32_t> found;
  if (fits(quote, there)) found = there;
  if (!found) found = nearest(quote, byte_at(given + shift_));
  if (!found && stands(quote.exact, there)) found = there;
  if (!found) return {};
  shift_ = offsets_.from_bytes({*found, *found}).start - given;
  moved_ = moved_ || shift_ != 0;
  return ByteSpan{*found, *found + static_cast<std::uint32_t>(quote.exact.size())};
}

bool QuoteFinder::stands(std::string_view words, std::uint32_t at) const {
  return text_.substr(at, words.size()) == words;
}

// How many bytes around it are as they were quoted.
std::uint32_t QuoteFinder::context(const Quote& quote, std::uint32_t at) const {
  const auto& [exact, prefix, suffix] = quote;
  const std::size_t end = at + exact.size();
  std::uint32_t before = 0;
  while (before < prefix.size() && before < at &&
         prefix[prefix.size() - 1 - before] == text_[at - 1 - before]) {
    ++before;
  }
  std::uint32_t after = 0;
  while (after < suffix.size() && end + after < text_.size() &&
         suffix[after] == text_[end + after]) {
    ++after;
  }
  return before + after;
}

bool QuoteFinder::fits(const Quote& quote, std::uint32_t at) const {
  return stands(quote.exact, at) && context(quote, at) == quote.prefix.size() + quote.suffix.size();
}

std::optional<std::uint32_t> QuoteFinder::nearest(const Quote& quote, std::uint32_t expected) {
  if (fits(quote, expected)) return expected;
  if (++searches_ > kMaxSearches) return {};
  const std::size_t whole = quote.prefix.size() + quote.suffix.size();
  const std::string_view head = quote.exact.substr(0, kHead);
  const std::uint32_t begin = expected - std::min(expected, kReach);
  const std::string_view near = text_.substr(begin, std::size_t{2} * kReach);
  std::optional<std::uint32_t> best;
  std::uint32_t most = 0;
  const auto distance = [expected](std::uint32_t at) {
    return at < expected ? expected - at : at - expected;
  };
  std::size_t step = near.find(head);
  for (int i = 0; i < kMaxCandidates && step != std::string_view::npos; ++i) {
    const auto at = begin + static_cast<std::uint32_t>(step);
    step = near.find(head, step + 1);
    if (!stands(quote.exact, at)) continue;
    const std::uint32_t around = context(quote, at);
    if (around < whole && around + quote.exact.size() < kEnough) continue;
    const bool nearer = best && around == most && distance(at) < distance(*best);
    if (best && around <= most && !nearer) continue;
    best = at;
    most = around;
  }
  return best;
}

std::uint32_t QuoteFinder::byte_at(std::int64_t position) const {
  const auto inside = static_cast<std::uint32_t>(std::clamp<std::int64_t>(position, 0, length_));
  const std::optional<ByteSpan> bytes = offsets_.to_bytes({inside, inside});
  return bytes ? bytes->start : 0;
}

}  // namespace allegedly
