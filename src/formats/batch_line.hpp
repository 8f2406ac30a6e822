// The lines of `allegedly batch`: an article in, its annotation or an error out. None ends with
// '\n'.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "annotate/annotation.hpp"
#include "base/result.hpp"

namespace allegedly {

struct ArticleLine {
  std::optional<std::string> id;  // none if the line has no usable one
  Result<std::string> text;
};

// Reads {"id", "text"}; other members are ignored.
// Error, in `text`: invalid_json, also where a member is missing or no string.
ArticleLine read_article_line(std::string_view line);

// {"id", "actors", "mentions", "claims"}: the annotation without its text, in code points.
std::string to_batch_line(std::string_view id, const Annotation& annotation);

// {"id", "error"}
std::string to_batch_error(const std::optional<std::string>& id, const Error& error);

}  // namespace allegedly
