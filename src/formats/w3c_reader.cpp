#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "claims/standing.hpp"
#include "formats/analysed.hpp"
#include "formats/json_document.hpp"
#include "formats/json_fields.hpp"
#include "formats/percent.hpp"
#include "formats/quote_finder.hpp"
#include "formats/text_order.hpp"
#include "formats/w3c.hpp"
#include "formats/w3c_names.hpp"
#include "text/utf8.hpp"

namespace allegedly {
namespace {

// The values of a member that may hold one or a list of them; none if it is missing.
std::vector<const JsonValue*> values_of(const JsonValue& object, std::string_view member) {
  std::vector<const JsonValue*> values;
  const JsonValue* const found = object.find(member);
  if (found == nullptr) return values;
  const auto* const list = found->as<JsonArray>();
  if (list == nullptr) return {found};
  for (const JsonValue& value : *list) values.push_back(&value);
  return values;
}

// A member that is a string, else empty.
std::string_view text_of(const JsonValue& object, std::string_view member) {
  const JsonValue* const found = object.find(member);
  const auto* const string = found == nullptr ? nullptr : found->as<std::string>();
  return string == nullptr ? std::string_view() : std::string_view(*string);
}

class PageReader : JsonFields {
 public:
  Result<AnnotationFile> read(const JsonValue& root, std::optional<std::string_view> article) {
    if (!read_head(root, article) || !read_actors(root) || !read_items(root) || !join_claims()) {
      return *std::move(error_);
    }
    if (lost_ > 0 || finder_->has_moved()) {
      lost_ += restore_text_order(annotation_);
      text_check_ = TextCheck::changed;
    }
    derive_standings(annotation_.claims);
    if (std::optional<Error> error = validate(annotation_)) return *std::move(error);
    restore_text_order(annotation_);
    return AnnotationFile{std::move(annotation_), text_check_, lost_};
  }

 private:
  // One of the claims an annotation answers, and where it says so.
  struct Answer {
    ClaimIndex reply;
    Place place;
    std::string id;
  };
  // What an annotation says of the source or the content of a claim, and where it does.
  struct Part {
    Place place;
    std::string claim;
    std::vector<ByteSpan> source;
    std::vector<ByteSpan> content;
  };

  // Where the stretches go that an annotation is on, by their `part`; null: it can have none such.
  struct Roles {
    std::vector<ByteSpan>* other;
    std::vector<ByteSpan>* cue;
    std::vector<ByteSpan>* source;
    std::vector<ByteSpan>* content;

    std::vector<ByteSpan>* of(std::string_view part) const {
      if (part == w3c::kCue) return cue;
      if (part == w3c::kSource) return source;
      return part == w3c::kContent ? content : other;
    }
  };

  bool read_head(const JsonValue& root, std::optional<std::string_view> article) {
    if (text_of(root, "type") != "AnnotationPage") {
      return fail({ErrorCode::invalid_annotation,
                   "The JSON is no page of W3C annotations: its type is not AnnotationPage."});
    }
    annotation_.engine = {"W3C", "Web Annotation"};
    if (const JsonValue* const generator = root.find("generator")) {
      if (!read_string(*generator, {"generator", Place::kNone, "name"}, annotation_.engine.name) ||
          !read_string(*generator, {"generator", Place::kNone, "version"},
                       annotation_.engine.version)) {
        return false;
      }
    }
    return read_article(root, article);
  }

  bool read_article(const JsonValue& root, std::optional<std::string_view> given) {
    const JsonValue* const article = root.find("article");
    if (article == nullptr && !given) {
      return fail({ErrorCode::invalid_annotation,
                   "The page does not hold the article: it has to be given with it."});
    }
    if (article != nullptr &&
        !read_string(*article, {"article", Place::kNone, "value"}, annotation_.text)) {
      return false;
    }
    if (given) {
      if (article != nullptr && annotation_.text != *given) text_check_ = TextCheck::changed;
      annotation_.text = *given;
    }
    if (std::optional<Error> error = check_text(annotation_.text)) return fail(*std::move(error));
    set_text(annotation_.text, OffsetUnit::code_point);
    finder_.emplace(annotation_.text, offsets());
    if (article != nullptr && !check_hash(*article, {"article", Place::kNone, w3c::kHash},
                                          annotation_.text, text_check_)) {
      return false;
    }
    const bool changed = text_check_ == TextCheck::changed;
    if (!changed && article != nullptr && article->find("paragraphs") != nullptr) {
      return read_paragraphs(*article);
    }
    annotation_.paragraphs = find_paragraphs(annotation_.text);
    return true;
  }

