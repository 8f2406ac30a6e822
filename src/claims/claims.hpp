// What kind of claim each attribution is, about whom, and what answers what (codebook, section 2).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "actors/actors.hpp"
#include "attribution/attribution.hpp"
#include "base/span.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

enum class ClaimType : std::uint8_t { allegation, denial, admission, non_response, statement };
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
};

// In the order of their cues.
std::vector<Claim> find_claims(const AnnotatedText& text, const Syntax& syntax,
                               const Actors& actors, const std::vector<Attribution>& attributions);

}  // namespace allegedly
