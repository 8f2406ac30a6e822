#include "formats/spacy.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "formats/analysed.hpp"
#include "formats/json_writer.hpp"
#include "formats/names.hpp"
#include "formats/unit_offsets.hpp"

namespace allegedly {
namespace {

struct Mark {
  ByteSpan bytes;
  std::string_view label;
  std::string_view id;  // of the actor or the claim
};

class DocWriter {
 public:
  DocWriter(std::string& out, const Annotation& annotation, const AnnotatedText& text)
      : json_(out),
        annotation_(annotation),
        text_(text),
        offsets_(annotation.text, OffsetUnit::code_point) {
    collect();
  }

  void write() {
    json_.begin_object().key("text").string(annotation_.text).key("ents").begin_array();
    for (const Mark& mark : outermost()) write_mark(mark);
    json_.end_array().key("sents").begin_array();
    for (const Sentence& sentence : text_.sentences()) {
      json_.begin_object();
      write_ends(text_.bytes(sentence.tokens));
      json_.end_object();
    }
    json_.end_array().key("tokens").begin_array();
    write_tokens();
    json_.end_array().key("spans").begin_object();
    write_group("mentions", mentions_);
    write_group("claims", parts_);
    json_.end_object().key("_").begin_object();
    write_actors();
    write_claims();
    json_.end_object().end_object();
  }

 private:
  void collect() {
    for (const Annotation::Mention& mention : annotation_.mentions) {
      const Annotation::Actor& actor = annotation_.actors[mention.actor];
      add(mentions_, mention.bytes, name_of(actor.type), actor.id);
    }
    for (const Annotation::Claim& claim : annotation_.claims) {
      for (const ByteSpan piece : claim.cue) add(parts_, piece, name_of(claim.type), claim.id);
      for (const ByteSpan piece : claim.source) add(parts_, piece, "source", claim.id);
      for (const ByteSpan piece : claim.content) add(parts_, piece, "content", claim.id);
    }
    std::sort(cuts_.begin(), cuts_.end());
  }

  void add(std::vector<Mark>& marks, ByteSpan bytes, std::string_view label, std::string_view id) {
    const std::optional<TokenSpan> tokens = tokens_of(text_, bytes);
    if (!tokens) return;
    const ByteSpan words = text_.bytes(*tokens);
    const ByteSpan trimmed{std::max(bytes.start, words.start), std::min(bytes.end, words.end)};
    marks.push_back({trimmed, label, id});
    cuts_.insert(cuts_.end(), {trimmed.start, trimmed.end});
  }

  std::vector<Mark> outermost() const {
    std::vector<Mark> marks = mentions_;
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
      return a.bytes.start != b.bytes.start ? a.bytes.start < b.bytes.start
                                            : a.bytes.end > b.bytes.end;
    });
    std::uint32_t end = 0;
    std::erase_if(marks, [&end](const Mark& mark) {
      if (mark.bytes.start < end) return true;
      end = mark.bytes.end;
      return false;
    });
    return marks;
  }

  void write_tokens() {
    std::uint32_t end = 0;
    for (const Token& token : text_.tokens()) {
      write_white_space({end, token.bytes.start});
      write_pieces(token.bytes);
      end = token.bytes.end;
    }
    write_white_space({end, static_cast<std::uint32_t>(annotation_.text.size())});
  }

  // One space after a token is part of that in spaCy; what is more than that is a token.
  void write_white_space(ByteSpan bytes) {
    if (bytes.start > 0 && !bytes.empty() && annotation_.text[bytes.start] == ' ') ++bytes.start;
    if (!bytes.empty()) write_token(bytes);
  }

  void write_pieces(ByteSpan token) {
    std::uint32_t start = token.start;
    for (auto cut = std::upper_bound(cuts_.begin(), cuts_.end(), token.start);
         cut != cuts_.end() && *cut < token.end; ++cut) {
      if (*cut == start) continue;
      write_token({start, *cut});
      start = *cut;
    }
    write_token({start, token.end});
  }

  void write_token(ByteSpan bytes) {
    json_.begin_object().key("id").number(tokens_++);
    write_ends(bytes);
    json_.end_object();
  }

  void write_group(std::string_view name, const std::vector<Mark>& marks) {
    json_.key(name).begin_array();
    for (const Mark& mark : marks) write_mark(mark);
    json_.end_array();
  }

  void write_mark(const Mark& mark) {
    json_.begin_object();
    write_ends(mark.bytes);
    json_.key("label").string(mark.label).key("kb_id").string(mark.id).end_object();
  }

  void write_ends(ByteSpan bytes) {
    const UnitOffsets::Range range = offsets_.from_bytes(bytes);
    json_.key("start").number(range.start).key("end").number(range.end);
  }

  void write_actors() {
    json_.key("actors").begin_array();
    for (const Annotation::Actor& actor : annotation_.actors) {
      json_.begin_object().key("id").string(actor.id).key("name").string(actor.name);
      json_.key("type").string(name_of(actor.type)).end_object();
    }
    json_.end_array();
  }

  void write_claims() {
    json_.key("claims").begin_array();
    for (const Annotation::Claim& claim : annotation_.claims) {
      json_.begin_object().key("id").string(claim.id).key("type").string(name_of(claim.type));
      json_.key("source_actor");
      if (claim.source_actor) {
        json_.string(annotation_.actors[*claim.source_actor].id);
      } else {
        json_.null();
      }
      json_.key("targets").begin_array();
      for (const ActorIndex target : claim.targets) json_.string(annotation_.actors[target].id);
      json_.end_array().key("responds_to").begin_array();
      for (const ClaimIndex answered : claim.responds_to) {
        json_.string(annotation_.claims[answered].id);
      }
      json_.end_array().end_object();
    }
    json_.end_array();
  }

  JsonWriter json_;
  const Annotation& annotation_;
  const AnnotatedText& text_;
  UnitOffsets offsets_;
  std::vector<Mark> mentions_;
  std::vector<Mark> parts_;
  std::vector<std::uint32_t> cuts_;  // where marks begin and end
  std::uint32_t tokens_ = 0;
};

}  // namespace

std::string to_spacy(const Annotation& annotation) {
  std::string out;
  const Result<AnnotatedText> text = AnnotatedText::analyse(annotation.text);
  if (text) DocWriter(out, annotation, *text).write();
  return out;
}

}  // namespace allegedly
