// Errors are values: a function that can fail returns Result<T>; nothing is thrown across a
// module's face.
//
//   Result<Annotation> result = annotator.annotate(text);
//   if (!result) return result.error();   // Error converts to any Result
//   use(*result);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace allegedly {

enum class ErrorCode : std::uint8_t {
  invalid_utf8,         // the text is not well-formed UTF-8; the message names the first bad byte
  text_too_long,        // the text exceeds kMaxTextBytes
  invalid_json,         // the input is not JSON at all
  invalid_annotation,   // JSON, but not an annotation: wrong shape, dangling id, span out of the
                        // text
  unsupported_version,  // an annotation of a later format version
  unsupported_option,   // an option names a format or offset unit that does not exist
  unsupported_model,    // model bytes this engine cannot use
  file_error,           // a file cannot be read or written
};

// The code's name as it appears in output: "invalid_utf8".
std::string_view name(ErrorCode code);

struct Error {
  ErrorCode code;
  std::string message;  // one sentence for people, without the code
};

template <class T>
class Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit

  explicit operator bool() const { return state_.index() == 0; }

  // Only when there is a value.
  T& operator*() { return *std::get_if<0>(&state_); }
  const T& operator*() const { return *std::get_if<0>(&state_); }
  T* operator->() { return std::get_if<0>(&state_); }
  const T* operator->() const { return std::get_if<0>(&state_); }

  // Only when there is none.
  const Error& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace allegedly
