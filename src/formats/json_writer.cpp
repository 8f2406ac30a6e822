#include "formats/json_writer.hpp"

#include <charconv>
#include <cmath>

namespace allegedly {
namespace {

// The letter of a two-character escape, or 0.
char short_escape(char c) {
  switch (c) {
    case '"': return '"';
    case '\\': return '\\';
    case '\b': return 'b';
    case '\f': return 'f';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    default: return 0;
  }
}

bool needs_escape(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

}  // namespace

JsonWriter& JsonWriter::open(char bracket) {
  before_value();
  out_ += bracket;
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  before_value();
  out_ += '"';
  out_ += name;
  out_ += "\":";
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view value) {
  before_value();
  append_quoted(value);
  return *this;
}

JsonWriter& JsonWriter::number(std::uint32_t value) {
  before_value();
  char digits[10];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
  out_.append(digits, end);
  return *this;
}

JsonWriter& JsonWriter::fraction(double value) {
  constexpr std::uint32_t kUnit = 10'000;
  const auto scaled = static_cast<std::uint32_t>(std::lround(value * kUnit));
  number(scaled / kUnit);
  if (scaled % kUnit == 0) return *this;
  std::string decimals = std::to_string(kUnit + scaled % kUnit);  // "1" and the four decimals
  decimals.erase(decimals.find_last_not_of('0') + 1);
  decimals[0] = '.';
  out_ += decimals;
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  before_value();
  out_ += value ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  before_value();
  out_ += "null";
  return *this;
}

void JsonWriter::before_value() {
  if (needs_comma_) out_ += ',';
  needs_comma_ = true;
}

void JsonWriter::append_quoted(std::string_view value) {
  constexpr char kHex[] = "0123456789abcdef";
  out_ += '"';
  std::size_t written = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (!needs_escape(c)) continue;
    out_.append(value, written, i - written);
    written = i + 1;
    out_ += '\\';
    if (const char letter = short_escape(c)) {
      out_ += letter;
    } else {
      out_ += "u00";
      out_ += kHex[static_cast<unsigned char>(c) >> 4U];
      out_ += kHex[static_cast<unsigned char>(c) & 0xFU];
    }
  }
  out_.append(value, written);
  out_ += '"';
}

}  // namespace allegedly
