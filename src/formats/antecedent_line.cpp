#include "formats/antecedent_line.hpp"

#include "formats/json_writer.hpp"
#include "text/offset_map.hpp"

namespace allegedly {
namespace {

std::string_view name_of(PronounKind kind) {
  if (kind == PronounKind::plural) return "plural";
  return kind == PronounKind::thing ? "thing" : "person";
}

}  // namespace

std::string to_antecedent_line(std::string_view id, const AnnotatedText& text, const Actors& actors,
                               const std::vector<PronounChoice>& choices) {
  std::string out;
  JsonWriter json(out);
  const OffsetMap offsets(text.text());
  json.begin_object().key("id").string(id).key("mentions").begin_array();
  for (const ActorMention& mention : actors.mentions) {
    if (mention.form == MentionForm::pronoun) continue;
    const CodePointSpan span = offsets.to_code_points(text.bytes(mention.tokens));
    json.begin_array().number(span.start).number(span.end).number(mention.actor).end_array();
  }
  json.end_array().key("pronouns").begin_array();
  for (const PronounChoice& choice : choices) {
    const CodePointSpan span = offsets.to_code_points(text.bytes({choice.token, choice.token + 1}));
    json.begin_object().key("start").number(span.start).key("end").number(span.end);
    json.key("kind").string(name_of(choice.kind)).key("candidates").begin_array();
    for (const Candidate& candidate : choice.candidates) {
      json.begin_array().number(candidate.actor);
      for (const std::uint8_t feature : candidate.features) json.number(feature);
      json.end_array();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return out;
}

}  // namespace allegedly
