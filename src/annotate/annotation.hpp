// The result of the pipeline and the one model of an annotated article: JSON serialises it, the
// schema (schema/annotation.schema.json) describes it, the page edits it, every format renders it.
//
// Invariants (checked by `validate`, which every reader of foreign annotations calls)
//   - spans are not empty, lie in the text and begin and end between code points;
//   - paragraphs, and the pieces of a role, are in text order and do not overlap;
//   - ids and names are not empty, ids have at most 64 characters and names at most
//     kMaxNameCharacters; ids of actors, and of claims, are unique; indices are in range, and none
//     stands twice in a list;
//   - every claim has a cue and a confidence from 0 to 1; the probabilities of its evidence too
//     lie there;
//   - allegations, and they alone, have a standing; only they have targets; only replies respond,
//     and only to allegations;
//   - at most kMaxMarksAtOnePlace marks (mentions and pieces of roles) lie over one place: what is
//     written from an annotation stays in proportion to it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "actors/actors.hpp"
#include "base/result.hpp"
#include "base/span.hpp"
#include "claims/claims.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

inline constexpr int kMaxMarksAtOnePlace = 256;
inline constexpr std::size_t kMaxNameCharacters = 1000;

// Who made a mark: this program, a person who changed or confirmed what the program had found, or a
// person alone.
enum class Origin : std::uint8_t { machine, edited, human };

// Why the program takes a claim for one of its type.
struct Evidence {
  Reading reading = Reading::say;              // what its words say
  std::array<double, kClaimTypes> types = {};  // the probability of each type, given the reading
};

struct Annotation {
  struct Engine {
    std::string name;
    std::string version;
  };
  struct Paragraph {
    ByteSpan bytes;
    ParagraphKind kind = ParagraphKind::body;
  };
  struct Actor {
    std::string id;
    std::string name;
    ActorType type = ActorType::person;
    Origin origin = Origin::machine;
  };
  struct Mention {
    ActorIndex actor = 0;
    ByteSpan bytes;
    MentionForm form = MentionForm::name;
    Origin origin = Origin::machine;
  };
  struct Claim {
    std::string id;
    ClaimType type = ClaimType::statement;
    std::vector<ByteSpan> cue;
    std::vector<ByteSpan> source;
    std::vector<ByteSpan> content;
    std::optional<ActorIndex> source_actor;
    std::vector<ActorIndex> targets;
    std::vector<ClaimIndex> responds_to;
    std::optional<Standing> standing;
    double confidence = 0;
    std::optional<Evidence> evidence;  // none where a person made the claim
    Origin origin = Origin::machine;
  };

  Engine engine;
  std::string text;  // UTF-8; all spans count its bytes
  std::vector<Paragraph> paragraphs;
  std::vector<Actor> actors;
  std::vector<Mention> mentions;
  std::vector<Claim> claims;
};

// Error: invalid_annotation, naming the first violated invariant and where.
std::optional<Error> validate(const Annotation& annotation);

}  // namespace allegedly
