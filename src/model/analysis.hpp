// What the tagger finds in an article: parts of speech, names, and who says what, as labelled spans
// of tokens and links between them.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/span.hpp"
#include "model/layers.hpp"
#include "model/part_of_speech.hpp"

namespace allegedly {

enum class NameType : std::uint8_t {
  person,
  organization,
  state,     // countries, regions and cities ("GPE")
  location,  // other places: rivers, streets, continents
  group,     // nationalities, religious and political groups, also as adjectives ("NORP")
  other,     // events, works, laws, products
};

struct NameSpan {
  TokenSpan tokens;
  NameType type = NameType::person;
};

enum class Role : std::uint8_t { source, cue, content };

// A stretch of tokens with one role; its probability is that of its least certain token.
struct RoleSpan {
  TokenSpan tokens;
  Role role = Role::source;
  float probability = 0;
};

// The probability that a cue and another span belong to one attribution. Two cues do when they are
// pieces of one.
struct RoleLink {
  std::uint32_t cue = 0;  // indices into RoleLayer::spans
  std::uint32_t other = 0;
  float probability = 0;
};

struct RoleLayer {
  std::vector<RoleSpan> spans;  // in text order, disjoint
  std::vector<RoleLink> links;  // by cue, then by other
  Matrix evidence;              // by span, what it says of the claim it is part of: ClaimReader
};

struct Analysis {
  std::vector<Tag> tags;        // one a token; nouns inside names are proper nouns
  std::vector<NameSpan> names;  // in text order, disjoint
  RoleLayer outer;              // attributions that lie in no other
  RoleLayer nested;             // those inside another's content or source, and claims once more

  // By token, the probability that it mentions somebody whom an allegation accuses.
  std::vector<float> accused;

  // confidence = σ(calibration · (1, logit of the cue's, logit of the content's probability))
  std::array<float, 3> calibration{};
};

}  // namespace allegedly
