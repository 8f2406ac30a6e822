// Text in formats whose lines mean something.
#pragma once

#include <string>
#include <string_view>

namespace allegedly {

// What some program takes for the end of a line: what Python's str.splitlines does, which brat and
// many readers of corpora are written with.
constexpr bool ends_line(char32_t c) {
  return (c >= '\n' && c <= '\r') || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

// Appends `text` with every character that could end a line as a space.
void append_in_line(std::string& out, std::string_view text);

// Whether `text` is empty or holds but white space and what cannot be seen.
bool is_blank(std::string_view text);

// The next part of `rest` up to `separator`, which is taken from it; all of it where there is none.
std::string_view take_until(std::string_view& rest, char separator);

}  // namespace allegedly
