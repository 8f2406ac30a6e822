#include "formats/json_fields.hpp"

#include <utility>

namespace allegedly {

bool JsonFields::fail(Error error) {
  error_ = std::move(error);
  return false;
}

bool JsonFields::fail(const Place& place, std::string_view what) {
  return fail(invalid_at(place, what));
}

Place JsonFields::at(Place place, std::string_view member) {
  place.member = member;
  return place;
}

const JsonValue* JsonFields::member(const JsonValue& object, const Place& place) {
  const std::string_view name = place.member.empty() ? place.list : place.member;
  const JsonValue* const found = object.find(name);
  if (object.as<JsonObject>() == nullptr) {
    fail(at(place, {}), "is no object");
  } else if (found == nullptr) {
    fail(place, "is missing");
  }
  return found;
}

const JsonArray* JsonFields::list_member(const JsonValue& object, const Place& place) {
  const JsonValue* const value = member(object, place);
  if (value == nullptr) return nullptr;
  const auto* const list = value->as<JsonArray>();
  if (list == nullptr) fail(place, "is no list");
  return list;
}

bool JsonFields::read_string(const JsonValue& object, const Place& place, std::string& out) {
  const JsonValue* value = member(object, place);
  if (value == nullptr) return false;
  const auto* const string = value->as<std::string>();
  if (string == nullptr) return fail(place, "is no string");
  out = *string;
  return true;
}

bool JsonFields::read_number(const JsonValue& object, const Place& place, double& out) {
  const JsonValue* value = member(object, place);
  if (value == nullptr) return false;
  if (const auto* const whole = value->as<std::uint64_t>()) {
    out = static_cast<double>(*whole);
  } else if (const auto* const number = value->as<double>()) {
    out = *number;
  } else {
    return fail(place, "is no number");
  }
  return true;
}

bool JsonFields::read_evidence(const JsonValue& object, const Place& place,
                               std::optional<Evidence>& out) {
  const JsonValue* evidence = member(object, place);
  if (evidence == nullptr) return false;
  if (evidence->as<std::nullptr_t>() != nullptr) return true;
  if (evidence->as<JsonObject>() == nullptr) return fail(place, "is no object");
  const JsonValue* types = member(*evidence, at(place, "types"));
  if (types == nullptr) return false;
  if (types->as<JsonObject>() == nullptr) return fail(at(place, "types"), "is no object");
  Evidence& read = out.emplace();
  if (!read_enum(*evidence, at(place, "reading"), read.reading)) return false;
  for (std::size_t type = 0; type < kClaimTypes; ++type) {
    if (!read_number(*types, at(place, kNames<ClaimType>[type]), read.types[type])) return false;
  }
  return true;
}

bool JsonFields::check_hash(const JsonValue& object, const Place& place, std::string_view text,
                            TextCheck& out) {
  if (object.find(place.member.empty() ? place.list : place.member) == nullptr) return true;
  std::string hash;
  if (!read_string(object, place, hash)) return false;
  out = hash == text_hash(text) ? TextCheck::same : TextCheck::changed;
  return true;
}

bool JsonFields::find_id(const JsonValue& id, const Place& place, const Indices& indices,
                         std::uint32_t& out) {
  const auto* const name = id.as<std::string>();
  if (name == nullptr) return fail(place, "is no string");
  const auto found = indices.find(*name);
  if (found == indices.end()) return fail(place, "is the id of nothing in this annotation");
  out = found->second;
  return true;
}

void JsonFields::set_text(std::string_view text, OffsetUnit unit) {
  offsets_.emplace(text, unit);
  length_ = offsets_->from_bytes({0, static_cast<std::uint32_t>(text.size())}).end;
}

bool JsonFields::read_ends(const JsonValue& object, const Place& place, ByteSpan& out) {
  const JsonValue* start = member(object, at(place, "start"));
  if (start == nullptr) return false;
  const JsonValue* end = member(object, at(place, "end"));
  return end != nullptr && read_span(*start, *end, place, out);
}

bool JsonFields::read_span(const JsonValue& start, const JsonValue& end, const Place& place,
                           ByteSpan& out) {
  const auto* const from = start.as<std::uint64_t>();
  const auto* const to = end.as<std::uint64_t>();
  if (from == nullptr || to == nullptr) {
    return fail(place, "has an offset that is no whole number from 0 up");
  }
  const auto fail_span = [&](std::string_view what) {
    return fail(
        place, '[' + std::to_string(*from) + ", " + std::to_string(*to) + ") " + std::string(what));
  };
  if (*from >= *to) return fail_span("is empty");
  if (*to > length_) return fail_span("lies outside the text");
  const auto bytes =
      offsets_->to_bytes({static_cast<std::uint32_t>(*from), static_cast<std::uint32_t>(*to)});
  if (!bytes) return fail_span("cuts a character in two");
  out = *bytes;
  return true;
}

}  // namespace allegedly
