#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "claims/standing.hpp"
#include "formats/analysed.hpp"
#include "formats/brat.hpp"
#include "formats/brat_lines.hpp"
#include "formats/brat_names.hpp"
#include "formats/excerpts.hpp"
#include "formats/lines.hpp"
#include "text/utf8.hpp"

namespace allegedly {
namespace {

using Problem = std::optional<Error>;
using brat::invalid_line;

// All of `text` as a number.
std::optional<double> fraction(std::string_view text) {
  const std::string digits(text);
  char* end = nullptr;
  const double value = std::strtod(digits.c_str(), &end);
  if (digits.empty() || end != digits.c_str() + digits.size()) return {};
  return value;
}

class StandoffReader {
 public:
  explicit StandoffReader(const brat::Lines& lines) : lines_(lines) {}

  Result<AnnotationFile> read(std::string article) {
    annotation_.engine = {"brat", "standoff"};
    annotation_.paragraphs = find_paragraphs(article);
    annotation_.text = std::move(article);
    if (Problem problem = sort_text_bounds()) return *std::move(problem);
    if (Problem problem = join_mentions()) return *std::move(problem);
    if (Problem problem = read_mentions()) return *std::move(problem);
    if (Problem problem = read_claims()) return *std::move(problem);
    derive_standings(annotation_.claims);
    if (Problem problem = validate(annotation_)) return *std::move(problem);
    return AnnotationFile{std::move(annotation_)};
  }

 private:
  struct Part {
    const brat::TextBound* bound;
    bool used = false;
  };

  // Mentions from parts of claims.
  Problem sort_text_bounds() {
    for (const brat::TextBound& bound : lines_.text_bounds) {
      const bool part = bound.type == brat::kSource || bound.type == brat::kContent ||
                        brat::from_type_name<ClaimType>(bound.type).has_value();
      if (part) {
        parts_.emplace(bound.id, Part{&bound});
      } else if (!brat::from_type_name<ActorType>(bound.type)) {
        return invalid_line(bound.line, "there is no \"" + std::string(bound.type) + "\" here");
      } else if (bound.pieces.size() != 1) {
        return invalid_line(bound.line, "a mention of an actor is one stretch of text");
      } else {
        mention_bounds_.push_back(&bound);
      }
    }
    sort_by_place(mention_bounds_, [](const brat::TextBound& bound) { return &bound; });
    for (std::uint32_t i = 0; i < mention_bounds_.size(); ++i)
      mentions_.emplace(mention_bounds_[i]->id, i);
    return {};
  }

  // Into text order, in which an annotation has its marks; a file may have any. `place`: the
  // text-bound annotation that tells where an item is, null if there is none.
  template <typename Item, typename Place>
  static void sort_by_place(std::vector<const Item*>& items, Place place) {
    std::vector<std::pair<std::uint32_t, const Item*>> placed;
    for (const Item* const item : items) {
      const brat::TextBound* const bound = place(*item);
      const std::uint32_t start =
          bound == nullptr ? UINT32_MAX
                           : std::min_element(bound->pieces.begin(), bound->pieces.end())->start;
      placed.emplace_back(start, item);
    }
    std::sort(placed.begin(), placed.end());
    std::transform(placed.begin(), placed.end(), items.begin(),
                   [](const auto& one) { return one.second; });
  }

  // Finds which mentions are of one actor: each leads to another of it, the last to itself.
  Problem join_mentions() {
    leads_to_.resize(mention_bounds_.size());
    std::iota(leads_to_.begin(), leads_to_.end(), 0U);
    for (const brat::Equivalence& equivalence : lines_.equivalences) {
      std::optional<std::uint32_t> first;
      for (const std::string_view id : equivalence.ids) {
        const auto found = mentions_.find(id);
        if (found == mentions_.end()) {
          return invalid_line(equivalence.line, std::string(id) + " is no mention of an actor");
        }
        if (!first) first = found->second;
        const std::uint32_t one = representative(*first);
        const std::uint32_t other = representative(found->second);
        if (mention_bounds_[one]->type != mention_bounds_[other]->type) {
          return invalid_line(equivalence.line, std::string(id) + " is an actor of another type");
        }
        leads_to_[std::max(one, other)] = std::min(one, other);
      }
    }
    return {};
  }

