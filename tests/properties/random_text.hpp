// Texts nobody wrote, the same ones in every run: the generator's numbers are fixed by the C++
// standard, so a seed names a text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace allegedly::properties {

class RandomText {
 public:
  explicit RandomText(std::uint64_t seed) : numbers_(seed) {}

  // Up to `limit` bytes of any value: seldom well-formed UTF-8.
  std::string bytes(std::size_t limit);

  // Up to `limit` characters out of those that make trouble: combining marks, emoji with joiners,
  // right-to-left scripts and bidi controls, NUL, exotic spaces, quotation marks, braces, ASCII.
  std::string unicode(std::size_t limit);

  // `article` with up to `edits` stretches cut, doubled, moved, or replaced by a cue, a name, a
  // mark or white space. Works on whole characters, so that a well-formed article stays one.
  std::string mutate(std::string_view article, std::size_t edits);

 private:
  // A number below `limit` > 0.
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(numbers_() % limit); }

  std::mt19937_64 numbers_;
};

}  // namespace allegedly::properties