  bool read_paragraphs(const JsonValue& article) {
    return read_list(article, {"paragraphs"}, annotation_.paragraphs,
                     [this](const JsonValue& item, Place place, Annotation::Paragraph& paragraph) {
                       return read_ends(item, place, paragraph.bytes) &&
                              read_enum(item, at(place, "kind"), paragraph.kind);
                     });
  }

  bool read_actors(const JsonValue& root) {
    const auto read_actor = [this](const JsonValue& item, Place place, Annotation::Actor& actor) {
      return read_id(item, place, w3c::kActor, actor.id) &&
             read_string(item, at(place, "name"), actor.name) &&
             read_enum(item, at(place, "kind"), actor.type) &&
             read_enum(item, at(place, "origin"), actor.origin);
    };
    if (!read_list(root, {"actors"}, annotation_.actors, read_actor)) return false;
    for (std::uint32_t i = 0; i < annotation_.actors.size(); ++i) {
      actor_indices_.emplace(annotation_.actors[i].id, i);
    }
    return true;
  }

  bool read_id(const JsonValue& object, const Place& place, std::string_view prefix,
               std::string& out) {
    std::string urn;
    return read_string(object, at(place, "id"), urn) &&
           decode_id(urn, at(place, "id"), prefix, out);
  }

  bool decode_id(std::string_view urn, const Place& place, std::string_view prefix,
                 std::string& out) {
    if (!urn.starts_with(prefix)) {
      return fail(place, "is not \"" + std::string(prefix) + "\" and an id");
    }
    std::string_view id = urn.substr(prefix.size());
    id.remove_prefix(id.rfind(':') + 1);  // the hash of the text; all of it if there is none
    out = percent_decoded(id);
    if (find_invalid_utf8(out)) return fail(place, "is not well-formed when it is decoded");
    return true;
  }

  bool read_items(const JsonValue& root) {
    const JsonArray* const items = list_member(root, {"items"});
    if (items == nullptr) return false;
    for (std::size_t i = 0; i < items->size(); ++i) {
      if (!read_item((*items)[i], {"items", i})) return false;
    }
    return true;
  }

  bool read_item(const JsonValue& item, const Place& place) {
    if (item.as<JsonObject>() == nullptr) return fail(place, "is no object");
    const std::vector<const JsonValue*> bodies = values_of(item, "body");
    for (const JsonValue* const body : bodies) {
      if (text_of(*body, "part") == w3c::kMention) return read_mention(item, *body, place);
      if (text_of(*body, "part") == w3c::kOfClaim) return read_part(item, *body, place);
    }
    for (const JsonValue* const body : bodies) {
      const bool classifies = text_of(*body, "purpose") == "classifying";
      const auto type = from_name<ClaimType>(text_of(*body, "value"));
      if (classifies && type) return read_claim(item, bodies, *type, place);
    }
    return fail(place, "is neither a mention of an actor nor a claim");
  }

  bool read_mention(const JsonValue& item, const JsonValue& body, const Place& place) {
    Annotation::Mention& mention = annotation_.mentions.emplace_back();
    for (const JsonValue* const other : values_of(item, "body")) {
      const auto form = from_name<MentionForm>(text_of(*other, "value"));
      if (form && text_of(*other, "purpose") == "tagging") mention.form = *form;
    }
    if (!find_actor(body, at(place, "body"), mention.actor) ||
        !read_enum(item, at(place, "origin"), mention.origin)) {
      return false;
    }
    std::vector<ByteSpan> pieces;
    const std::uint32_t lost_before = lost_;
    if (!read_targets(item, place, {&pieces, &pieces, &pieces, &pieces})) return false;
    if (pieces.size() + lost_ - lost_before != 1) {
      return fail(at(place, "target"), "is not one stretch of the article");
    }
    if (pieces.empty()) {
      annotation_.mentions.pop_back();
    } else {
      mention.bytes = pieces[0];
    }
    return true;
  }

  bool read_part(const JsonValue& item, const JsonValue& body, const Place& place) {
    Part& read = parts_.emplace_back(Part{at(place, "body"), {}, {}, {}});
    return decode_id(text_of(body, "source"), read.place, w3c::kClaim, read.claim) &&
           read_targets(item, place, {nullptr, nullptr, &read.source, &read.content});
  }

  bool read_claim(const JsonValue& item, const std::vector<const JsonValue*>& bodies,
                  ClaimType type, const Place& place) {
    Annotation::Claim& claim = annotation_.claims.emplace_back();
    claim.type = type;
    if (!read_id(item, place, w3c::kClaim, claim.id) ||
        !read_enum(item, at(place, "origin"), claim.origin) ||
        !read_number(item, at(place, "confidence"), claim.confidence)) {
      return false;
    }
    if (item.find("evidence") != nullptr &&
        !read_evidence(item, at(place, "evidence"), claim.evidence)) {
      return false;
    }
    Place body = at(place, "body");
    for (body.piece = 0; body.piece < bodies.size(); ++body.piece) {
      if (!read_body(*bodies[body.piece], body, claim)) return false;
    }
    // Pages used to have source and content as targets of the claim, too.
    return read_targets(item, place, {nullptr, &claim.cue, &claim.source, &claim.content});
  }

