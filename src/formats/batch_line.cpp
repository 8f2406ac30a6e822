#include "formats/batch_line.hpp"

#include "formats/json_document.hpp"

namespace allegedly {
namespace {

Error lacks(std::string_view member) {
  return {ErrorCode::invalid_json,
          "The line has no member \"" + std::string(member) + "\" that is a string."};
}

}  // namespace

ArticleLine read_article_line(std::string_view line) {
  const Result<JsonValue> root = parse_json(line);
  if (!root) return {{}, root.error()};
  const auto string_member = [&root](std::string_view member) -> const std::string* {
    const JsonValue* const value = root->find(member);
    return value == nullptr ? nullptr : value->as<std::string>();
  };
  const std::string* const id = string_member("id");
  const std::string* const text = string_member("text");
  if (id == nullptr) return {{}, lacks("id")};
  if (text == nullptr) return {*id, lacks("text")};
  return {*id, *text};
}

}  // namespace allegedly
