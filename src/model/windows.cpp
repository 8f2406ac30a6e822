#include "model/windows.hpp"

#include <algorithm>

namespace allegedly {
namespace {

// Where the core that starts at `start` ends.
std::uint32_t core_end(const AnnotatedText& text, std::uint32_t start, std::uint32_t size) {
  const std::uint32_t latest = start + size;
  const std::uint32_t earliest = start + size / 2;
  const Paragraph& paragraph = text.paragraphs()[text.paragraph_of(latest)];
  if (paragraph.tokens.start > earliest) return paragraph.tokens.start;
  const Sentence& sentence = text.sentences()[text.sentence_of(latest)];
  return sentence.tokens.start > earliest ? sentence.tokens.start : latest;
}

}  // namespace

std::vector<Window> divide(const AnnotatedText& text, const WindowSizes& sizes) {
  const auto count = static_cast<std::uint32_t>(text.tokens().size());
  if (count <= sizes.whole) return {{{0, count}, {0, count}}};
  std::vector<Window> out;
  for (std::uint32_t start = 0; start < count;) {
    const bool last = count - start <= sizes.core;
    const std::uint32_t end = last ? count : core_end(text, start, sizes.core);
    const std::uint32_t before = std::min(start, sizes.margin);
    out.push_back({{start - before, std::min(count, end + sizes.margin)}, {start, end}});
    start = end;
  }
  return out;
}

}  // namespace allegedly
