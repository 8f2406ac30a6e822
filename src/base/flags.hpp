// One flag a thing. A byte each, not a bit as in std::vector<bool>, which costs time and code.
#pragma once

#include <cstdint>
#include <vector>

namespace allegedly {

using Flags = std::vector<std::uint8_t>;

}  // namespace allegedly
