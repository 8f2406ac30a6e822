#include "formats/lines.hpp"

#include "text/characters.hpp"
#include "text/utf8.hpp"

namespace allegedly {

void append_in_line(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Character character = decode(text, i);
    out += ends_line(character.code_point) ? " " : text.substr(i, character.size);
    i += character.size;
  }
}

bool is_blank(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Character character = decode(text, i);
    const CharClass kind = char_class(character.code_point);
    if (kind != CharClass::space && kind != CharClass::line_break) return false;
    i += character.size;
  }
  return true;
}

std::string_view take_until(std::string_view& rest, char separator) {
  const std::size_t end = rest.find(separator);
  const std::string_view part = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  return part;
}

}  // namespace allegedly
