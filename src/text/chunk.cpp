#include "text/chunk.hpp"

namespace allegedly {
namespace {

bool is_white(CharClass kind) {
  return kind == CharClass::space || kind == CharClass::line_break;
}

// Of the text from `start` on, behind white space; a line break if there is no more.
char32_t next_character(std::string_view line, Offset start) {
  for (Offset i = start; i < line.size();) {
    const Character c = decode(line, i);
    if (!is_white(char_class(c.code_point))) return c.code_point;
    i += c.size;
  }
  return '\n';
}

}  // namespace

Offset WordChunk::word_end(Offset i) const {
  while (i < bytes.end) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      const CharClass kind = characters::kAsciiClass[byte];
      if (kind != CharClass::letter && kind != CharClass::digit && byte != '_') break;
      ++i;
      continue;
    }
    const Character c = character(i);
    const CharClass kind = char_class(c.code_point);
    const bool part =
        kind == CharClass::letter || kind == CharClass::digit || kind == CharClass::extend;
    if (!part) break;
    i += c.size;
  }
  return i;
}

WordChunk chunk_at(std::string_view line, Offset start) {
  Offset end = start;
  while (end < line.size()) {
    const auto byte = static_cast<unsigned char>(line[end]);
    if (byte < 0x80) {
      if (is_white(characters::kAsciiClass[byte])) break;
      ++end;
      continue;
    }
    const Character c = decode(line, end);
    if (is_white(char_class(c.code_point))) break;
    end += c.size;
  }
  return {line, {start, end}, next_character(line, end)};
}

}  // namespace allegedly
