// Articles with their attributions marked by hand, for tests of what is made of attributions.
//
//   {s|Auditors} {k|accused} {c|the firm of fraud}. {s2|It} {k2|denied} {c2|that}.
//
// s is the source, k the cue, c the content; the number tells attributions apart. Marks may nest.
#pragma once

#include <algorithm>
#include <cctype>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "attribution/attribution.hpp"
#include "base/span.hpp"
#include "unit/analysed.hpp"

namespace allegedly::test {

namespace marked {

struct Mark {
  char role;
  int number;
  ByteSpan bytes;
};

struct Plain {
  std::string text;
  std::vector<Mark> marks;  // in the order of their ends
};

inline Plain strip(std::string_view marked) {
  Plain out;
  std::vector<Mark> open;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const auto here = static_cast<std::uint32_t>(out.text.size());
    if (marked[i] == '{') {
      Mark mark{marked[i + 1], 1, {here, here}};
      i += 2;
      if (std::isdigit(static_cast<unsigned char>(marked[i])) != 0) mark.number = marked[i++] - '0';
      open.push_back(mark);
    } else if (marked[i] == '}') {
      open.back().bytes.end = here;
      out.marks.push_back(open.back());
      open.pop_back();
    } else {
      out.text += marked[i];
    }
  }
  return out;
}

inline TokenSpan tokens_in(const AnnotatedText& text, ByteSpan bytes) {
  TokenSpan out;
  for (std::uint32_t i = 0; i < text.tokens().size(); ++i) {
    if (!bytes.contains(text.tokens()[i].bytes)) continue;
    if (out.empty()) out.start = i;
    out.end = i + 1;
  }
  return out;
}

}  // namespace marked

// The text without its marks, and the attributions in the order of their cues.
struct Marked : Analysed {
  explicit Marked(std::string_view article) : Marked(marked::strip(article)) {}

  std::vector<Attribution> attributions;

 private:
  explicit Marked(const marked::Plain& plain) : Analysed(plain.text) {
    std::map<int, Attribution> numbered;
    for (const marked::Mark& mark : plain.marks) {
      Attribution& attribution = numbered[mark.number];
      std::vector<TokenSpan>& pieces = mark.role == 's'   ? attribution.source
                                       : mark.role == 'k' ? attribution.cue
                                                          : attribution.content;
      pieces.push_back(marked::tokens_in(text, mark.bytes));
    }
    for (auto& [number, attribution] : numbered) {
      attribution.confidence = 1;
      for (auto* pieces : {&attribution.source, &attribution.cue, &attribution.content}) {
        std::sort(pieces->begin(), pieces->end());
      }
      attributions.push_back(attribution);
    }
    std::sort(
        attributions.begin(), attributions.end(),
        [](const Attribution& a, const Attribution& b) { return a.cue.front() < b.cue.front(); });
  }
};

}  // namespace allegedly::test
