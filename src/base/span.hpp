// Half-open ranges [start, end) whose unit is part of the type, so that a byte offset can never be
// taken for a UTF-16 offset:
//
//   text      h  é     l  l  o     😀           "héllo😀"
//   bytes     0  1  2  3  4  5  6  7  8  9  10   Span<Byte>{6, 10} is the emoji
//   UTF-16    0  1     2  3  4  5        7       Span<Utf16>{5, 7}
//   points    0  1     2  3  4  5        6       Span<CodePoint>{5, 6}
#pragma once

#include <compare>
#include <cstdint>

namespace allegedly {

struct Byte;          // UTF-8 code units of the article
struct Utf16;         // UTF-16 code units: what the DOM counts
struct CodePoint;     // Unicode code points: what files and the W3C annotation model count
struct TokenUnit;     // positions in AnnotatedText::tokens()
struct SentenceUnit;  // positions in AnnotatedText::sentences()

// An empty span has start == end. A span with start > end is never constructed.
template <class Unit>
struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - start; }
  constexpr bool empty() const { return start == end; }
  constexpr bool contains(std::uint32_t position) const {
    return start <= position && position < end;
  }
  constexpr bool contains(Span other) const { return start <= other.start && other.end <= end; }
  constexpr bool overlaps(Span other) const { return start < other.end && other.start < end; }

  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

using ByteSpan = Span<Byte>;
using Utf16Span = Span<Utf16>;
using CodePointSpan = Span<CodePoint>;
using TokenSpan = Span<TokenUnit>;
using SentenceSpan = Span<SentenceUnit>;

}  // namespace allegedly
