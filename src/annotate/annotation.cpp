#include "annotate/annotation.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "annotate/place.hpp"
#include "text/utf8.hpp"

namespace allegedly {
namespace {

using Problem = std::optional<Error>;

std::string spelt(ByteSpan span) {
  return '[' + std::to_string(span.start) + ", " + std::to_string(span.end) + ')';
}

constexpr std::size_t kMaxIdCharacters = 64;

bool is_longer(std::string_view text, std::size_t characters) {
  return prefix_size(text, characters) < text.size();
}

// Files of others may hold long lists.
bool holds_twice(std::vector<std::uint32_t> indices) {
  std::sort(indices.begin(), indices.end());
  return std::adjacent_find(indices.begin(), indices.end()) != indices.end();
}

bool are_probabilities(std::span<const double> values) {  // nor may one be NaN
  return std::all_of(values.begin(), values.end(), [](double p) { return p >= 0 && p <= 1; });
}

class Validator {
 public:
  explicit Validator(const Annotation& annotation) : annotation_(annotation) {}

  Problem run() const {
    if (Problem problem = check_paragraphs()) return problem;
    if (Problem problem = check_actors()) return problem;
    if (Problem problem = check_mentions()) return problem;
    if (Problem problem = check_claims()) return problem;
    return check_depth();
  }

 private:
  bool between_characters(std::uint32_t offset) const {
    return offset == annotation_.text.size() || !is_continuation(annotation_.text[offset]);
  }

  Problem check_span(const Place& place, ByteSpan span) const {
    if (span.start >= span.end) return invalid_at(place, spelt(span) + " is empty");
    if (span.end > annotation_.text.size()) {
      return invalid_at(place, spelt(span) + " lies outside the text");
    }
    if (!between_characters(span.start) || !between_characters(span.end)) {
      return invalid_at(place, spelt(span) + " cuts a character in two");
    }
    return {};
  }

  Problem check_pieces(Place place, const std::vector<ByteSpan>& pieces) const {
    for (place.piece = 0; place.piece < pieces.size(); ++place.piece) {
      if (Problem problem = check_span(place, pieces[place.piece])) return problem;
      if (place.piece > 0 && pieces[place.piece].start < pieces[place.piece - 1].end) {
        return invalid_at(place, "does not come after the piece before it");
      }
    }
    return {};
  }

  Problem check_paragraphs() const {
    std::uint32_t end = 0;
    for (std::size_t i = 0; i < annotation_.paragraphs.size(); ++i) {
      const ByteSpan bytes = annotation_.paragraphs[i].bytes;
      const Place place{"paragraphs", i};
      if (Problem problem = check_span(place, bytes)) return problem;
      if (bytes.start < end) return invalid_at(place, "does not come after the one before it");
      end = bytes.end;
    }
    return {};
  }

