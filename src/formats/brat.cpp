#include "formats/brat.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "formats/brat_names.hpp"
#include "formats/json_writer.hpp"
#include "formats/lines.hpp"
#include "formats/unit_offsets.hpp"
#include "text/utf8.hpp"

namespace allegedly {
namespace {

using brat::type_name;

std::string id_of(char kind, std::size_t number) {
  return kind + std::to_string(number);
}

// brat numbers the arguments of one role: Target, Target2, Target3.
std::string numbered(std::string_view role, std::size_t index) {
  return std::string(role) + (index == 0 ? "" : std::to_string(index + 1));
}

class StandoffWriter {
 public:
  StandoffWriter(std::string& out, const Annotation& annotation)
      : out_(out),
        annotation_(annotation),
        offsets_(annotation.text, OffsetUnit::code_point),
        mentions_of_(annotation.actors.size()),
        events_(annotation.claims.size()) {}

  void write() {
    for (const Annotation::Mention& mention : annotation_.mentions) write_mention(mention);
    std::size_t count = 0;
    for (std::size_t i = 0; i < events_.size(); ++i) {
      if (!fragments_of(annotation_.claims[i].cue).empty()) events_[i] = id_of('E', ++count);
    }
    for (std::size_t i = 0; i < events_.size(); ++i) {
      if (!events_[i].empty()) write_claim(annotation_.claims[i], events_[i]);
    }
    for (const std::vector<Written>& mentions : mentions_of_) write_equivalence(mentions);
  }

 private:
  struct Written {
    ByteSpan bytes;
    std::string id;
  };

  void write_mention(const Annotation::Mention& mention) {
    const Annotation::Actor& actor = annotation_.actors[mention.actor];
    const std::string id = write_text_bound(type_name(actor.type), {mention.bytes});
    if (id.empty()) return;
    if (mention.form != MentionForm::name) write_attribute(brat::kForm, id, mention.form);
    write_origin(brat::kOrigin, id, mention.origin);
    if (mentions_of_[mention.actor].empty()) {
      begin_note(brat::kActorName, id);
      append_in_line(out_, actor.name);
      out_ += '\n';
      write_origin(brat::kActorOrigin, id, actor.origin);
    }
    mentions_of_[mention.actor].push_back({mention.bytes, id});
  }

  // Returns the id, or nothing where brat has no mark for it.
  std::string write_text_bound(const std::string& type, const std::vector<ByteSpan>& pieces) {
    const std::vector<ByteSpan> fragments = fragments_of(pieces);
    if (fragments.empty()) return {};
    std::string id = id_of('T', ++text_bounds_);
    out_ += id + '\t' + type;
    char before = ' ';
    for (const ByteSpan fragment : fragments) {
      const UnitOffsets::Range range = offsets_.from_bytes(fragment);
      out_ += before + std::to_string(range.start) + ' ' + std::to_string(range.end);
      before = ';';
    }
    before = '\t';
    for (const ByteSpan fragment : fragments) {
      out_ += before;
      out_ += slice(fragment);
      before = ' ';
    }
    out_ += '\n';
    return id;
  }

  std::string_view slice(ByteSpan bytes) const {
    return std::string_view(annotation_.text).substr(bytes.start, bytes.size());
  }

  // The pieces without line breaks; none if white space is all there is.
  std::vector<ByteSpan> fragments_of(const std::vector<ByteSpan>& pieces) const {
    std::vector<ByteSpan> fragments;
    for (const ByteSpan piece : pieces) add_fragments(piece, fragments);
    const auto blank = [this](ByteSpan fragment) { return is_blank(slice(fragment)); };
    if (std::all_of(fragments.begin(), fragments.end(), blank)) fragments.clear();
    return fragments;
  }

  void add_fragments(ByteSpan piece, std::vector<ByteSpan>& out) const {
    std::uint32_t start = piece.start;
    for (std::uint32_t i = piece.start; i < piece.end;) {
      const Character character = decode(annotation_.text, i);
      if (ends_line(character.code_point)) {
        if (start < i) out.push_back({start, i});
        start = i + character.size;
      }
      i += character.size;
    }
    if (start < piece.end) out.push_back({start, piece.end});
  }

  void write_claim(const Annotation::Claim& claim, const std::string& id) {
    std::string event = type_name(claim.type);
    event += ':' + write_text_bound(type_name(claim.type), claim.cue);
    add_part(event, brat::kSource, claim.source);
    if (claim.source_actor) add_actors(event, brat::kSpeaker, {*claim.source_actor}, claim.source);
    add_part(event, brat::kContent, claim.content);
    add_actors(event, brat::kTarget, claim.targets, claim.content);
    std::size_t answers = 0;
    for (const ClaimIndex answered : claim.responds_to) {
      if (events_[answered].empty()) continue;
      event += ' ' + numbered(brat::kAnswers, answers++) + ':' + events_[answered];
    }
    out_ += id + '\t' + event + '\n';
    if (claim.standing) write_attribute(brat::kStanding, id, *claim.standing);
    write_origin(brat::kOrigin, id, claim.origin);
    write_weights(claim, id);
  }

