#include "formats/attribution_line.hpp"

#include "formats/json_writer.hpp"
#include "text/offset_map.hpp"

namespace allegedly {

std::string to_attribution_line(std::string_view id, const AnnotatedText& text,
                                const std::vector<Attribution>& attributions,
                                const TypeEvidence& evidence) {
  std::string out;
  JsonWriter json(out);
  const OffsetMap offsets(text.text());
  const auto write_pieces = [&](std::string_view role, const std::vector<TokenSpan>& pieces) {
    json.key(role).begin_array();
    for (const TokenSpan piece : pieces) {
      const CodePointSpan span = offsets.to_code_points(text.bytes(piece));
      json.begin_array().number(span.start).number(span.end).end_array();
    }
    json.end_array();
  };
  json.begin_object().key("id").string(id).key("attributions").begin_array();
  for (std::size_t a = 0; a < attributions.size(); ++a) {
    const Attribution& attribution = attributions[a];
    json.begin_object();
    write_pieces("source", attribution.source);
    write_pieces("cue", attribution.cue);
    write_pieces("content", attribution.content);
    json.key("nested").boolean(attribution.nested);
    json.key("confidence").fraction(attribution.confidence);
    json.key("types").begin_array();
    for (const float probability : evidence.types[a]) json.fraction(probability);
    json.end_array().key("readings").begin_array();
    for (const std::uint8_t row : evidence.readings[a]) json.number(row);
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return out;
}

}  // namespace allegedly
