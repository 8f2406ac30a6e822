#include "text/characters.hpp"

#include <algorithm>

namespace allegedly::characters {
namespace {

using enum CharClass;

constexpr CharClass ascii_class(char c) {
  if (c == '\n' || c == '\r' || c == '\v' || c == '\f') return line_break;
  if (c <= ' ' || c == 0x7F) return space;
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return letter;
  if (c >= '0' && c <= '9') return digit;
  switch (c) {
    case '$':
    case '+':
    case '<':
    case '=':
    case '>':
    case '^':
    case '`':
    case '|':
    case '~': return symbol;
    default: return punctuation;
  }
}

constexpr std::array<CharClass, 128> make_ascii_classes() {
  std::array<CharClass, 128> classes{};
  for (std::size_t i = 0; i < classes.size(); ++i) classes[i] = ascii_class(static_cast<char>(i));
  return classes;
}

struct Range {
  char32_t first;
  char32_t last;
  CharClass value;
};

// Sorted; what is in no range is a letter. Signs that only ever follow letters (Indic vowels,
// Arabic points) may stay letters: both continue a word.
constexpr Range kRanges[] = {
    {0x80, 0x84, space},           {0x85, 0x85, line_break},      {0x86, 0xA0, space},
    {0xA1, 0xA1, punctuation},     {0xA2, 0xA9, symbol},          {0xAB, 0xAB, punctuation},
    {0xAC, 0xAC, symbol},          {0xAD, 0xAD, extend},          {0xAE, 0xB1, symbol},
    {0xB4, 0xB4, symbol},          {0xB6, 0xB6, symbol},          {0xB7, 0xB7, punctuation},
    {0xB8, 0xB8, symbol},          {0xBB, 0xBB, punctuation},     {0xBC, 0xBE, digit},
    {0xBF, 0xBF, punctuation},     {0xD7, 0xD7, symbol},          {0xF7, 0xF7, symbol},
    {0x2BC, 0x2BC, punctuation},   {0x2C2, 0x2C5, symbol},        {0x300, 0x36F, extend},
    {0x37E, 0x37E, punctuation},   {0x387, 0x387, punctuation},   {0x483, 0x489, extend},
    {0x55A, 0x55F, punctuation},   {0x589, 0x58A, punctuation},   {0x591, 0x5BD, extend},
    {0x5BE, 0x5BE, punctuation},   {0x5BF, 0x5BF, extend},        {0x5C0, 0x5C0, punctuation},
    {0x5C1, 0x5C2, extend},        {0x5C3, 0x5C3, punctuation},   {0x5C4, 0x5C5, extend},
    {0x5C6, 0x5C6, punctuation},   {0x5C7, 0x5C7, extend},        {0x600, 0x60B, symbol},
    {0x60C, 0x60D, punctuation},   {0x60E, 0x60F, symbol},        {0x610, 0x61A, extend},
    {0x61B, 0x61B, punctuation},   {0x61C, 0x61C, space},         {0x61D, 0x61F, punctuation},
    {0x64B, 0x65F, extend},        {0x660, 0x669, digit},         {0x66A, 0x66D, punctuation},
    {0x670, 0x670, extend},        {0x6D4, 0x6D4, punctuation},   {0x6D6, 0x6DC, extend},
    {0x6F0, 0x6F9, digit},         {0x964, 0x965, punctuation},   {0x966, 0x96F, digit},
    {0x1680, 0x1680, space},       {0x2000, 0x200B, space},       {0x200C, 0x200D, extend},
    {0x200E, 0x200F, space},       {0x2010, 0x2027, punctuation}, {0x2028, 0x2029, line_break},
    {0x202A, 0x202F, space},       {0x2030, 0x2037, symbol},      {0x2038, 0x205E, punctuation},
    {0x205F, 0x206F, space},       {0x20A0, 0x20CF, symbol},      {0x20D0, 0x20FF, extend},
    {0x2117, 0x2117, symbol},      {0x2120, 0x2122, symbol},      {0x2150, 0x218F, digit},
    {0x2190, 0x2BFF, symbol},      {0x2E00, 0x2E7F, punctuation}, {0x3000, 0x3000, space},
    {0x3001, 0x3003, punctuation}, {0x3008, 0x3011, punctuation}, {0x3012, 0x3013, symbol},
    {0x3014, 0x301F, punctuation}, {0x3030, 0x3030, punctuation}, {0x30FB, 0x30FB, punctuation},
    {0xE000, 0xF8FF, symbol},      {0xFE00, 0xFE0F, extend},      {0xFE10, 0xFE1F, punctuation},
    {0xFE20, 0xFE2F, extend},      {0xFE30, 0xFE6F, punctuation}, {0xFEFF, 0xFEFF, space},
    {0xFF01, 0xFF0F, punctuation}, {0xFF10, 0xFF19, digit},       {0xFF1A, 0xFF20, punctuation},
    {0xFF3B, 0xFF40, punctuation}, {0xFF5B, 0xFF65, punctuation}, {0xFFE0, 0xFFE6, symbol},
    {0xFFF9, 0xFFFB, space},       {0xFFFC, 0xFFFF, symbol},      {0x1F000, 0x1F3FA, symbol},
    {0x1F3FB, 0x1F3FF, extend},    {0x1F400, 0x1FAFF, symbol},    {0xE0001, 0xE01EF, extend},
    {0xF0000, 0x10FFFF, symbol},
};

constexpr bool sorted(const Range* begin, const Range* end) {
  for (const Range* range = begin + 1; range < end; ++range) {
    if (range[-1].last >= range->first) return false;
  }
  return true;
}
static_assert(sorted(std::begin(kRanges), std::end(kRanges)));

// Upper and lower case alternate from `first` on, upper case first.
constexpr char32_t lower_of_pair(char32_t c, char32_t first) {
  return c + 1 - ((c - first) & 1);
}

char32_t fold_latin(char32_t c) {
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if (c < 0x100 || c == 0x131 || c == 0x138 || c == 0x149 || c == 0x17F) return c;
  if (c == 0x130) return 'i';
  if (c == 0x178) return 0xFF;
  if (c >= 0x139 && c <= 0x148) return lower_of_pair(c, 0x139);
  if (c >= 0x179) return lower_of_pair(c, 0x179);
  return lower_of_pair(c, 0x100);
}

char32_t fold_greek(char32_t c) {
  if (c >= 0x391 && c <= 0x3AB && c != 0x3A2) return c + 32;
  if (c == 0x386) return 0x3AC;
  if (c >= 0x388 && c <= 0x38A) return c + 37;
  if (c == 0x38C) return 0x3CC;
  if (c == 0x38E || c == 0x38F) return c + 63;
  return c;
}

char32_t fold_cyrillic(char32_t c) {
  if (c <= 0x40F) return c + 80;
  if (c <= 0x42F) return c + 32;
  if (c >= 0x460 && c <= 0x481) return lower_of_pair(c, 0x460);
  if (c >= 0x48A && c <= 0x4BF) return lower_of_pair(c, 0x48A);
  if (c == 0x4C0) return 0x4CF;
  if (c >= 0x4C1 && c <= 0x4CE) return lower_of_pair(c, 0x4C1);
  if (c >= 0x4D0) return lower_of_pair(c, 0x4D0);
  return c;
}

}  // namespace

constexpr std::array<CharClass, 128> kAsciiClass = make_ascii_classes();

CharClass class_beyond_ascii(char32_t code_point) {
  const Range* range = std::lower_bound(
      std::begin(kRanges), std::end(kRanges), code_point,
      [](const Range& candidate, char32_t value) { return candidate.last < value; });
  if (range != std::end(kRanges) && range->first <= code_point) return range->value;
  return letter;
}

char32_t fold_beyond_ascii(char32_t code_point) {
  if (is_apostrophe(code_point)) return '\'';
  if (code_point < 0x180) return fold_latin(code_point);
  if (code_point >= 0x370 && code_point < 0x400) return fold_greek(code_point);
  if (code_point >= 0x400 && code_point < 0x530) return fold_cyrillic(code_point);
  return code_point;
}

}  // namespace allegedly::characters
