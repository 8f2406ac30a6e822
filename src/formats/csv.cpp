#include "formats/csv.hpp"

#include <optional>
#include <string_view>
#include <vector>

#include "annotate/source_strength.hpp"
#include "formats/excerpts.hpp"
#include "formats/json_writer.hpp"
#include "formats/names.hpp"
#include "formats/unit_offsets.hpp"

namespace allegedly {
namespace {

constexpr std::string_view kClaimColumns =
    "id,type,source,source_actor,source_strength,cue,content,targets,standing,responds_to,origin,"
    "confidence,start,end\r\n";
constexpr std::string_view kActorColumns =
    "id,name,type,mentions,allegations_made,replies_made,statements_made,accused,unanswered,origin,"
    "start,end\r\n";

// A cell and the comma after it.
void append_text(std::string& out, std::string_view cell) {
  const bool formula =
      !cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos;
  const bool quoted = cell.find_first_of(",\"\r\n") != std::string_view::npos;
  if (quoted) out += '"';
  if (formula) out += '\'';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quoted) out += '"';
  out += ',';
}

class ClaimTable {
 public:
  ClaimTable(std::string& out, const Annotation& annotation)
      : out_(out),
        annotation_(annotation),
        offsets_(annotation.text, OffsetUnit::code_point),
        strengths_(annotation) {}

  void write() {
    out_ += kClaimColumns;
    for (const Annotation::Claim& claim : annotation_.claims) write_claim(claim);
  }

 private:
  void write_claim(const Annotation::Claim& claim) {
    append_text(out_, claim.id);
    append_text(out_, name_of(claim.type));
    append_text(out_, excerpt(annotation_, claim.source));
    append_text(out_, claim.source_actor ? annotation_.actors[*claim.source_actor].name : "");
    append_text(out_, name_of(strengths_.of(claim)));
    append_text(out_, excerpt(annotation_, claim.cue));
    append_text(out_, excerpt(annotation_, claim.content));
    append_text(out_, targets_of(annotation_, claim));
    append_text(out_, claim.standing ? name_of(*claim.standing) : "");
    append_text(out_, answered_ids(claim));
    append_text(out_, name_of(claim.origin));
    JsonWriter(out_).fraction(claim.confidence);
    const auto range = offsets_.from_bytes({claim.cue.front().start, claim.cue.back().end});
    out_ += ',' + std::to_string(range.start) + ',' + std::to_string(range.end) + "\r\n";
  }

  std::string answered_ids(const Annotation::Claim& claim) const {
    std::string ids;
    for (const ClaimIndex answered : claim.responds_to) {
      if (!ids.empty()) ids += ' ';
      ids += annotation_.claims[answered].id;
    }
    return ids;
  }

  std::string& out_;
  const Annotation& annotation_;
  UnitOffsets offsets_;
  SourceStrengths strengths_;
};

// What one actor does in an article.
struct Deeds {
  std::uint32_t mentions = 0;
  std::uint32_t allegations = 0;
  std::uint32_t replies = 0;
  std::uint32_t statements = 0;
  std::uint32_t accused = 0;
  std::uint32_t unanswered = 0;
  std::optional<ByteSpan> first;  // mention
};

std::vector<Deeds> deeds_of_actors(const Annotation& annotation) {
  std::vector<Deeds> all(annotation.actors.size());
  for (const Annotation::Mention& mention : annotation.mentions) {
    Deeds& deeds = all[mention.actor];
    ++deeds.mentions;
    if (!deeds.first || mention.bytes < *deeds.first) deeds.first = mention.bytes;
  }
  for (const Annotation::Claim& claim : annotation.claims) {
    if (claim.source_actor) {
      Deeds& deeds = all[*claim.source_actor];
      const bool reply = is_reply(claim.type);
      ++(claim.type == ClaimType::allegation ? deeds.allegations
         : reply                             ? deeds.replies
                                             : deeds.statements);
    }
    for (const ActorIndex target : claim.targets) {
      ++all[target].accused;
      if (claim.standing == Standing::unanswered) ++all[target].unanswered;
    }
  }
  return all;
}

void append_actor(std::string& out, const Annotation::Actor& actor, const Deeds& deeds,
                  const UnitOffsets& offsets) {
  append_text(out, actor.id);
  append_text(out, actor.name);
  append_text(out, name_of(actor.type));
  for (const std::uint32_t count : {deeds.mentions, deeds.allegations, deeds.replies,
                                    deeds.statements, deeds.accused, deeds.unanswered}) {
    out += std::to_string(count) + ',';
  }
  append_text(out, name_of(actor.origin));
  if (deeds.first) {
    const UnitOffsets::Range range = offsets.from_bytes(*deeds.first);
    out += std::to_string(range.start) + ',' + std::to_string(range.end) + "\r\n";
  } else {
    out += ",\r\n";
  }
}

}  // namespace

std::string to_csv(const Annotation& annotation) {
  std::string out;
  ClaimTable(out, annotation).write();
  return out;
}

std::string to_actors_csv(const Annotation& annotation) {
  std::string out(kActorColumns);
  const UnitOffsets offsets(annotation.text, OffsetUnit::code_point);
  const std::vector<Deeds> deeds = deeds_of_actors(annotation);
  for (std::size_t i = 0; i < deeds.size(); ++i) {
    append_actor(out, annotation.actors[i], deeds[i], offsets);
  }
  return out;
}

}  // namespace allegedly
