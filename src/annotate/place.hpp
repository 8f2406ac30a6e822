// Names a place in an annotation for an error message, as the JSON spells it: "claims[3].cue[0]".
// Cheap to make for every check, spelt out only when one fails.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace allegedly {

struct Place {
  static constexpr std::size_t kNone = SIZE_MAX;

  std::string_view list;         // a member of the annotation: "claims", "engine"
  std::size_t item = kNone;      // an item of it
  std::string_view member = {};  // a member of that: "cue"
  std::size_t piece = kNone;     // an item of it
};

std::string to_string(const Place& place);

// The error invalid_annotation "claims[3].cue[0]: <what>."
Error invalid_at(const Place& place, std::string_view what);

}  // namespace allegedly
