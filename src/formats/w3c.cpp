#include "formats/w3c.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/excerpts.hpp"
#include "formats/json_writer.hpp"
#include "formats/names.hpp"
#include "formats/unit_offsets.hpp"

namespace allegedly {
namespace {

constexpr std::string_view kArticle = "urn:allegedly:article";
constexpr int kContextCharacters = 32;  // on either side of a quote, to find it again

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// `id` as part of a URN: all but letters, digits, '-', '.', '_' percent-encoded.
std::string urn(std::string_view kind, std::string_view id) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out = "urn:allegedly:" + std::string(kind) + ':';
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                       c == '-' || c == '.' || c == '_';
    if (plain) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
    }
  }
  return out;
}

class PageWriter {
 public:
  PageWriter(std::string& out, const Annotation& annotation)
      : json_(out), annotation_(annotation), offsets_(annotation.text, OffsetUnit::code_point) {}

  void write() {
    json_.begin_object().key("@context").begin_array();
    json_.string("http://www.w3.org/ns/anno.jsonld").begin_object();
    json_.key("allegedly").string("urn:allegedly:term:").key("part").string("allegedly:part");
    json_.end_object().end_array();
    json_.key("id").string("urn:allegedly:page").key("type").string("AnnotationPage");
    json_.key("items").begin_array();
    for (std::size_t i = 0; i < annotation_.mentions.size(); ++i) write_mention(i);
    for (const Annotation::Claim& claim : annotation_.claims) write_claim(claim);
    json_.end_array().end_object();
  }

 private:
  void write_mention(std::size_t index) {
    const Annotation::Mention& mention = annotation_.mentions[index];
    const Annotation::Actor& actor = annotation_.actors[mention.actor];
    begin_annotation(urn("mention", std::to_string(index + 1)), "identifying");
    write_link("identifying", "mention", urn("actor", actor.id));
    write_text("describing", actor.name);
    write_text("tagging", name_of(actor.type));
    write_text("tagging", name_of(mention.form));
    json_.end_array().key("target").begin_array();
    write_target("mention", mention.bytes);
    json_.end_array().end_object();
  }

  void write_claim(const Annotation::Claim& claim) {
    begin_annotation(urn("claim", claim.id),
                     claim.responds_to.empty() ? "classifying" : "replying");
    write_text("classifying", name_of(claim.type));
    if (claim.standing) write_text("tagging", name_of(*claim.standing));
    if (claim.source_actor) {
      write_link("identifying", "source", urn("actor", annotation_.actors[*claim.source_actor].id));
    }
    for (const ActorIndex target : claim.targets) {
      write_link("linking", "target", urn("actor", annotation_.actors[target].id));
    }
    for (const ClaimIndex answered : claim.responds_to) {
      write_link("replying", "answers", urn("claim", annotation_.claims[answered].id));
    }
    json_.end_array().key("target").begin_array();
    for (const ByteSpan piece : claim.cue) write_target("cue", piece);
    for (const ByteSpan piece : claim.source) write_target("source", piece);
    for (const ByteSpan piece : claim.content) write_target("content", piece);
    json_.end_array().end_object();
  }

  // Leaves the list of bodies open.
  void begin_annotation(const std::string& id, std::string_view motivation) {
    json_.begin_object().key("id").string(id).key("type").string("Annotation");
    json_.key("motivation").string(motivation).key("body").begin_array();
  }

  void write_text(std::string_view purpose, std::string_view value) {
    json_.begin_object().key("type").string("TextualBody").key("purpose").string(purpose);
    json_.key("value").string(value).end_object();
  }

  void write_link(std::string_view purpose, std::string_view part, const std::string& source) {
    json_.begin_object().key("type").string("SpecificResource").key("purpose").string(purpose);
    json_.key("part").string(part).key("source").string(source).end_object();
  }

  void write_target(std::string_view part, ByteSpan bytes) {
    const std::string_view text = annotation_.text;
    json_.begin_object().key("type").string("SpecificResource").key("source").string(kArticle);
    json_.key("part").string(part).key("selector").begin_array();
    json_.begin_object().key("type").string("TextQuoteSelector");
    json_.key("exact").string(text.substr(bytes.start, bytes.size()));
    json_.key("prefix")
        .string(text_before(bytes.start))
        .key("suffix")
        .string(text_after(bytes.end));
    json_.end_object().begin_object().key("type").string("TextPositionSelector");
    const UnitOffsets::Range range = offsets_.from_bytes(bytes);
    json_.key("start").number(range.start).key("end").number(range.end).end_object();
    json_.end_array().end_object();
  }

  std::string_view text_before(std::uint32_t end) const {
    const std::string_view text = annotation_.text;
    std::uint32_t start = end;
    for (int i = 0; i < kContextCharacters && start > 0; ++i) {
      do --start;
      while (continues_character(text[start]));
    }
    return text.substr(start, end - start);
  }

  std::string_view text_after(std::uint32_t start) const {
    const std::string_view text = annotation_.text;
    std::uint32_t end = start;
    for (int i = 0; i < kContextCharacters && end < text.size(); ++i) {
      do ++end;
      while (end < text.size() && continues_character(text[end]));
    }
    return text.substr(start, end - start);
  }

  JsonWriter json_;
  const Annotation& annotation_;
  UnitOffsets offsets_;
};

}  // namespace

std::string to_w3c(const Annotation& annotation) {
  std::string out;
  PageWriter(out, annotation).write();
  return out;
}

}  // namespace allegedly
