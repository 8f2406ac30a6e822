// Analysed texts written out, for comparison with what a test expects.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/annotated_text.hpp"
#include "text/utf8.hpp"

namespace allegedly::test {

inline AnnotatedText analyse(std::string_view text) {
  return *AnnotatedText::analyse(std::string(text));
}

// All tokens, separated by a space each.
inline std::string tokens(std::string_view text) {
  const AnnotatedText analysed = analyse(text);
  std::string out;
  for (std::uint32_t t = 0; t < analysed.tokens().size(); ++t) {
    if (t > 0) out += ' ';
    out += analysed.surface(t);
  }
  return out;
}

inline std::vector<std::string> sentences(std::string_view text) {
  const AnnotatedText analysed = analyse(text);
  std::vector<std::string> out;
  for (const Sentence& sentence : analysed.sentences()) {
    out.emplace_back(analysed.slice(analysed.bytes(sentence.tokens)));
  }
  return out;
}

// One line each: depth, "+" if it continues, the words.
inline std::vector<std::string> quotations(std::string_view text) {
  const AnnotatedText analysed = analyse(text);
  std::vector<std::string> out;
  for (const Quotation& quotation : analysed.quotations()) {
    std::string line = std::to_string(quotation.depth);
    line += quotation.continues ? "+ " : " ";
    line += analysed.slice(analysed.bytes(quotation.tokens));
    out.push_back(line);
  }
  return out;
}

inline std::vector<ParagraphKind> kinds(std::string_view text) {
  const AnnotatedText analysed = analyse(text);
  std::vector<ParagraphKind> out;
  for (const Paragraph& paragraph : analysed.paragraphs()) out.push_back(paragraph.kind);
  return out;
}

inline std::string repeat(std::string_view piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

// Any characters but surrogates: ASCII, marks, combining and astral ones.
inline std::string random_text(std::mt19937& random, std::size_t characters) {
  constexpr char32_t kInteresting[] = {
      ' ',    ' ',    '\n',  '\r',   '.',    '"',    '\'',    '-',     'a',      'Z',
      '7',    '@',    '/',   0xA0,   0xE9,   0x301,  0x2019,  0x201C,  0x201D,   0x200B,
      0x200D, 0x2028, 0x5D0, 0x4E2D, 0xFE0F, 0xFEFF, 0x1F600, 0x1F1E9, 0x10FFFF, 0};
  std::uniform_int_distribution<std::size_t> pick(0, std::size(kInteresting) - 1);
  std::uniform_int_distribution<std::uint32_t> any(0, 0x10FFFF);
  std::string out;
  while (characters-- > 0) {
    char32_t c =
        random() % 4 == 0 ? static_cast<char32_t>(any(random)) : kInteresting[pick(random)];
    if (c >= 0xD800 && c <= 0xDFFF) c = 'x';
    append_utf8(out, c);
  }
  return out;
}

}  // namespace allegedly::test
