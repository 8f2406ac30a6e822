#include "annotate/source_strength.hpp"

namespace allegedly {

SourceStrengths::SourceStrengths(const Annotation& annotation)
    : annotation_(annotation), named_(annotation.actors.size()) {
  for (const Annotation::Mention& mention : annotation.mentions) {
    if (mention.form == MentionForm::name) named_[mention.actor] = 1;
  }
}

SourceStrength SourceStrengths::of(const Annotation::Claim& claim) const {
  if (!claim.source_actor) {
    return claim.source.empty() ? SourceStrength::nobody : SourceStrength::anonymous;
  }
  const ActorIndex actor = *claim.source_actor;
  if (annotation_.actors[actor].type == ActorType::document) return SourceStrength::document;
  return named_[actor] != 0 ? SourceStrength::named : SourceStrength::anonymous;
}

}  // namespace allegedly
