// Evidence as the JSON formats spell it.
#pragma once

#include "annotate/annotation.hpp"
#include "formats/json_writer.hpp"
#include "formats/names.hpp"

namespace allegedly {

// {"reading", "types": {"allegation", ...}}
inline void write_evidence(JsonWriter& json, const Evidence& evidence) {
  json.begin_object().key("reading").string(name_of(evidence.reading));
  json.key("types").begin_object();
  for (std::size_t type = 0; type < kClaimTypes; ++type) {
    json.key(kNames<ClaimType>[type]).fraction(evidence.types[type]);
  }
  json.end_object().end_object();
}

}  // namespace allegedly
