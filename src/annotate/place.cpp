#include "annotate/place.hpp"

namespace allegedly {
namespace {

void append_step(std::string& out, std::string_view member, std::size_t item) {
  if (!out.empty() && !member.empty()) out += '.';
  out += member;
  if (item != Place::kNone) out += '[' + std::to_string(item) + ']';
}

}  // namespace

std::string to_string(const Place& place) {
  std::string out;
  append_step(out, place.list, place.item);
  append_step(out, place.member, place.piece);
  return out;
}

Error invalid_at(const Place& place, std::string_view what) {
  std::string message = to_string(place);
  message += ": ";
  message += what;
  message += '.';
  return {ErrorCode::invalid_annotation, std::move(message)};
}

}  // namespace allegedly
