#include "formats/json.hpp"

#include <initializer_list>
#include <utility>

#include "formats/batch_line.hpp"
#include "formats/evidence.hpp"
#include "formats/json_writer.hpp"
#include "formats/names.hpp"
#include "formats/unit_offsets.hpp"

namespace allegedly {
namespace {

class AnnotationWriter {
 public:
  AnnotationWriter(std::string& out, const Annotation& annotation, OffsetUnit unit)
      : json_(out), annotation_(annotation), offsets_(annotation.text, unit) {}

  void write_file(OffsetUnit unit) {
    json_.begin_object();
    json_.key("format").string(kAnnotationFormat).key("version").number(kAnnotationVersion);
    json_.key("engine").begin_object();
    json_.key("name").string(annotation_.engine.name);
    json_.key("version").string(annotation_.engine.version).end_object();
    json_.key("offsets").string(name_of(unit)).key("text").string(annotation_.text);
    json_.key("text_sha256").string(text_hash(annotation_.text));
    json_.key("paragraphs").begin_array();
    for (const Annotation::Paragraph& paragraph : annotation_.paragraphs) {
      json_.begin_object();
      write_ends(paragraph.bytes);
      json_.key("kind").string(name_of(paragraph.kind)).end_object();
    }
    json_.end_array();
    write_marks();
    json_.end_object();
  }

  void write_batch_line(std::string_view id) {
    json_.begin_object().key("id").string(id);
    write_marks();
    json_.end_object();
  }

 private:
  void write_marks() {
    json_.key("actors").begin_array();
    for (const Annotation::Actor& actor : annotation_.actors) {
      json_.begin_object().key("id").string(actor.id).key("name").string(actor.name);
      json_.key("type").string(name_of(actor.type));
      write_origin(actor.origin);
      json_.end_object();
    }
    json_.end_array().key("mentions").begin_array();
    for (const Annotation::Mention& mention : annotation_.mentions) {
      json_.begin_object().key("actor").string(annotation_.actors[mention.actor].id);
      write_ends(mention.bytes);
      json_.key("form").string(name_of(mention.form));
      write_origin(mention.origin);
      json_.end_object();
    }
    json_.end_array().key("claims").begin_array();
    for (const Annotation::Claim& claim : annotation_.claims) write_claim(claim);
    json_.end_array();
  }

  void write_claim(const Annotation::Claim& claim) {
    json_.begin_object().key("id").string(claim.id).key("type").string(name_of(claim.type));
    write_pieces("cue", claim.cue);
    write_pieces("source", claim.source);
    write_pieces("content", claim.content);
    json_.key("source_actor");
    if (claim.source_actor) {
      json_.string(annotation_.actors[*claim.source_actor].id);
    } else {
      json_.null();
    }
    write_ids("targets", claim.targets, annotation_.actors);
    write_ids("responds_to", claim.responds_to, annotation_.claims);
    json_.key("standing");
    if (claim.standing) {
      json_.string(name_of(*claim.standing));
    } else {
      json_.null();
    }
    json_.key("confidence").fraction(claim.confidence);
    write_evidence(claim.evidence);
    write_origin(claim.origin);
    json_.end_object();
  }

  void write_evidence(const std::optional<Evidence>& evidence) {
    json_.key("evidence");
    if (!evidence) {
      json_.null();
      return;
    }
    allegedly::write_evidence(json_, *evidence);
  }

  void write_origin(Origin origin) { json_.key("origin").string(name_of(origin)); }

  void write_ends(ByteSpan bytes) {
    const UnitOffsets::Range range = offsets_.from_bytes(bytes);
    json_.key("start").number(range.start).key("end").number(range.end);
  }

  void write_pieces(std::string_view role, const std::vector<ByteSpan>& pieces) {
    json_.key(role).begin_array();
    for (const ByteSpan piece : pieces) {
      const UnitOffsets::Range range = offsets_.from_bytes(piece);
      json_.begin_array().number(range.start).number(range.end).end_array();
    }
    json_.end_array();
  }

  template <class Item>
  void write_ids(std::string_view member, const std::vector<std::uint32_t>& indices,
                 const std::vector<Item>& items) {
    json_.key(member).begin_array();
    for (const std::uint32_t index : indices) json_.string(items[index].id);
    json_.end_array();
  }

  JsonWriter json_;
  const Annotation& annotation_;
  UnitOffsets offsets_;
};

}  // namespace

std::string to_json(const Annotation& annotation, OffsetUnit unit) {
  std::string out;
  AnnotationWriter(out, annotation, unit).write_file(unit);
  return out;
}

std::string to_json(const Error& error) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("code").string(name(error.code));
  json.key("message").string(error.message).end_object();
  return out;
}

std::string to_batch_line(std::string_view id, const Annotation& annotation) {
  std::string out;
  AnnotationWriter(out, annotation, OffsetUnit::code_point).write_batch_line(id);
  return out;
}

std::string to_batch_error(const std::optional<std::string>& id, const Error& error) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("id");
  if (id) {
    json.string(*id);
  } else {
    json.null();
  }
  json.key("error").string(error.message).end_object();
  return out;
}

}  // namespace allegedly
