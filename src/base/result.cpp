#include "base/result.hpp"

namespace allegedly {

std::string_view name(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_utf8: return "invalid_utf8";
    case ErrorCode::text_too_long: return "text_too_long";
    case ErrorCode::invalid_json: return "invalid_json";
    case ErrorCode::invalid_annotation: return "invalid_annotation";
    case ErrorCode::unsupported_version: return "unsupported_version";
    case ErrorCode::unsupported_option: return "unsupported_option";
    case ErrorCode::unsupported_model: return "unsupported_model";
    case ErrorCode::file_error: return "file_error";
  }
  return "unknown";
}

}  // namespace allegedly
