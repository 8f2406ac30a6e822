#include "formats/w3c.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/annotation_file.hpp"
#include "formats/evidence.hpp"
#include "formats/json_writer.hpp"
#include "formats/names.hpp"
#include "formats/percent.hpp"
#include "formats/unit_offsets.hpp"
#include "formats/w3c_names.hpp"
#include "text/utf8.hpp"

namespace allegedly {
namespace {

constexpr int kContextCharacters = 32;        // on either side of a quote, to find it again
constexpr std::size_t kHashInUrns = 128 / 4;  // digits: as many bits as a UUID has

class PageWriter {
 public:
  PageWriter(std::string& out, const Annotation& annotation)
      : json_(out),
        annotation_(annotation),
        offsets_(annotation.text, OffsetUnit::code_point),
        hash_(text_hash(annotation.text)) {}

  void write() {
    json_.begin_object().key("@context").begin_array();
    json_.string("http://www.w3.org/ns/anno.jsonld").begin_object();
    json_.key("@vocab").string("urn:allegedly:term:").end_object().end_array();
    json_.key("id").string(urn(w3c::kPage)).key("type").string("AnnotationPage");
    write_collection();
    write_engine();
    write_article();
    write_actors();
    json_.key("items").begin_array();
    for (std::size_t i = 0; i < annotation_.mentions.size(); ++i) write_mention(i);
    for (const Annotation::Claim& claim : annotation_.claims) {
      write_claim(claim);
      write_part(claim.id, w3c::kSource, w3c::kSourceId, claim.source);
      write_part(claim.id, w3c::kContent, w3c::kContentId, claim.content);
    }
    json_.end_array().end_object();
  }

 private:
  std::string urn(std::string_view prefix) const {
    return std::string(prefix) + hash_.substr(0, kHashInUrns);
  }

  std::string urn(std::string_view prefix, std::string_view id) const {
    return urn(prefix) + ':' + percent_encoded(id);
  }

  void write_collection() {
    std::size_t total = annotation_.mentions.size() + annotation_.claims.size();
    for (const Annotation::Claim& claim : annotation_.claims) {
      total += (claim.source.empty() ? 0U : 1U) + (claim.content.empty() ? 0U : 1U);
    }
    json_.key("partOf").begin_object().key("id").string(urn(w3c::kCollection));
    json_.key("type").string("AnnotationCollection").key("total");
    json_.number(static_cast<std::uint32_t>(total)).end_object().key("startIndex").number(0);
  }

  void write_engine() {
    const auto& [name, version] = annotation_.engine;
    json_.key("generator").begin_object().key("id");
    json_.string(std::string(w3c::kEngine) + percent_encoded(name) + ':' +
                 percent_encoded(version));
    json_.key("type").string("Software").key("name").string(name);
    json_.key("version").string(version).end_object();
  }

  void write_article() {
    json_.key("article").begin_object().key("id").string(urn(w3c::kArticle));
    json_.key("type").string("Text").key("format").string("text/plain");
    json_.key("value").string(annotation_.text).key(w3c::kHash).string(hash_);
    json_.key("paragraphs").begin_array();
    for (const Annotation::Paragraph& paragraph : annotation_.paragraphs) {
      json_.begin_object().key("type").string("TextPositionSelector");
      write_ends(paragraph.bytes);
      json_.key("kind").string(name_of(paragraph.kind)).end_object();
    }
    json_.end_array().end_object();
  }

  void write_actors() {
    json_.key("actors").begin_array();
    for (const Annotation::Actor& actor : annotation_.actors) {
      json_.begin_object().key("id").string(urn(w3c::kActor, actor.id));
      json_.key("name").string(actor.name).key("kind").string(name_of(actor.type));
      json_.key("origin").string(name_of(actor.origin)).end_object();
    }
    json_.end_array();
  }

  void write_mention(std::size_t index) {
    const Annotation::Mention& mention = annotation_.mentions[index];
    const Annotation::Actor& actor = annotation_.actors[mention.actor];
    begin_annotation(urn(w3c::kMentionId, std::to_string(index + 1)), "identifying");
    write_origin(mention.origin);
    json_.key("body").begin_array();
    write_link("identifying", w3c::kMention, urn(w3c::kActor, actor.id));
    write_text("describing", actor.name);
    write_text("tagging", name_of(actor.type));
    write_text("tagging", name_of(mention.form));
    json_.end_array();
    write_targets(w3c::kMention, {mention.bytes});
  }

