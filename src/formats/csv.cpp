#include "formats/csv.hpp"

#include <string_view>
#include <vector>

#include "annotate/source_strength.hpp"
#include "formats/excerpts.hpp"
#include "formats/json_writer.hpp"
#include "formats/names.hpp"
#include "formats/unit_offsets.hpp"

namespace allegedly {
namespace {

constexpr std::string_view kColumns =
    "id,type,source,source_actor,source_strength,cue,content,targets,standing,responds_to,origin,"
    "confidence,start,end";

class TableWriter {
 public:
  TableWriter(std::string& out, const Annotation& annotation)
      : out_(out),
        annotation_(annotation),
        offsets_(annotation.text, OffsetUnit::code_point),
        strengths_(annotation) {}

  void write() {
    out_ += kColumns;
    out_ += "\r\n";
    for (const Annotation::Claim& claim : annotation_.claims) write_claim(claim);
  }

 private:
  void write_claim(const Annotation::Claim& claim) {
    append_text(claim.id);
    append_text(name_of(claim.type));
    append_text(excerpt(annotation_, claim.source));
    append_text(claim.source_actor ? annotation_.actors[*claim.source_actor].name : "");
    append_text(name_of(strengths_.of(claim)));
    append_text(excerpt(annotation_, claim.cue));
    append_text(excerpt(annotation_, claim.content));
    append_text(targets_of(annotation_, claim));
    append_text(claim.standing ? name_of(*claim.standing) : "");
    append_text(answered_ids(claim));
    append_text(name_of(claim.origin));
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

  // A cell and the comma after it.
  void append_text(std::string_view cell) {
    const bool formula =
        !cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos;
    const bool quoted = cell.find_first_of(",\"\r\n") != std::string_view::npos;
    if (quoted) out_ += '"';
    if (formula) out_ += '\'';
    for (const char c : cell) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    if (quoted) out_ += '"';
    out_ += ',';
  }

  std::string& out_;
  const Annotation& annotation_;
  UnitOffsets offsets_;
  SourceStrengths strengths_;
};

}  // namespace

std::string to_csv(const Annotation& annotation) {
  std::string out;
  TableWriter(out, annotation).write();
  return out;
}

}  // namespace allegedly
