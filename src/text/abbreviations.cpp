#include "text/abbreviations.hpp"

#include "text/tables.hpp"

namespace allegedly {
namespace {

bool is_ellipsis(const WordChunk& chunk, Offset i) {
  return chunk.has(i, '.') && chunk.has(i + 1, '.') && chunk.has(i + 2, '.');
}

// The end of the letters of an acronym at `start`: one, or a capital and a small one before a full
// stop; `start` if there are none.
Offset acronym_part_end(const WordChunk& chunk, Offset start) {
  if (chunk.class_at(start) != CharClass::letter) return start;
  Offset end = start + chunk.character(start).size;
  if (!chunk.is_alphanumeric(end)) return end;
  const Character second = chunk.character(end);
  end += second.size;
  const bool pair = is_upper(chunk.character(start).code_point) && is_lower(second.code_point) &&
                    chunk.has(end, '.');
  return pair ? end : start;
}

// "U.S", "a.m.", "Ph.D.", "M.Sc.".
Offset acronym_end(const WordChunk& chunk, Offset end) {
  while (chunk.has(end, '.')) {
    const Offset next = acronym_part_end(chunk, end + 1);
    if (next == end + 1) break;
    end = next;
  }
  const bool closed = chunk.has(end, '.') && !chunk.is_alphanumeric(end + 1);
  return closed && !is_ellipsis(chunk, end) ? end + 1 : end;
}

// "alt.animals.dog": three or more words in lower case; else two sentences run together.
Offset dotted_name_end(const WordChunk& chunk, Offset start, Offset end) {
  if (!is_lower(chunk.character(start).code_point)) return end;
  Offset last = end;
  int words = 1;
  while (chunk.has(last, '.') && chunk.class_at(last + 1) == CharClass::letter &&
         is_lower(chunk.character(last + 1).code_point)) {
    last = chunk.word_end(last + 1);
    ++words;
  }
  return words >= 3 ? last : end;
}

// The full stop is followed by a letter or a digit.
Offset end_inside(const WordChunk& chunk, Offset start, Offset end, bool single_letter) {
  if (single_letter) return acronym_end(chunk, end);
  const auto entry = text_tables().abbreviations.find(chunk.slice(start, end + 1));
  if (entry == text_tables().abbreviations.end()) return dotted_name_end(chunk, start, end);
  const bool split = entry->second == AbbreviationKind::title ||
                     chunk.class_at(end + 1) == CharClass::digit;  // "Mr.Smith", "Nov.28"
  const Offset acronym = acronym_end(chunk, end);
  return acronym == end && split ? end + 1 : acronym;
}

// "J." is an initial, but "I." ends a sentence unless it stands in a name, and so does the letter
// that is the line's last word.
bool is_initial(const WordChunk& chunk, Offset start, bool after_name) {
  if (!is_upper(chunk.character(start).code_point)) return false;
  const bool pronoun = chunk.text[start] == 'I' && !(after_name && is_upper(chunk.next_character));
  return !pronoun && chunk.next_character != '\n';
}

}  // namespace

Offset end_with_full_stops(const WordChunk& chunk, Offset start, Offset end, bool after_name) {
  const bool single_letter = end - start == chunk.character(start).size;
  if (chunk.is_alphanumeric(end + 1)) return end_inside(chunk, start, end, single_letter);
  if (chunk.has(end + 1, '.')) return end;
  const bool belongs = single_letter && is_upper(chunk.character(start).code_point)
                           ? is_initial(chunk, start, after_name)
                           : is_abbreviation(chunk, start, end);
  return belongs ? end + 1 : end;
}

bool is_abbreviation(const WordChunk& chunk, Offset start, Offset end) {
  const auto entry = text_tables().abbreviations.find(chunk.slice(start, end + 1));
  if (entry == text_tables().abbreviations.end()) return false;
  if (entry->second != AbbreviationKind::number) return true;
  return end + 1 == chunk.bytes.end && char_class(chunk.next_character) == CharClass::digit;
}

}  // namespace allegedly
