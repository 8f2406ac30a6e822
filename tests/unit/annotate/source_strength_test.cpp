#include "annotate/source_strength.hpp"

#include <doctest/doctest.h>

namespace allegedly {
namespace {

TEST_CASE("a source is named, anonymous, a document, or nobody") {
  Annotation annotation;
  annotation.text = "Ann, an aide, a report";
  annotation.actors = {{"a1", "Ann", ActorType::person},
                       {"a2", "an aide", ActorType::person},
                       {"a3", "a report", ActorType::document}};
  annotation.mentions = {{0, {0, 3}, MentionForm::name},
                         {1, {5, 12}, MentionForm::nominal},
                         {2, {14, 22}, MentionForm::nominal}};
  const SourceStrengths strengths(annotation);
  Annotation::Claim claim;
  CHECK(strengths.of(claim) == SourceStrength::nobody);
  claim.source = {{5, 12}};
  CHECK(strengths.of(claim) == SourceStrength::anonymous);
  claim.source_actor = 0;
  CHECK(strengths.of(claim) == SourceStrength::named);
  claim.source_actor = 1;
  CHECK(strengths.of(claim) == SourceStrength::anonymous);
  claim.source_actor = 2;
  CHECK(strengths.of(claim) == SourceStrength::document);
}

}  // namespace
}  // namespace allegedly
