#include "formats/html_escape.hpp"

#include <cstdint>

#include "text/utf8.hpp"

namespace allegedly {
namespace {

bool is_forbidden_control(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0);
}

bool turns_direction(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

// What stands for a character in HTML; empty: the character itself.
std::string_view html_for(char32_t c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return is_forbidden_control(c) ? "\uFFFD" : std::string_view();
  }
}

void append_character(std::string& out, std::string_view text, std::size_t offset,
                      Character character) {
  const std::string_view html = html_for(character.code_point);
  out += html.empty() ? text.substr(offset, character.size) : html;
}

// What stands for a character of JSON within a script element; empty: the character itself.
std::string_view script_for(char32_t c) {
  switch (c) {
    case '<': return "\\u003c";
    case '>': return "\\u003e";
    case '&': return "\\u0026";
    case 0x2028: return "\\u2028";
    case 0x2029: return "\\u2029";
    default: return {};
  }
}

}  // namespace

void append_html(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Character character = decode(text, i);
    append_character(out, text, i, character);
    i += character.size;
  }
}

void append_html_label(std::string& out, std::string_view text, std::size_t max_characters) {
  std::size_t written = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Character character = decode(text, i);
    if (!turns_direction(character.code_point)) {
      if (written++ == max_characters) {
        out += "…";
        return;
      }
      append_character(out, text, i, character);
    }
    i += character.size;
  }
}

void append_script_json(std::string& out, std::string_view json) {
  for (std::size_t i = 0; i < json.size();) {
    const Character character = decode(json, i);
    const std::string_view script = script_for(character.code_point);
    out += script.empty() ? json.substr(i, character.size) : script;
    i += character.size;
  }
}

}  // namespace allegedly
