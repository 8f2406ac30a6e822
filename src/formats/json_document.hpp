// JSON that anybody may have written, as a tree. Private to the JSON readers of this module.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"

namespace allegedly {

// Arrays and objects within one another; ours nest 5 deep, foreign members may nest deeper.
inline constexpr std::size_t kMaxJsonDepth = 64;

struct JsonValue;
struct JsonMember;
using JsonArray = std::vector<JsonValue>;
using JsonObject = std::vector<JsonMember>;  // in the order of the text

struct JsonValue {
  // Whole numbers from 0 up are uint64_t where they fit, all other numbers double.
  std::variant<std::nullptr_t, bool, std::uint64_t, double, std::string, JsonArray, JsonObject>
      value;

  // The value if it is a T, else null.
  template <class T>
  const T* as() const {
    return std::get_if<T>(&value);
  }

  // The member of an object; of several with this name the last. Null if there is none.
  const JsonValue* find(std::string_view member) const;
};

struct JsonMember {
  std::string name;
  JsonValue value;
};

// Error: invalid_json.
Result<JsonValue> parse_json(std::string_view text);

}  // namespace allegedly
