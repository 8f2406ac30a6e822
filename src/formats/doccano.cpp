#include "formats/doccano.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "formats/json_writer.hpp"
#include "formats/names.hpp"
#include "formats/unit_offsets.hpp"

namespace allegedly {
namespace {

class LineWriter {
 public:
  LineWriter(std::string& out, const Annotation& annotation)
      : json_(out),
        annotation_(annotation),
        offsets_(annotation.text, OffsetUnit::code_point),
        latest_mention_(annotation.actors.size()) {}

  void write() {
    json_.begin_object().key("text").string(annotation_.text).key("entities").begin_array();
    for (const Annotation::Mention& mention : annotation_.mentions) write_mention(mention);
    for (const Annotation::Claim& claim : annotation_.claims) write_parts(claim);
    for (std::size_t i = 0; i < cues_.size(); ++i) link(annotation_.claims[i], cues_[i]);
    json_.end_array().key("relations").begin_array();
    for (std::uint32_t i = 0; i < relations_.size(); ++i) write_relation(i + 1, relations_[i]);
    json_.end_array().end_object();
  }

 private:
  struct Relation {
    std::uint32_t from;
    std::uint32_t to;
    std::string_view type;
  };

  void write_mention(const Annotation::Mention& mention) {
    const std::string_view type = name_of(annotation_.actors[mention.actor].type);
    const std::uint32_t entity = write_entity(type, mention.bytes);
    std::optional<std::uint32_t>& latest = latest_mention_[mention.actor];
    if (latest) relations_.push_back({*latest, entity, "same_actor"});
    latest = entity;
  }

  void write_parts(const Annotation::Claim& claim) {
    const std::uint32_t first = entities_ + 1;
    for (const ByteSpan piece : claim.cue) {
      const std::uint32_t entity = write_entity(name_of(claim.type), piece);
      if (entity != first) relations_.push_back({first, entity, "cue"});
    }
    for (const ByteSpan piece : claim.source) {
      relations_.push_back({first, write_entity("source", piece), "source"});
    }
    for (const ByteSpan piece : claim.content) {
      relations_.push_back({first, write_entity("content", piece), "content"});
    }
    cues_.push_back(first);
  }

  // To the latest mention of an actor: the others hang together with it.
  void link(const Annotation::Claim& claim, std::uint32_t cue) {
    const auto to_actor = [&](ActorIndex actor, std::string_view type) {
      if (latest_mention_[actor]) relations_.push_back({cue, *latest_mention_[actor], type});
    };
    if (claim.source_actor) to_actor(*claim.source_actor, "speaker");
    for (const ActorIndex target : claim.targets) to_actor(target, "target");
    for (const ClaimIndex answered : claim.responds_to) {
      relations_.push_back({cue, cues_[answered], "answers"});
    }
  }

  std::uint32_t write_entity(std::string_view label, ByteSpan bytes) {
    const UnitOffsets::Range range = offsets_.from_bytes(bytes);
    json_.begin_object().key("id").number(++entities_).key("label").string(label);
    json_.key("start_offset").number(range.start).key("end_offset").number(range.end).end_object();
    return entities_;
  }

  void write_relation(std::uint32_t id, const Relation& relation) {
    json_.begin_object().key("id").number(id).key("from_id").number(relation.from);
    json_.key("to_id").number(relation.to).key("type").string(relation.type).end_object();
  }

  JsonWriter json_;
  const Annotation& annotation_;
  UnitOffsets offsets_;
  std::vector<std::optional<std::uint32_t>> latest_mention_;  // by actor: an entity
  std::vector<std::uint32_t> cues_;                           // by claim: an entity
  std::vector<Relation> relations_;
  std::uint32_t entities_ = 0;
};

}  // namespace

std::string to_doccano(const Annotation& annotation) {
  std::string out;
  LineWriter(out, annotation).write();
  return out;
}

}  // namespace allegedly
