#include "claims/standing.hpp"

#include <algorithm>

namespace allegedly {
namespace {

Standing answered_by(ClaimType reply) {
  switch (reply) {
    case ClaimType::denial: return Standing::denied;
    case ClaimType::admission: return Standing::admitted;
    case ClaimType::non_response: return Standing::no_response;
    case ClaimType::allegation:
    case ClaimType::statement: break;
  }
  return Standing::unanswered;
}

}  // namespace

// The enumerators stand in the order of precedence.
Standing standing_with(Standing standing, ClaimType reply) {
  return std::min(standing, answered_by(reply));
}

}  // namespace allegedly
