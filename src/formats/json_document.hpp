// Parses JSON that anybody may have written. Private to the JSON readers of this module, which are
// the only users of nlohmann::json.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/result.hpp"

namespace allegedly {

// Arrays and objects within one another; ours nest 5 deep, foreign members may nest deeper.
inline constexpr std::size_t kMaxJsonDepth = 64;

// Of members with the same name, the last counts. Error: invalid_json.
Result<nlohmann::json> parse_json(std::string_view text);

}  // namespace allegedly
