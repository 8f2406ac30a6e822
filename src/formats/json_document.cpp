#include "formats/json_document.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace allegedly {
namespace {

using nlohmann::json;

// Builds the tree as the parser goes and stops it at the first error. nlohmann's own builder
// neither bounds the depth nor tells, without exceptions, where the error is.
class DocumentBuilder final : public json::json_sax_t {
 public:
  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(value); }
  bool number_unsigned(number_unsigned_t value) override { return add(value); }
  bool number_float(number_float_t value, const string_t& /*digits*/) override {
    return add(value);
  }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t& /*value*/) override { return false; }  // JSON text has none

  bool start_object(std::size_t /*size*/) override { return open(json::object()); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t /*size*/) override { return open(json::array()); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    member_ = &(*open_.back())[name];
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

  Result<json> result() {
    if (!error_.empty()) return Error{ErrorCode::invalid_json, std::move(error_)};
    return std::move(root_);
  }

 private:
  json& place(json value) {
    if (open_.empty()) return root_ = std::move(value);
    if (open_.back()->is_object()) return *member_ = std::move(value);
    open_.back()->push_back(std::move(value));
    return open_.back()->back();
  }

  bool add(json value) {
    place(std::move(value));
    return true;
  }

  bool open(json container) {
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

  json root_;
  std::vector<json*> open_;  // a container does not move while one inside it is open
  json* member_ = nullptr;   // where the value of the key just read goes
  std::string error_;
};

}  // namespace

Result<json> parse_json(std::string_view text) {
  DocumentBuilder builder;
  json::sax_parse(text, &builder);
  return builder.result();
}

}  // namespace allegedly