  template <class Item>
  static Problem check_ids(std::string_view list, const std::vector<Item>& items) {
    std::unordered_set<std::string_view> ids;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].id.empty()) return invalid_at({list, i, "id"}, "is empty");
      if (is_longer(items[i].id, kMaxIdCharacters)) {
        return invalid_at({list, i, "id"}, "is longer than 64 characters");
      }
      if (!ids.insert(items[i].id).second) {
        return invalid_at({list, i, "id"}, "is the id of an earlier one");
      }
    }
    return {};
  }

  Problem check_actors() const {
    for (std::size_t i = 0; i < annotation_.actors.size(); ++i) {
      const std::string& name = annotation_.actors[i].name;
      if (name.empty()) return invalid_at({"actors", i, "name"}, "is empty");
      if (is_longer(name, kMaxNameCharacters)) {
        return invalid_at({"actors", i, "name"},
                          "is longer than " + std::to_string(kMaxNameCharacters) + " characters");
      }
    }
    return check_ids("actors", annotation_.actors);
  }

  Problem check_mentions() const {
    for (std::size_t i = 0; i < annotation_.mentions.size(); ++i) {
      const Annotation::Mention& mention = annotation_.mentions[i];
      if (mention.actor >= annotation_.actors.size()) {
        return invalid_at({"mentions", i, "actor"}, "is no actor of this annotation");
      }
      if (Problem problem = check_span({"mentions", i}, mention.bytes)) return problem;
    }
    return {};
  }

  Problem check_claims() const {
    for (std::size_t i = 0; i < annotation_.claims.size(); ++i) {
      const Annotation::Claim& claim = annotation_.claims[i];
      if (claim.cue.empty()) return invalid_at({"claims", i, "cue"}, "is empty");
      if (Problem problem = check_pieces({"claims", i, "cue"}, claim.cue)) return problem;
      if (Problem problem = check_pieces({"claims", i, "source"}, claim.source)) return problem;
      if (Problem problem = check_pieces({"claims", i, "content"}, claim.content)) return problem;
      if (Problem problem = check_actors_of(i, claim)) return problem;
      if (Problem problem = check_replies_of(i, claim)) return problem;
      if (!are_probabilities({&claim.confidence, 1})) {
        return invalid_at({"claims", i, "confidence"}, "does not lie between 0 and 1");
      }
      if (claim.evidence && !are_probabilities(claim.evidence->types)) {
        return invalid_at({"claims", i, "evidence"}, "holds what does not lie between 0 and 1");
      }
    }
    return check_ids("claims", annotation_.claims);
  }

  Problem check_actors_of(std::size_t index, const Annotation::Claim& claim) const {
    if (claim.source_actor && *claim.source_actor >= annotation_.actors.size()) {
      return invalid_at({"claims", index, "source_actor"}, "is no actor of this annotation");
    }
    if (claim.type != ClaimType::allegation && !claim.targets.empty()) {
      return invalid_at({"claims", index, "targets"}, "is not empty though this is no allegation");
    }
    for (std::size_t i = 0; i < claim.targets.size(); ++i) {
      if (claim.targets[i] >= annotation_.actors.size()) {
        return invalid_at({"claims", index, "targets", i}, "is no actor of this annotation");
      }
    }
    if (holds_twice(claim.targets)) {
      return invalid_at({"claims", index, "targets"}, "names an actor twice");
    }
    return {};
  }

  Problem check_replies_of(std::size_t index, const Annotation::Claim& claim) const {
    if (claim.standing.has_value() != (claim.type == ClaimType::allegation)) {
      return invalid_at({"claims", index, "standing"}, "belongs to allegations and to them alone");
    }
    if (!is_reply(claim.type) && !claim.responds_to.empty()) {
      return invalid_at({"claims", index, "responds_to"}, "is not empty though this is no reply");
    }
    for (std::size_t i = 0; i < claim.responds_to.size(); ++i) {
      const Place place{"claims", index, "responds_to", i};
      if (claim.responds_to[i] >= annotation_.claims.size()) {
        return invalid_at(place, "is no claim of this annotation");
      }
      if (annotation_.claims[claim.responds_to[i]].type != ClaimType::allegation) {
        return invalid_at(place, "is no allegation");
      }
    }
    if (holds_twice(claim.responds_to)) {
      return invalid_at({"claims", index, "responds_to"}, "names a claim twice");
    }
    return {};
  }

  Problem check_depth() const {
    std::vector<std::pair<std::uint32_t, int>> edges;  // ends sort before starts at one offset
    const auto add = [&edges](ByteSpan span) {
      edges.emplace_back(span.start, 1);
      edges.emplace_back(span.end, -1);
    };
    for (const Annotation::Mention& mention : annotation_.mentions) add(mention.bytes);
    for (const Annotation::Claim& claim : annotation_.claims) {
      for (const auto* pieces : {&claim.cue, &claim.source, &claim.content}) {
        std::for_each(pieces->begin(), pieces->end(), add);
      }
    }
    std::sort(edges.begin(), edges.end());
    int depth = 0;
    for (const auto& [offset, step] : edges) {
      depth += step;
      if (depth > kMaxMarksAtOnePlace) {
        return Error{ErrorCode::invalid_annotation, "More than " +
                                                        std::to_string(kMaxMarksAtOnePlace) +
                                                        " marks lie over one place of the text."};
      }
    }
    return {};
  }

  const Annotation& annotation_;
};

}  // namespace

std::optional<Error> validate(const Annotation& annotation) {
  return Validator(annotation).run();
}

}  // namespace allegedly