  std::uint32_t representative(std::uint32_t mention) {
    while (leads_to_[mention] != mention) {
      mention = leads_to_[mention] = leads_to_[leads_to_[mention]];
    }
    return mention;
  }

  Problem read_mentions() {
    actors_.resize(mention_bounds_.size());
    for (std::uint32_t i = 0; i < mention_bounds_.size(); ++i) {
      const brat::TextBound& bound = *mention_bounds_[i];
      const std::uint32_t first = representative(i);
      if (first == i) {
        actors_[i] = static_cast<ActorIndex>(annotation_.actors.size());
        if (Problem problem = add_actor(bound)) return problem;
      }
      actors_[i] = actors_[first];
      Annotation::Mention mention{actors_[i], bound.pieces[0], MentionForm::name, Origin::human};
      if (Problem problem = read_attribute(brat::kForm, bound.id, mention.form)) return problem;
      if (Problem problem = read_attribute(brat::kOrigin, bound.id, mention.origin)) return problem;
      annotation_.mentions.push_back(mention);
    }
    return {};
  }

  Problem add_actor(const brat::TextBound& bound) {
    Annotation::Actor actor;
    actor.id = 'a' + std::to_string(annotation_.actors.size() + 1);
    actor.type = *brat::from_type_name<ActorType>(bound.type);
    actor.origin = Origin::human;
    const brat::Remark* const name = lines_.remark(brat::kActorName, bound.id);
    actor.name = name == nullptr ? excerpt(annotation_, bound.pieces) : std::string(name->value);
    Problem problem = read_attribute(brat::kActorOrigin, bound.id, actor.origin);
    annotation_.actors.push_back(std::move(actor));
    return problem;
  }

  Problem read_claims() {
    std::vector<const brat::Event*> events;
    for (const brat::Event& event : lines_.events) events.push_back(&event);
    sort_by_place(events, [this](const brat::Event& event) {
      const auto trigger = parts_.find(event.trigger);
      return trigger == parts_.end() ? nullptr : trigger->second.bound;
    });
    for (std::uint32_t i = 0; i < events.size(); ++i) claims_.emplace(events[i]->id, i);
    for (const brat::Event* const event : events) {
      if (Problem problem = read_claim(*event)) return problem;
    }
    for (const brat::TextBound& bound : lines_.text_bounds) {
      const auto part = parts_.find(bound.id);
      if (part != parts_.end() && !part->second.used) {
        return invalid_line(bound.line, std::string(bound.id) + " belongs to no event");
      }
    }
    return {};
  }

  Problem read_claim(const brat::Event& event) {
    const auto type = brat::from_type_name<ClaimType>(event.type);
    if (!type) {
      return invalid_line(event.line, "there is no event \"" + std::string(event.type) + "\" here");
    }
    Annotation::Claim claim;
    claim.id = 'c' + std::to_string(annotation_.claims.size() + 1);
    claim.type = *type;
    claim.confidence = 1;
    claim.origin = Origin::human;
    if (Problem problem = add_part(event, event.type, event.trigger, claim.cue)) return problem;
    for (const auto& [role, id] : event.arguments) {
      if (Problem problem = read_argument(event, role, id, claim)) return problem;
    }
    if (Problem problem = read_attribute(brat::kOrigin, event.id, claim.origin)) return problem;
    if (Problem problem = read_weights(event, claim)) return problem;
    annotation_.claims.push_back(std::move(claim));
    return {};
  }

