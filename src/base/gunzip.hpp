// Unpacks gzip (RFC 1952, with the DEFLATE data of RFC 1951): the data files in the program are
// packed by `allegedly_embed`, which makes them a third as large.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace allegedly {

// Nothing if `packed` is malformed or cut, or if its length or checksum is wrong. Of gzip's header
// only the fixed part may be there: no name, no comment. One member, nothing after it.
std::optional<std::string> gunzip(std::string_view packed);

}  // namespace allegedly
