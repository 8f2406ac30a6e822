#include "formats/batch_line.hpp"

#include <utility>

#include "formats/json_document.hpp"

namespace allegedly {

ArticleLine read_article_line(std::string_view line) {
  Result<nlohmann::json> root = parse_json(line);
  if (!root) return {{}, root.error()};
  const auto take_string = [&root](std::string_view member) -> std::optional<std::string> {
    if (!root->is_object()) return {};
    const auto found = root->find(member);
    if (found == root->end() || !found->is_string()) return {};
    return std::move(found->get_ref<std::string&>());
  };
  std::optional<std::string> id = take_string("id");
  if (!id)
    return {{}, Error{ErrorCode::invalid_json, "The line has no member \"id\" that is a string."}};
  std::optional<std::string> text = take_string("text");
  if (!text) {
    return {std::move(id),
            Error{ErrorCode::invalid_json, "The line has no member \"text\" that is a string."}};
  }
  return {std::move(id), std::move(*text)};
}

}  // namespace allegedly