  // On the cue alone: in the model every body is said of every target, and neither who speaks nor
  // what is said is an allegation.
  void write_claim(const Annotation::Claim& claim) {
    begin_annotation(urn(w3c::kClaim, claim.id), "classifying");
    write_origin(claim.origin);
    json_.key("confidence").fraction(claim.confidence);
    if (claim.evidence) {
      json_.key("evidence");
      write_evidence(json_, *claim.evidence);
    }
    json_.key("body").begin_array();
    write_text("classifying", name_of(claim.type));
    if (claim.standing) write_text("tagging", name_of(*claim.standing));
    if (claim.source_actor) {
      const std::string& id = annotation_.actors[*claim.source_actor].id;
      write_link("linking", w3c::kSource, urn(w3c::kActor, id));
    }
    for (const ActorIndex target : claim.targets) {
      write_link("linking", w3c::kTarget, urn(w3c::kActor, annotation_.actors[target].id));
    }
    for (const ClaimIndex answered : claim.responds_to) {
      write_link("linking", w3c::kAnswers, urn(w3c::kClaim, annotation_.claims[answered].id));
    }
    json_.end_array();
    write_targets(w3c::kCue, claim.cue);
  }

  // That the pieces are a part of the claim.
  void write_part(std::string_view claim, std::string_view part, std::string_view prefix,
                  const std::vector<ByteSpan>& pieces) {
    if (pieces.empty()) return;
    begin_annotation(urn(prefix, claim), "linking");
    json_.key("body").begin_array();
    write_link("linking", w3c::kOfClaim, urn(w3c::kClaim, claim));
    write_text("tagging", part);
    json_.end_array();
    write_targets(part, pieces);
  }

  void begin_annotation(const std::string& id, std::string_view motivation) {
    json_.begin_object().key("id").string(id).key("type").string("Annotation");
    json_.key("motivation").string(motivation);
  }

  void write_origin(Origin origin) { json_.key("origin").string(name_of(origin)); }

  void write_text(std::string_view purpose, std::string_view value) {
    json_.begin_object().key("type").string("TextualBody").key("purpose").string(purpose);
    json_.key("value").string(value).end_object();
  }

  void write_link(std::string_view purpose, std::string_view part, const std::string& source) {
    json_.begin_object().key("type").string("SpecificResource").key("purpose").string(purpose);
    json_.key("part").string(part).key("source").string(source).end_object();
  }

  // They end the annotation.
  void write_targets(std::string_view part, const std::vector<ByteSpan>& pieces) {
    json_.key("target").begin_array();
    for (const ByteSpan piece : pieces) write_target(part, piece);
    json_.end_array().end_object();
  }

  void write_target(std::string_view part, ByteSpan bytes) {
    const std::string_view text = annotation_.text;
    json_.begin_object().key("type").string("SpecificResource").key("source");
    json_.string(urn(w3c::kArticle));
    json_.key("part").string(part).key("selector").begin_array();
    json_.begin_object().key("type").string("TextQuoteSelector");
    json_.key("exact").string(text.substr(bytes.start, bytes.size()));
    json_.key("prefix")
        .string(text_before(bytes.start))
        .key("suffix")
        .string(text_after(bytes.end));
    json_.end_object().begin_object().key("type").string("TextPositionSelector");
    write_ends(bytes);
    json_.end_object().end_array().end_object();
  }

  void write_ends(ByteSpan bytes) {
    const UnitOffsets::Range range = offsets_.from_bytes(bytes);
    json_.key("start").number(range.start).key("end").number(range.end);
  }

  std::string_view text_before(std::uint32_t end) const {
    const std::string_view text = annotation_.text;
    std::uint32_t start = end;
    for (int i = 0; i < kContextCharacters && start > 0; ++i) {
      do --start;
      while (is_continuation(text[start]));
    }
    return text.substr(start, end - start);
  }

  std::string_view text_after(std::uint32_t start) const {
    const std::string_view text = annotation_.text;
    std::uint32_t end = start;
    for (int i = 0; i < kContextCharacters && end < text.size(); ++i) {
      do ++end;
      while (end < text.size() && is_continuation(text[end]));
    }
    return text.substr(start, end - start);
  }

  JsonWriter json_;
  const Annotation& annotation_;
  UnitOffsets offsets_;
  std::string hash_;
};

}  // namespace

std::string to_w3c(const Annotation& annotation) {
  std::string out;
  PageWriter(out, annotation).write();
  return out;
}

}  // namespace allegedly
