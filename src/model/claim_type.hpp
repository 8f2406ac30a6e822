// The kinds of claim (codebook, section 2).
#pragma once

#include <cstddef>
#include <cstdint>

namespace allegedly {

enum class ClaimType : std::uint8_t { allegation, denial, admission, non_response, statement };
inline constexpr std::size_t kClaimTypes = 5;

// Whether it may answer an allegation.
constexpr bool is_reply(ClaimType type) {
  return type == ClaimType::denial || type == ClaimType::admission ||
         type == ClaimType::non_response;
}

}  // namespace allegedly
