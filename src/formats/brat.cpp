#include "formats/brat.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "formats/names.hpp"
#include "formats/unit_offsets.hpp"
#include "text/utf8.hpp"

namespace allegedly {
namespace {

// What Python, in which brat is written, ends a line at.
bool ends_line(char32_t c) {
  return (c >= '\n' && c <= '\r') || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

// brat's names of types begin with a capital letter.
template <class Enum>
std::string type_name(Enum value) {
  std::string name(name_of(value));
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

std::string id_of(char kind, std::size_t index) {
  return kind + std::to_string(index + 1);
}

// brat numbers the arguments of one role: Target, Target2, Target3.
std::string numbered(const std::string& role, std::size_t index) {
  return index == 0 ? role : role + std::to_string(index + 1);
}

class StandoffWriter {
 public:
  StandoffWriter(std::string& out, const Annotation& annotation)
      : out_(out),
        annotation_(annotation),
        offsets_(annotation.text, OffsetUnit::code_point),
        mentions_of_(annotation.actors.size()) {}

  void write() {
    // Mention i is text-bound annotation i: see the arguments below.
    for (std::size_t i = 0; i < annotation_.mentions.size(); ++i) {
      const Annotation::Mention& mention = annotation_.mentions[i];
      write_text_bound(type_name(annotation_.actors[mention.actor].type), {mention.bytes});
      mentions_of_[mention.actor].push_back(i);
    }
    for (std::size_t i = 0; i < annotation_.claims.size(); ++i) write_claim(i);
    for (const std::vector<std::size_t>& mentions : mentions_of_) write_equivalence(mentions);
  }

 private:
  // Returns the id.
  std::string write_text_bound(const std::string& type, const std::vector<ByteSpan>& pieces) {
    std::vector<ByteSpan> fragments;
    for (const ByteSpan piece : pieces) add_fragments(piece, fragments);
    if (fragments.empty()) fragments = pieces;  // only line breaks: not for brat, but kept
    std::string id = id_of('T', text_bounds_++);
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
      append_in_line(std::string_view(annotation_.text).substr(fragment.start, fragment.size()));
      before = ' ';
    }
    out_ += '\n';
    return id;
  }

  void append_in_line(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      const Character character = decode(text, i);
      out_ += ends_line(character.code_point) ? " " : text.substr(i, character.size);
      i += character.size;
    }
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

  void write_claim(std::size_t index) {
    const Annotation::Claim& claim = annotation_.claims[index];
    std::string event =
        type_name(claim.type) + ':' + write_text_bound(type_name(claim.type), claim.cue);
    if (!claim.source.empty()) event += " Source:" + write_text_bound("Source", claim.source);
    if (claim.source_actor) add_actors(event, "Speaker", {*claim.source_actor}, claim.source);
    if (!claim.content.empty()) event += " Content:" + write_text_bound("Content", claim.content);
    add_actors(event, "Target", claim.targets, claim.content);
    for (std::size_t i = 0; i < claim.responds_to.size(); ++i) {
      event += ' ' + numbered("Answers", i) + ':' + id_of('E', claim.responds_to[i]);
    }
    out_ += id_of('E', index) + '\t' + event + '\n';
    if (!claim.standing) return;
    out_ += id_of('A', attributes_++) + "\tStanding " + id_of('E', index) + ' ' +
            type_name(*claim.standing) + '\n';
  }

  void add_actors(std::string& event, const std::string& role,
                  const std::vector<ActorIndex>& actors,
                  const std::vector<ByteSpan>& preferred) const {
    std::size_t count = 0;
    for (const ActorIndex actor : actors) {
      const std::optional<std::size_t> mention = mention_of(actor, preferred);
      if (mention) event += ' ' + numbered(role, count++) + ':' + id_of('T', *mention);
    }
  }

  // A mention of the actor in one of the pieces, else its first.
  std::optional<std::size_t> mention_of(ActorIndex actor,
                                        const std::vector<ByteSpan>& preferred) const {
    const std::vector<std::size_t>& mentions = mentions_of_[actor];
    if (mentions.empty()) return {};
    const auto inside = [&](std::size_t mention) {
      return std::any_of(preferred.begin(), preferred.end(), [&](ByteSpan piece) {
        return piece.contains(annotation_.mentions[mention].bytes);
      });
    };
    const auto found = std::find_if(mentions.begin(), mentions.end(), inside);
    return found == mentions.end() ? mentions.front() : *found;
  }

  void write_equivalence(const std::vector<std::size_t>& mentions) {
    if (mentions.size() < 2) return;
    out_ += "*\tEquiv";
    for (const std::size_t mention : mentions) out_ += ' ' + id_of('T', mention);
    out_ += '\n';
  }

  std::string& out_;
  const Annotation& annotation_;
  UnitOffsets offsets_;
  std::vector<std::vector<std::size_t>> mentions_of_;  // by actor
  std::size_t text_bounds_ = 0;
  std::size_t attributes_ = 0;
};

}  // namespace

std::string to_brat(const Annotation& annotation) {
  std::string out;
  StandoffWriter(out, annotation).write();
  return out;
}

}  // namespace allegedly
