#include "text/numbers.hpp"

#include <array>

namespace allegedly {
namespace {

constexpr std::string_view kSeparators = ".,:/-";
// Longer chains of digits and separators are several numbers.
constexpr std::size_t kMaxGroups = 8;
constexpr Offset kThousands = 3;

Offset digits_end(const WordChunk& chunk, Offset i) {
  while (chunk.class_at(i) == CharClass::digit) i += chunk.character(i).size;
  return i;
}

// Whether exactly three digits begin at `i`.
bool is_thousands_group(const WordChunk& chunk, Offset i) {
  Offset count = 0;
  for (; count <= kThousands && chunk.class_at(i) == CharClass::digit; ++count) {
    i += chunk.character(i).size;
  }
  return count == kThousands;
}

// Whether the character at `i` joins the digits around it.
bool is_separator(const WordChunk& chunk, Offset i) {
  if (i >= chunk.bytes.end || kSeparators.find(chunk.text[i]) == std::string_view::npos) {
    return false;
  }
  if (chunk.class_at(i + 1) != CharClass::digit) return false;
  return chunk.text[i] != ',' || is_thousands_group(chunk, i + 1);
}

}  // namespace

Offset number_end(const WordChunk& chunk, Offset start) {
  std::array<Offset, kMaxGroups> group_sizes{};
  std::size_t groups = 0;
  Offset first_hyphen = 0;
  bool clock_time = false;
  Offset end = start;
  while (true) {
    const Offset group = end;
    end = digits_end(chunk, end);
    group_sizes[groups++] = end - group;
    if (groups == kMaxGroups || !is_separator(chunk, end)) break;
    if (chunk.text[end] == '-' && first_hyphen == 0) first_hyphen = end;
    clock_time = clock_time || chunk.text[end] == ':';
    ++end;
  }
  const bool short_telephone = groups == 2 && group_sizes[0] == 3 && group_sizes[1] == 4;
  const bool hyphens_join = !clock_time && (groups >= 3 || short_telephone);
  return first_hyphen != 0 && !hyphens_join ? first_hyphen : end;
}

}  // namespace allegedly
