// Ids where not every character may stand: in URNs, and between white space.
#pragma once

#include <string>
#include <string_view>

namespace allegedly {

// All but letters, digits, '-', '.' and '_' as "%C3%A9".
std::string percent_encoded(std::string_view id);

// What was encoded; a '%' without two digits after it stands for itself.
std::string percent_decoded(std::string_view encoded);

}  // namespace allegedly
