// The kinds of claim (codebook, section 2).
#pragma once

#include <cstddef>
#include <cstdint>

namespace allegedly {

enum class ClaimType : std::uint8_t { allegation, denial, admission, non_response, statement };
inline constexpr std::size_t kClaimTypes = 5;

}  // namespace allegedly