  void write_weights(const Annotation::Claim& claim, const std::string& id) {
    begin_note(brat::kConfidence, id);
    JsonWriter(out_).fraction(claim.confidence);
    out_ += '\n';
    if (!claim.evidence) return;
    begin_note(brat::kEvidence, id);
    out_ += name_of(claim.evidence->reading);
    for (const double probability : claim.evidence->types) {
      out_ += ' ';
      JsonWriter(out_).fraction(probability);
    }
    out_ += '\n';
  }

  void add_part(std::string& event, std::string_view role, const std::vector<ByteSpan>& pieces) {
    const std::string id = write_text_bound(std::string(role), pieces);
    if (!id.empty()) event += ' ' + std::string(role) + ':' + id;
  }

  void add_actors(std::string& event, std::string_view role, const std::vector<ActorIndex>& actors,
                  const std::vector<ByteSpan>& preferred) const {
    std::size_t count = 0;
    for (const ActorIndex actor : actors) {
      const Written* const mention = mention_of(actor, preferred);
      if (mention != nullptr) event += ' ' + numbered(role, count++) + ':' + mention->id;
    }
  }

  // A mention of the actor in one of the pieces, else its first, else null.
  const Written* mention_of(ActorIndex actor, const std::vector<ByteSpan>& preferred) const {
    const std::vector<Written>& mentions = mentions_of_[actor];
    if (mentions.empty()) return nullptr;
    const auto inside = [&](const Written& mention) {
      return std::any_of(preferred.begin(), preferred.end(),
                         [&](ByteSpan piece) { return piece.contains(mention.bytes); });
    };
    const auto found = std::find_if(mentions.begin(), mentions.end(), inside);
    return found == mentions.end() ? &mentions.front() : &*found;
  }

  void write_equivalence(const std::vector<Written>& mentions) {
    if (mentions.size() < 2) return;
    out_ += "*\tEquiv";
    for (const Written& mention : mentions) out_ += ' ' + mention.id;
    out_ += '\n';
  }

  void write_origin(std::string_view attribute, const std::string& target, Origin origin) {
    if (origin != Origin::human) write_attribute(attribute, target, origin);
  }

  template <class Enum>
  void write_attribute(std::string_view attribute, const std::string& target, Enum value) {
    out_ += id_of('A', ++attributes_) + '\t';
    out_ += attribute;
    out_ += ' ' + target + ' ' + type_name(value) + '\n';
  }

  // Leaves the line open for its text.
  void begin_note(std::string_view type, const std::string& target) {
    out_ += id_of('#', ++notes_) + '\t';
    out_ += type;
    out_ += ' ' + target + '\t';
  }

  std::string& out_;
  const Annotation& annotation_;
  UnitOffsets offsets_;
  std::vector<std::vector<Written>> mentions_of_;  // by actor
  std::vector<std::string> events_;                // by claim; empty where brat has none
  std::size_t text_bounds_ = 0;
  std::size_t attributes_ = 0;
  std::size_t notes_ = 0;
};

// "Person|Organization|..."
template <class Enum>
std::string alternatives() {
  std::string out;
  for (std::size_t i = 0; i < kNames<Enum>.size(); ++i) {
    if (i > 0) out += '|';
    out += type_name(static_cast<Enum>(i));
  }
  return out;
}

std::string event_configuration(ClaimType type) {
  std::string out = type_name(type) + "\tSource*:Source, Speaker?:<ACTOR>, Content*:Content";
  if (type == ClaimType::allegation) return out + ", Target*:<ACTOR>\n";
  return type == ClaimType::statement ? out + '\n' : out + ", Answers*:Allegation\n";
}

}  // namespace

std::string to_brat(const Annotation& annotation) {
  std::string out;
  StandoffWriter(out, annotation).write();
  return out;
}

std::string brat_configuration() {
  const std::string actors = alternatives<ActorType>();
  std::string out = "# annotation.conf: what allegedly's marks are, for brat.\n\n[entities]\n";
  for (const char c : actors) out += c == '|' ? '\n' : c;
  out += "\nSource\nContent\n\n[relations]\n<ACTOR>=" + actors + '\n';
  out += "Equiv\tArg1:<ACTOR>, Arg2:<ACTOR>, <REL-TYPE>:symmetric-transitive\n";
  out +=
      "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n\n[events]\n<ACTOR>=" + actors + '\n';
  for (std::size_t i = 0; i < kClaimTypes; ++i) {
    out += event_configuration(static_cast<ClaimType>(i));
  }
  out += "\n[attributes]\n<ACTOR>=" + actors + '\n';
  out += "Standing\tArg:Allegation, Value:" + alternatives<Standing>() + '\n';
  out += "Form\tArg:<ACTOR>, Value:" + alternatives<MentionForm>() + '\n';
  out += "Origin\tArg:<ANY>, Value:" + alternatives<Origin>() + '\n';
  out += "Actor_origin\tArg:<ACTOR>, Value:" + alternatives<Origin>() + '\n';
  return out;
}

}  // namespace allegedly
