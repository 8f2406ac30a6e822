// How a long article is read: in windows that overlap, so that time is linear and memory bounded.
//
//   window 1   [core              |margin]
//   window 2                [margin|core              |margin]
//
// What a window finds is kept for its core alone; the margins are there to be looked at.
#pragma once

#include <cstdint>
#include <vector>

#include "base/span.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

struct Window {
  TokenSpan tokens;
  TokenSpan core;
};

struct WindowSizes {
  std::uint32_t whole = 4096;  // a text of at most this many tokens is one window
  std::uint32_t core = 3584;
  std::uint32_t margin = 256;
};

// The cores tile the text, each but the last at least half of `sizes.core` long. They end where a
// paragraph does if one ends in their second half, else where a sentence does, else anywhere.
std::vector<Window> divide(const AnnotatedText& text, const WindowSizes& sizes);

}  // namespace allegedly
