#include "text/apostrophes.hpp"

#include "text/folded_key.hpp"
#include "text/tables.hpp"

namespace allegedly {
namespace {

constexpr Offset kMinParticiple = 4;

Offset behind(const WordChunk& chunk, Offset apostrophe) {
  return apostrophe + chunk.character(apostrophe).size;
}

bool is_elision(const WordChunk& chunk, Offset start, Offset end) {
  return text_tables().elisions.contains(FoldedKey(chunk.slice(start, end)).view());
}

// "90s", "72".
bool is_short_year(const WordChunk& chunk, Offset start, Offset end) {
  const bool decade = end - start == 3 && chunk.has(start + 2, 's');
  const auto digit = [&](Offset i) { return '0' <= chunk.text[i] && chunk.text[i] <= '9'; };
  return (end - start == 2 || decade) && digit(start) && digit(start + 1);
}

}  // namespace

std::optional<Offset> clitic_end(const WordChunk& chunk, Offset apostrophe) {
  const Offset start = behind(chunk, apostrophe);
  const char first = chunk.lower_letter(start);
  Offset end = start + 1;
  if (first == 'l' || first == 'r' || first == 'v') {
    if (chunk.lower_letter(start + 1) != (first == 'l' ? 'l' : 'e')) return std::nullopt;
    ++end;
  } else if (first != 's' && first != 'd' && first != 'm') {
    return std::nullopt;
  }
  return chunk.is_alphanumeric(end) ? std::nullopt : std::optional(end);
}

std::optional<Offset> negation_end(const WordChunk& chunk, Offset start, Offset apostrophe) {
  const Offset letter = behind(chunk, apostrophe);
  const bool negation = apostrophe - start >= 2 && chunk.lower_letter(letter) == 't' &&
                        (chunk.text[apostrophe - 1] | 0x20) == 'n' &&
                        !chunk.is_alphanumeric(letter + 1);
  return negation ? std::optional(letter + 1) : std::nullopt;
}

std::optional<Offset> elision_end(const WordChunk& chunk, Offset apostrophe) {
  const Offset start = behind(chunk, apostrophe);
  const Offset end = chunk.word_end(start);
  if (end < chunk.bytes.end && is_apostrophe(chunk.character(end).code_point)) {
    const Offset longer = behind(chunk, end);
    if (is_elision(chunk, apostrophe, longer)) return longer;
  }
  const bool elision = is_short_year(chunk, start, end) || is_elision(chunk, apostrophe, end);
  return elision ? std::optional(end) : std::nullopt;
}

bool drops_last_letter(const WordChunk& chunk, Offset start, Offset apostrophe) {
  const Offset after = behind(chunk, apostrophe);
  if (chunk.is_alphanumeric(after)) return false;
  if (is_elision(chunk, start, after)) return true;
  return apostrophe - start >= kMinParticiple && chunk.slice(apostrophe - 2, apostrophe) == "in";
}

Offset last_closing_apostrophe(std::string_view line, Offset start) {
  const auto kind = [](Character c) { return char_class(c.code_point); };
  Offset found = 0;
  for (Offset i = start + decode(line, start).size; i < line.size();) {
    const Character c = decode(line, i);
    const Offset after = i + c.size;
    if (is_apostrophe(c.code_point)) {
      const CharClass next = after < line.size() ? kind(decode(line, after)) : CharClass::space;
      const bool word_follows = next == CharClass::letter || next == CharClass::digit;
      if (!word_follows && kind(decode_before(line, i)) != CharClass::space) found = i;
    }
    i = after;
  }
  return found;
}

}  // namespace allegedly
