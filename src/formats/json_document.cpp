#include "formats/json_document.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace allegedly {
namespace {

using nlohmann::json;

// Builds the tree as nlohmann's parser goes and stops it at the first error. nlohmann's own tree
// neither bounds the depth nor tells, without exceptions, where the error is.
class DocumentBuilder final : public json::json_sax_t {
 public:
  bool null() override { return add({nullptr}); }
  bool boolean(bool value) override { return add({value}); }
  bool number_integer(number_integer_t value) override {  // below 0
    return add({static_cast<double>(value)});
  }
  bool number_unsigned(number_unsigned_t value) override { return add({std::uint64_t{value}}); }
  bool number_float(number_float_t value, const string_t& /*digits*/) override {
    return add({value});
  }
  bool string(string_t& value) override { return add({std::move(value)}); }
  bool binary(binary_t& /*value*/) override { return false; }  // JSON text has none

  bool start_object(std::size_t /*size*/) override { return open({JsonObject()}); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t /*size*/) override { return open({JsonArray()}); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    std::get<JsonObject>(open_.back()->value).push_back({std::move(name), {}});
    return true;
  }

  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const json::exception& error) override {
    constexpr int kOutOfRange = 406;
    error_ = (error.id == kOutOfRange ? "A number is out of range at byte "
                                      : "The input is not JSON: the error is at byte ") +
             std::to_string(position) + '.';
    return false;
  }

  Result<JsonValue> result() {
    if (!error_.empty()) return Error{ErrorCode::invalid_json, std::move(error_)};
    return std::move(root_);
  }

 private:
  JsonValue& place(JsonValue value) {
    if (open_.empty()) return root_ = std::move(value);
    if (auto* const members = std::get_if<JsonObject>(&open_.back()->value)) {
      return members->back().value = std::move(value);
    }
    return std::get<JsonArray>(open_.back()->value).emplace_back(std::move(value));
  }

  bool add(JsonValue value) {
    place(std::move(value));
    return true;
  }

  bool open(JsonValue container) {
    if (open_.size() == kMaxJsonDepth) {
      error_ = "The JSON nests more than " + std::to_string(kMaxJsonDepth) + " levels deep.";
      return false;
    }
    open_.push_back(&place(std::move(container)));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  JsonValue root_;
  std::vector<JsonValue*> open_;  // a container does not move while one inside it is open
  std::string error_;
};

}  // namespace

const JsonValue* JsonValue::find(std::string_view member) const {
  const auto* const members = as<JsonObject>();
  if (members == nullptr) return nullptr;
  const auto found = std::find_if(members->rbegin(), members->rend(),
                                  [member](const auto& each) { return each.name == member; });
  return found == members->rend() ? nullptr : &found->value;
}

Result<JsonValue> parse_json(std::string_view text) {
  DocumentBuilder builder;
  json::sax_parse(text, &builder);
  return builder.result();
}

}  // namespace allegedly
