// A model file that anybody may have made: refused, or it labels a text within bounds. The checksum
// is put right first, so that mutations get past it.
#include <string>

#include "attribution/attribution.hpp"
#include "claims/claims.hpp"
#include "fuzz.hpp"
#include "model/tagger.hpp"
#include "unit/model/tiny_model.hpp"

using namespace allegedly;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const AnnotatedText text = *AnnotatedText::analyse(
      "Auditors accused the firm of fraud.\n\n\"We hid nothing,\" it said.");
  const std::string model =
      test::with_checksum(std::string(reinterpret_cast<const char*>(data), size));
  const Result<Tagger> tagger = Tagger::from_bytes(test::as_bytes(model));
  if (!tagger) {
    fuzz::check(tagger.error().code == ErrorCode::unsupported_model, "errors are of the model");
    return 0;
  }
  const Analysis analysis = tagger->analyse(text);
  fuzz::check(analysis.tags.size() == text.tokens().size(), "every token has a tag");
  for (const RoleLayer* layer : {&analysis.outer, &analysis.nested}) {
    for (const RoleSpan& span : layer->spans) {
      fuzz::check(span.tokens.end <= text.tokens().size(), "spans lie in the text");
      fuzz::check(span.probability >= 0 && span.probability <= 1.001F, "probabilities are some");
    }
    for (const RoleLink& link : layer->links) {
      fuzz::check(link.other < layer->spans.size(), "links lead to spans");
    }
  }
  fuzz::check(claim_vectors(tagger->claim_reader(), assemble_attributions(text, analysis)).rows() <=
                  text.tokens().size(),
              "claims are made of what was labelled");
  return 0;
}