  Problem read_argument(const brat::Event& event, std::string_view role, std::string_view id,
                        Annotation::Claim& claim) {
    if (role == brat::kSource) return add_part(event, role, id, claim.source);
    if (role == brat::kContent) return add_part(event, role, id, claim.content);
    const bool answers = role == brat::kAnswers;
    if (!answers && role != brat::kSpeaker && role != brat::kTarget) {
      return invalid_line(event.line, "there is no role \"" + std::string(role) + "\" here");
    }
    const auto& known = answers ? claims_ : mentions_;
    const auto found = known.find(id);
    if (found == known.end()) {
      return invalid_line(
          event.line, std::string(id) + (answers ? " is no event" : " is no mention of an actor"));
    }
    if (answers) {
      claim.responds_to.push_back(found->second);
    } else if (role == brat::kTarget) {
      claim.targets.push_back(actors_[found->second]);
    } else {
      claim.source_actor = actors_[found->second];
    }
    return {};
  }

  // `type`: what the text-bound annotation `id` has to be.
  Problem add_part(const brat::Event& event, std::string_view type, std::string_view id,
                   std::vector<ByteSpan>& pieces) {
    const auto found = parts_.find(id);
    if (found == parts_.end() || found->second.bound->type != type) {
      return invalid_line(event.line, std::string(id) + " is no " + std::string(type));
    }
    found->second.used = true;
    const std::vector<ByteSpan>& more = found->second.bound->pieces;
    pieces.insert(pieces.end(), more.begin(), more.end());
    std::sort(pieces.begin(), pieces.end());
    return {};
  }

  Problem read_weights(const brat::Event& event, Annotation::Claim& claim) const {
    if (const brat::Remark* const note = lines_.remark(brat::kConfidence, event.id)) {
      const std::optional<double> value = fraction(note->value);
      if (!value) return invalid_line(note->line, "the confidence is no number");
      claim.confidence = *value;
    }
    const brat::Remark* const note = lines_.remark(brat::kEvidence, event.id);
    if (note == nullptr) return {};
    std::string_view rest = note->value;
    const auto reading = from_name<Reading>(take_until(rest, ' '));
    if (!reading) return invalid_line(note->line, "the evidence begins with no reading");
    Evidence& evidence = claim.evidence.emplace();
    evidence.reading = *reading;
    for (double& probability : evidence.types) {
      const std::optional<double> value = fraction(take_until(rest, ' '));
      if (!value) return invalid_line(note->line, "the evidence lacks a probability");
      probability = *value;
    }
    return {};
  }

  template <class Enum>
  Problem read_attribute(std::string_view attribute, std::string_view target, Enum& out) const {
    const brat::Remark* const remark = lines_.remark(attribute, target);
    if (remark == nullptr) return {};
    const std::optional<Enum> value = brat::from_type_name<Enum>(remark->value);
    if (!value) {
      return invalid_line(remark->line, '"' + std::string(remark->value) + "\" is no " +
                                            std::string(attribute) + " that there is");
    }
    out = *value;
    return {};
  }

  const brat::Lines& lines_;
  std::unordered_map<std::string_view, Part> parts_;              // by id
  std::vector<const brat::TextBound*> mention_bounds_;            // the mentions, in order
  std::unordered_map<std::string_view, std::uint32_t> mentions_;  // their places in that, by id
  std::vector<std::uint32_t> leads_to_;                           // by mention
  std::vector<ActorIndex> actors_;                                // by mention
  std::unordered_map<std::string_view, std::uint32_t> claims_;    // by id
  Annotation annotation_;
};

}  // namespace

Result<AnnotationFile> annotation_from_brat(std::string_view standoff, std::string_view article) {
  if (Problem problem = check_text(article)) return *std::move(problem);
  if (find_invalid_utf8(standoff)) {
    return Error{ErrorCode::invalid_utf8, "The marks are not well-formed UTF-8."};
  }
  const UnitOffsets offsets(article, OffsetUnit::code_point);
  const Result<brat::Lines> lines = brat::parse_lines(standoff, article, offsets);
  if (!lines) return lines.error();
  return StandoffReader(*lines).read(std::string(article));
}

}  // namespace allegedly
