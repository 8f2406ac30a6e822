#include "properties/random_text.hpp"

#include <array>
#include <utility>

#include "text/utf8.hpp"

namespace allegedly::properties {
namespace {

// Inclusive ranges of code points, each as likely as the others.
constexpr std::array<std::pair<char32_t, char32_t>, 17> kTroublesome = {{
    {0x00, 0x1F},        // controls, NUL, line ends
    {0x20, 0x7E},        // ASCII
    {'a', 'z'},          //
    {'A', 'Z'},          //
    {0x80, 0xFF},        // C1 controls, Latin-1, no-break space
    {0x300, 0x36F},      // combining marks
    {0x590, 0x5FF},      // Hebrew
    {0x600, 0x6FF},      // Arabic
    {0x1E00, 0x1EFF},    // Latin, three bytes
    {0x2000, 0x200F},    // spaces, joiners, direction marks
    {0x2018, 0x201F},    // quotation marks
    {0x2028, 0x202F},    // line separators, bidi controls
    {0x3000, 0x30FF},    // ideographic space and brackets, kana
    {0xFE00, 0xFE0F},    // variation selectors
    {0xFFF0, 0xFFFF},    // specials and noncharacters
    {0x1F300, 0x1F64F},  // emoji
    {0x10FFF0, 0x10FFFF},
}};

constexpr std::array<std::string_view, 24> kSnippets = {
    "\"",           "“",          "”",           "'",         "\n\n",
    " said ",       " denied ",   " accused ",   " of ",      " that ",
    "according to", "allegedly ", "she ",        "the firm ", "Lena Osei ",
    "U.S. ",        "n't ",       "... ",        ", who ",    "declined to comment",
    "http://a.b/",  "(",          "👩‍🚀", "</script>",
};

}  // namespace

std::string RandomText::bytes(std::size_t limit) {
  std::string text(below(limit + 1), '\0');
  for (char& byte : text) byte = static_cast<char>(below(256));
  return text;
}

std::string RandomText::unicode(std::size_t limit) {
  std::string text;
  for (std::size_t left = below(limit + 1); left > 0; --left) {
    const auto [first, last] = kTroublesome[below(kTroublesome.size())];
    append_utf8(text, first + static_cast<char32_t>(below(last - first + 1)));
  }
  return text;
}

std::string RandomText::mutate(std::string_view article, std::size_t edits) {
  std::string text(article);
  const auto boundary = [&](std::size_t at) {
    while (at < text.size() && is_continuation(text[at])) ++at;
    return at;
  };
  for (std::size_t left = below(edits) + 1; left > 0; --left) {
    const std::size_t start = boundary(below(text.size() + 1));
    const std::size_t size = boundary(start + below(text.size() - start + 1) / 4) - start;
    const std::string stretch = text.substr(start, size);
    switch (below(4)) {
      case 0: text.erase(start, size); break;
      case 1: text.insert(start, stretch); break;
      case 2: text.replace(start, size, kSnippets[below(kSnippets.size())]); break;
      default: text.erase(start, size); text.insert(boundary(below(text.size() + 1)), stretch);
    }
  }
  return text;
}

}  // namespace allegedly::properties
