// A stretch of a line without white space, which the tokeniser cuts up, and the line around it.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/span.hpp"
#include "text/characters.hpp"
#include "text/utf8.hpp"

namespace allegedly {

using Offset = std::uint32_t;  // in bytes

struct WordChunk {
  std::string_view text;  // up to the line's end
  ByteSpan bytes;
  char32_t next_character =
      '\n';  // the first of the line's next chunk; a line break if none is left

  // Of the characters from `i` on: false or a space behind the chunk's end.
  bool has(Offset i, char c) const { return i < bytes.end && text[i] == c; }
  CharClass class_at(Offset i) const {
    return i < bytes.end ? char_class(character(i).code_point) : CharClass::space;
  }
  bool is_alphanumeric(Offset i) const {
    const CharClass c = class_at(i);
    return c == CharClass::letter || c == CharClass::digit;
  }
  // An ASCII letter, in lower case; else no letter.
  char lower_letter(Offset i) const {
    return i < bytes.end && class_at(i) == CharClass::letter ? static_cast<char>(text[i] | 0x20)
                                                             : ' ';
  }

  // Inside the chunk.
  Character character(Offset i) const { return decode(text, i); }
  std::string_view slice(Offset start, Offset end) const { return text.substr(start, end - start); }

  // The end of the letters, digits, marks and underscores from `i` on.
  Offset word_end(Offset i) const;
};

// The chunk that begins at `start`, which is no white space.
WordChunk chunk_at(std::string_view line, Offset start);

}  // namespace allegedly
