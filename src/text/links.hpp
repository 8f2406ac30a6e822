// Web and e-mail addresses, domain and file names, handles and hashtags: tokens that contain marks.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "text/annotated_text.hpp"

namespace allegedly {

struct Link {
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::url;
};

// The link that begins at `start` of a stretch without white space that ends with `text`; full
// stops, quotation marks and brackets that close something else are not part of it.
std::optional<Link> match_link(std::string_view text, std::uint32_t start);

}  // namespace allegedly
