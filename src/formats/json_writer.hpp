// Writes JSON in the order it is told, straight into a string: objects keep the member order of the
// schema, and no tree is built for annotations with thousands of claims.
//
//   JsonWriter json(out);
//   json.begin_object().key("id").string("c1").key("cue").begin_array().number(3).end_array();
//   json.end_object();                       // {"id":"c1","cue":[3]}
//
// The caller keeps keys and values paired; commas are the writer's care.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace allegedly {

class JsonWriter {
 public:
  // Appends to `out`, which must outlive the writer.
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }

  // `name` holds nothing that must be escaped.
  JsonWriter& key(std::string_view name);
  // `value` is well-formed UTF-8.
  JsonWriter& string(std::string_view value);
  JsonWriter& number(std::uint32_t value);
  // A number from 0 to 1, rounded to four decimals: 0.8571, 0.5, 1.
  JsonWriter& fraction(double value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void before_value();
  void append_quoted(std::string_view value);

  std::string& out_;
  bool needs_comma_ = false;
};

}  // namespace allegedly
