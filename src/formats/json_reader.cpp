#include <utility>

#include "claims/standing.hpp"
#include "formats/json.hpp"
#include "formats/json_document.hpp"
#include "formats/json_fields.hpp"
#include "formats/text_order.hpp"
#include "text/utf8.hpp"

namespace allegedly {
namespace {

class AnnotationReader : JsonFields {
 public:
  Result<AnnotationFile> read(const JsonValue& root) {
    if (!read_head(root) || !read_paragraphs(root) || !read_actors(root) || !read_mentions(root) ||
        !read_claims(root)) {
      return std::move(*error_);
    }
    derive_standings(annotation_.claims);
    if (std::optional<Error> error = validate(annotation_)) return std::move(*error);
    restore_text_order(annotation_);
    return AnnotationFile{std::move(annotation_), text_check_};
  }

 private:
  bool read_head(const JsonValue& root) {
    if (root.as<JsonObject>() == nullptr) {
      return fail({ErrorCode::invalid_annotation, "The JSON is no annotation: it is no object."});
    }
    if (!check_version(root)) return false;
    const JsonValue* engine = member(root, {"engine"});
    if (engine == nullptr) return false;
    OffsetUnit unit{};
    if (!read_string(*engine, {"engine", Place::kNone, "name"}, annotation_.engine.name) ||
        !read_string(*engine, {"engine", Place::kNone, "version"}, annotation_.engine.version) ||
        !read_enum(root, {"offsets"}, unit) || !read_string(root, {"text"}, annotation_.text)) {
      return false;
    }
    if (std::optional<Error> error = check_text(annotation_.text)) return fail(std::move(*error));
    set_text(annotation_.text, unit);
    return check_hash(root, {"text_sha256"}, annotation_.text, text_check_);
  }

  bool check_version(const JsonValue& root) {
    std::string format;
    if (!read_string(root, {"format"}, format)) return false;
    if (format != kAnnotationFormat) return fail({"format"}, "is not \"allegedly.annotation\"");
    const JsonValue* version = member(root, {"version"});
    if (version == nullptr) return false;
    const auto* const number = version->as<std::uint64_t>();
    if (number == nullptr || *number == 0) return fail({"version"}, "is no whole number from 1 up");
    if (*number <= kAnnotationVersion) return true;
    return fail({ErrorCode::unsupported_version, "The annotation has version " +
                                                     std::to_string(*number) +
                                                     " of the format; this engine reads version " +
                                                     std::to_string(kAnnotationVersion) + '.'});
  }

  bool read_paragraphs(const JsonValue& root) {
    return read_list(root, {"paragraphs"}, annotation_.paragraphs,
                     [this](const JsonValue& item, Place place, Annotation::Paragraph& paragraph) {
                       return read_ends(item, place, paragraph.bytes) &&
                              read_enum(item, at(place, "kind"), paragraph.kind);
                     });
  }

  bool read_actors(const JsonValue& root) {
    const auto read_actor = [this](const JsonValue& item, Place place, Annotation::Actor& actor) {
      return read_string(item, at(place, "id"), actor.id) &&
             read_string(item, at(place, "name"), actor.name) &&
             read_enum(item, at(place, "type"), actor.type) &&
             read_enum(item, at(place, "origin"), actor.origin);
    };
    if (!read_list(root, {"actors"}, annotation_.actors, read_actor)) return false;
    for (std::uint32_t i = 0; i < annotation_.actors.size(); ++i) {
      actor_indices_.emplace(annotation_.actors[i].id, i);
    }
    return true;
  }

  bool read_mentions(const JsonValue& root) {
    return read_list(root, {"mentions"}, annotation_.mentions,
                     [this](const JsonValue& item, Place place, Annotation::Mention& mention) {
                       const Place actor = at(place, "actor");
                       const JsonValue* id = member(item, actor);
                       return id != nullptr && find_id(*id, actor, actor_indices_, mention.actor) &&
                              read_ends(item, place, mention.bytes) &&
                              read_enum(item, at(place, "form"), mention.form) &&
                              read_enum(item, at(place, "origin"), mention.origin);
                     });
  }

  // Twice over the list: replies may answer claims that come later.
  bool read_claims(const JsonValue& root) {
    const auto read_body = [this](const JsonValue& item, Place place, Annotation::Claim& claim) {
      return read_string(item, at(place, "id"), claim.id) &&
             read_enum(item, at(place, "type"), claim.type) &&
             read_pieces(item, at(place, "cue"), claim.cue) &&
             read_pieces(item, at(place, "source"), claim.source) &&
             read_pieces(item, at(place, "content"), claim.content) &&
             read_source_actor(item, at(place, "source_actor"), claim.source_actor) &&
             read_ids(item, at(place, "targets"), actor_indices_, claim.targets) &&
             read_number(item, at(place, "confidence"), claim.confidence) &&
             read_evidence(item, at(place, "evidence"), claim.evidence) &&
             read_enum(item, at(place, "origin"), claim.origin);
    };
    if (!read_list(root, {"claims"}, annotation_.claims, read_body)) return false;
    for (std::uint32_t i = 0; i < annotation_.claims.size(); ++i) {
      claim_indices_.emplace(annotation_.claims[i].id, i);
    }
    const JsonArray& items = *root.find("claims")->as<JsonArray>();
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!read_ids(items[i], {"claims", i, "responds_to"}, claim_indices_,
                    annotation_.claims[i].responds_to)) {
        return false;
      }
    }
    return true;
  }

  bool read_source_actor(const JsonValue& object, const Place& place,
                         std::optional<ActorIndex>& out) {
    const JsonValue* id = member(object, place);
    if (id == nullptr) return false;
    return id->as<std::nullptr_t>() != nullptr ||
           find_id(*id, place, actor_indices_, out.emplace());
  }

  bool read_ids(const JsonValue& object, Place place, const Indices& indices,
                std::vector<std::uint32_t>& out) {
    const JsonArray* ids = list_member(object, place);
    if (ids == nullptr) return false;
    out.resize(ids->size());
    for (place.piece = 0; place.piece < out.size(); ++place.piece) {
      if (!find_id((*ids)[place.piece], place, indices, out[place.piece])) return false;
    }
    return true;
  }

  bool read_pieces(const JsonValue& object, Place place, std::vector<ByteSpan>& out) {
    const JsonArray* pieces = list_member(object, place);
    if (pieces == nullptr) return false;
    out.resize(pieces->size());
    for (place.piece = 0; place.piece < out.size(); ++place.piece) {
      const auto* const pair = (*pieces)[place.piece].as<JsonArray>();
      if (pair == nullptr || pair->size() != 2) return fail(place, "is no pair of offsets");
      if (!read_span((*pair)[0], (*pair)[1], place, out[place.piece])) return false;
    }
    return true;
  }

  Annotation annotation_;
  TextCheck text_check_ = TextCheck::unknown;
  Indices actor_indices_;  // keys refer to the annotation's ids
  Indices claim_indices_;
};

}  // namespace

Result<AnnotationFile> annotation_from_json(std::string_view text) {
  const Result<JsonValue> root = parse_json(text);
  if (!root) return root.error();
  return AnnotationReader().read(*root);
}

}  // namespace allegedly
