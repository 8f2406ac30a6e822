// What a character is, as far as tokens, sentences and quotations need to know, and lower case.
#pragma once

#include <array>
#include <cstdint>

namespace allegedly {

enum class CharClass : std::uint8_t {
  space,       // white space, no-break and zero-width spaces, byte order mark, controls, bidi marks
  line_break,  // ends a paragraph
  letter,      // also everything that is in no other class
  digit,
  extend,  // combining marks, joiners, variation selectors, soft hyphen: part of what precedes
  punctuation,
  symbol,
};

namespace characters {
extern const std::array<CharClass, 128> kAsciiClass;
CharClass class_beyond_ascii(char32_t code_point);
char32_t fold_beyond_ascii(char32_t code_point);
}  // namespace characters

inline CharClass char_class(char32_t code_point) {
  return code_point < 128 ? characters::kAsciiClass[code_point]
                          : characters::class_beyond_ascii(code_point);
}

// In lower case (ASCII, Latin-1, Latin Extended-A, Greek, Cyrillic), apostrophes made straight.
inline char32_t fold(char32_t code_point) {
  if (code_point >= 128) return characters::fold_beyond_ascii(code_point);
  return code_point >= 'A' && code_point <= 'Z' ? code_point + ('a' - 'A') : code_point;
}

// A letter that fold() would change.
inline bool is_upper(char32_t code_point) {
  return char_class(code_point) == CharClass::letter && fold(code_point) != code_point;
}
inline bool is_lower(char32_t code_point) {
  return char_class(code_point) == CharClass::letter && fold(code_point) == code_point;
}

// ' ’ ‘ ʼ ＇: an apostrophe or a single quotation mark.
constexpr bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0xFF07;
}

constexpr bool is_hyphen(char32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011;
}

// En dash, em dash, horizontal bar.
constexpr bool is_dash(char32_t c) {
  return c >= 0x2012 && c <= 0x2015;
}

// Half of a flag.
constexpr bool is_regional_indicator(char32_t c) {
  return c >= 0x1F1E6 && c <= 0x1F1FF;
}

inline constexpr char32_t kZeroWidthJoiner = 0x200D;
inline constexpr char32_t kSoftHyphen = 0x00AD;

}  // namespace allegedly
