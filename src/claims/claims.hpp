// What kind of claim each attribution is, about whom, and what answers what (codebook, section 2).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "actors/actors.hpp"
#include "attribution/attribution.hpp"
#include "base/span.hpp"
#include "claims/reading.hpp"
#include "model/chunker.hpp"
#include "model/claim_reader.hpp"
#include "model/claim_type.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

enum class Standing : std::uint8_t { denied, admitted, no_response, unanswered };

using ClaimIndex = std::uint32_t;

struct Claim {
  ClaimType type = ClaimType::statement;
  std::vector<TokenSpan> cue;
  std::vector<TokenSpan> source;
  std::vector<TokenSpan> content;
  std::optional<ActorIndex> source_actor;
  std::vector<ActorIndex> targets;      // allegations only
  std::vector<ClaimIndex> responds_to;  // denials, admissions, non_responses only
  std::optional<Standing> standing;     // allegations only
  float confidence = 0;                 // that somebody claims this, and this kind of claim
  Reading reading = Reading::say;       // what the words of the claim say of its type
  ClaimReader::Types types{};           // the probability of each type, all told
};

// By attribution, the vector of the claim that it makes.
Matrix claim_vectors(const ClaimReader& reader, const std::vector<Attribution>& attributions);

// In the order of their cues. `analysis` is what `attributions` were assembled from, and `reader`
// the tagger's that made it.
std::vector<Claim> find_claims(const AnnotatedText& text, const Analysis& analysis,
                               const Syntax& syntax, const Actors& actors,
                               const std::vector<Attribution>& attributions,
                               const ClaimReader& reader);

}  // namespace allegedly