  bool read_body(const JsonValue& body, const Place& place, Annotation::Claim& claim) {
    const std::string_view part = text_of(body, "part");
    if (part == w3c::kSource) return find_actor(body, place, claim.source_actor.emplace());
    if (part == w3c::kTarget) return find_actor(body, place, claim.targets.emplace_back());
    if (part != w3c::kAnswers) return true;
    const auto reply = static_cast<ClaimIndex>(annotation_.claims.size() - 1);
    Answer& answer = answers_.emplace_back(Answer{reply, place, {}});
    return decode_id(text_of(body, "source"), place, w3c::kClaim, answer.id);
  }

  bool find_actor(const JsonValue& body, const Place& place, ActorIndex& out) {
    JsonValue id{std::string()};
    return decode_id(text_of(body, "source"), place, w3c::kActor,
                     *std::get_if<std::string>(&id.value)) &&
           find_id(id, place, actor_indices_, out);
  }

  bool read_targets(const JsonValue& item, const Place& place, const Roles& roles) {
    const std::vector<const JsonValue*> targets = values_of(item, "target");
    Place target = at(place, "target");
    for (target.piece = 0; target.piece < targets.size(); ++target.piece) {
      const JsonValue& value = *targets[target.piece];
      std::vector<ByteSpan>* const pieces = roles.of(text_of(value, "part"));
      if (pieces == nullptr) return fail(target, "has no part that is cue, source or content");
      if (!read_stretch(value, target, *pieces)) return false;
    }
    return true;
  }

  // Adds nothing where the text has no place for it any more.
  bool read_stretch(const JsonValue& target, const Place& place, std::vector<ByteSpan>& out) {
    const JsonValue* position = nullptr;
    const JsonValue* quote = nullptr;
    for (const JsonValue* const selector : values_of(target, "selector")) {
      if (text_of(*selector, "type") == "TextPositionSelector") position = selector;
      if (text_of(*selector, "type") == "TextQuoteSelector") quote = selector;
    }
    if (position == nullptr) return fail(place, "has no TextPositionSelector");
    const JsonValue* const start = position->find("start");
    const JsonValue* const end = position->find("end");
    if (start == nullptr || end == nullptr) return fail(place, "has no start and end");
    if (quote == nullptr) return read_span(*start, *end, place, out.emplace_back());
    const auto* const begins = start->as<std::uint64_t>();
    const Quote words{text_of(*quote, "exact"), text_of(*quote, "prefix"),
                      text_of(*quote, "suffix")};
    if (begins == nullptr) return fail(place, "has no whole number from 0 up as its start");
    if (words.exact.empty()) return fail(place, "quotes nothing");
    const std::optional<ByteSpan> found = finder_->find(words, *begins);
    if (found) {
      out.push_back(*found);
    } else {
      ++lost_;
    }
    return true;
  }

  // Brings together what several annotations say of one claim.
  bool join_claims() {
    Indices claims;
    for (std::uint32_t i = 0; i < annotation_.claims.size(); ++i) {
      claims.emplace(annotation_.claims[i].id, i);
    }
    for (const Part& part : parts_) {
      std::uint32_t index = 0;
      if (!find_id({part.claim}, part.place, claims, index)) return false;
      Annotation::Claim& claim = annotation_.claims[index];
      claim.source.insert(claim.source.end(), part.source.begin(), part.source.end());
      claim.content.insert(claim.content.end(), part.content.begin(), part.content.end());
    }
    return std::all_of(answers_.begin(), answers_.end(), [&](const Answer& answer) {
      return find_id({answer.id}, answer.place, claims,
                     annotation_.claims[answer.reply].responds_to.emplace_back());
    });
  }

  Annotation annotation_;
  Indices actor_indices_;  // keys refer to the annotation's ids
  std::vector<Answer> answers_;
  std::vector<Part> parts_;
  std::optional<QuoteFinder> finder_;
  TextCheck text_check_ = TextCheck::unknown;
  std::uint32_t lost_ = 0;
};

}  // namespace

Result<AnnotationFile> annotation_from_w3c(std::string_view json,
                                           std::optional<std::string_view> article) {
  const Result<JsonValue> root = parse_json(json);
  if (!root) return root.error();
  return PageReader().read(*root, article);
}

}  // namespace allegedly
