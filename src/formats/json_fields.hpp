// Reads the members of JSON that anybody may have written, and says in one sentence where the first
// wrong one stands. Private to the JSON readers of this module, which derive from it: they stop at
// the first thing that is wrong, so every read_… returns whether it succeeded and otherwise leaves
// the error in `error_`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "annotate/annotation.hpp"
#include "annotate/place.hpp"
#include "formats/annotation_file.hpp"
#include "formats/json_document.hpp"
#include "formats/names.hpp"
#include "formats/unit_offsets.hpp"

namespace allegedly {

class JsonFields {
 protected:
  using Indices = std::unordered_map<std::string_view, std::uint32_t>;

  bool fail(Error error);
  bool fail(const Place& place, std::string_view what);

  static Place at(Place place, std::string_view member);

  // The member of `object` that `place` names last, or null after failing.
  const JsonValue* member(const JsonValue& object, const Place& place);
  const JsonArray* list_member(const JsonValue& object, const Place& place);
  bool read_string(const JsonValue& object, const Place& place, std::string& out);
  bool read_number(const JsonValue& object, const Place& place, double& out);
  bool read_evidence(const JsonValue& object, const Place& place, std::optional<Evidence>& out);
  // By the hash in a member that may be missing.
  bool check_hash(const JsonValue& object, const Place& place, std::string_view text,
                  TextCheck& out);
  bool find_id(const JsonValue& id, const Place& place, const Indices& indices, std::uint32_t& out);

  // Whose offsets the members below count. `text` outlives this.
  void set_text(std::string_view text, OffsetUnit unit);
  const UnitOffsets& offsets() const { return *offsets_; }
  bool read_ends(const JsonValue& object, const Place& place, ByteSpan& out);
  bool read_span(const JsonValue& start, const JsonValue& end, const Place& place, ByteSpan& out);

  template <class Item, class ReadItem>
  bool read_list(const JsonValue& root, Place place, std::vector<Item>& out,
                 const ReadItem& read_item) {
    const JsonArray* list = list_member(root, place);
    if (list == nullptr) return false;
    for (place.item = 0; place.item < list->size(); ++place.item) {
      if (!read_item((*list)[place.item], place, out.emplace_back())) return false;
    }
    return true;
  }

  template <class Enum>
  bool read_enum(const JsonValue& object, const Place& place, Enum& out) {
    const JsonValue* value = member(object, place);
    if (value == nullptr) return false;
    std::optional<Enum> known;
    if (const auto* name = value->as<std::string>()) known = from_name<Enum>(*name);
    if (!known) return fail(place, "is not " + list_of_names<Enum>());
    out = *known;
    return true;
  }

  std::optional<Error> error_;

 private:
  std::optional<UnitOffsets> offsets_;
  std::uint32_t length_ = 0;  // of the text, in the unit of the file
};

}  // namespace allegedly
