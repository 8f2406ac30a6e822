// The result of the pipeline and the one model of an annotated article: JSON serialises it, the
// schema (schema/annotation.schema.json) describes it, the page edits it, every format renders it.
//
// Invariants (checked by `validate`, which every reader of foreign annotations calls)
//   - spans are not empty, lie in the text and begin and end between code points;
//   - paragraphs, and the pieces of a role, are in text order and do not overlap;
//   - ids and names are not empty, ids have at most 64 characters; ids of actors, and of claims,
//   are
//     unique; indices are in range;
//   - every claim has a cue and a confidence from 0 to 1;
//   - allegations, and they alone, have a standing; only they have targets; only replies respond,
//   and
//     only to allegations;
//   - at most kMaxMarksAtOnePlace marks (mentions and pieces of roles) lie over one place: what is
//     written from an annotation stays in proportion to it.
#pragma once

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
  };
  struct Mention {
    ActorIndex actor = 0;
    ByteSpan bytes;
    MentionForm form = MentionForm::name;
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
