// Hash tables whose keys are the words of a table of ours. Most look-ups are of short words and
// find nothing, so what counts is how soon a word of a few bytes is hashed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace allegedly {

// Eight bytes at a time (multiplicative hashing; Knuth, The Art of Computer Programming 3, 6.4).
// Whoever chooses the keys can make them collide: not for tables of an article's words.
struct WordHash {
  std::size_t operator()(std::string_view word) const noexcept {
    std::uint64_t hash = word.size();
    for (; word.size() > 8; word.remove_prefix(8)) hash = mix(hash, end_bytes(word.substr(0, 8)));
    return static_cast<std::size_t>(mix(hash, end_bytes(word)));
  }

 private:
  static std::uint64_t mix(std::uint64_t hash, std::uint64_t bytes) noexcept {
    hash = (hash ^ bytes) * 0x9E3779B97F4A7C15U;
    return hash ^ hash >> 32U;
  }

  // All of up to eight bytes, without a loop: of four and more the first four and the last four.
  static std::uint64_t end_bytes(std::string_view word) noexcept {
    const auto byte = [word](std::size_t i) {
      return static_cast<std::uint64_t>(static_cast<unsigned char>(word[i]));
    };
    if (word.size() < 4) {
      return word.empty() ? 0
                          : byte(0) | byte(word.size() / 2) << 8U | byte(word.size() - 1) << 16U;
    }
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::memcpy(&first, word.data(), sizeof first);
    std::memcpy(&last, word.data() + word.size() - sizeof last, sizeof last);
    return first | static_cast<std::uint64_t>(last) << 32U;
  }
};

// Where a container grows by doubling, a power of two stays one, and a hash finds its bucket
// without a division.
template <class Container>
class WithBuckets : public Container {
 public:
  WithBuckets() : Container(64) {}
};

template <class Value>
using WordMap = WithBuckets<std::unordered_map<std::string_view, Value, WordHash>>;
using WordSet = WithBuckets<std::unordered_set<std::string_view, WordHash>>;

}  // namespace allegedly
