#include "formats/conll.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/analysed.hpp"
#include "formats/lines.hpp"
#include "formats/names.hpp"
#include "formats/percent.hpp"
#include "formats/unit_offsets.hpp"

namespace allegedly {
namespace {

// A longer sentence is written as several, so that a file stays in proportion to its marks: each
// claim of a sentence takes a column of it.
constexpr std::uint32_t kMostRows = 256;

// A mention, or a piece of a claim.
struct Stretch {
  TokenSpan tokens;
  std::uint32_t index = 0;  // of the mention or the claim
  std::string_view role;    // of the piece
};

// Hands out, block after block, the stretches that reach into it.
class Sweep {
 public:
  explicit Sweep(std::vector<Stretch> stretches) : stretches_(std::move(stretches)) {
    std::stable_sort(stretches_.begin(), stretches_.end(), [](const Stretch& a, const Stretch& b) {
      return a.tokens.start != b.tokens.start ? a.tokens.start < b.tokens.start
                                              : a.tokens.end > b.tokens.end;
    });
  }

  // Blocks come in order. What starts earlier comes first, of two that start together the longer.
  const std::vector<Stretch>& in(TokenSpan block) {
    std::erase_if(open_, [&](const Stretch& s) { return s.tokens.end <= block.start; });
    for (; next_ < stretches_.size() && stretches_[next_].tokens.start < block.end; ++next_) {
      open_.push_back(stretches_[next_]);
    }
    return open_;
  }

 private:
  std::vector<Stretch> stretches_;
  std::vector<Stretch> open_;
  std::size_t next_ = 0;
};

std::string ids_of(const std::vector<ActorIndex>& indices, const auto& items) {
  std::string out;
  for (const std::uint32_t index : indices) {
    if (!out.empty()) out += ' ';
    out += percent_encoded(items[index].id);
  }
  return out.empty() ? "_" : out;
}

class ColumnWriter {
 public:
  ColumnWriter(std::string& out, const Annotation& annotation, const AnnotatedText& text)
      : out_(out),
        annotation_(annotation),
        text_(text),
        offsets_(annotation.text, OffsetUnit::code_point),
        mentions_(mentions()),
        pieces_(pieces()) {}

  void write() {
    out_ += "# global.columns = ID FORM START END ACTOR CLAIM...\n# newdoc\n";
    for (const Annotation::Actor& actor : annotation_.actors) write_actor(actor);
    for (const Annotation::Claim& claim : annotation_.claims) write_claim(claim);
    for (const Sentence& sentence : text_.sentences()) {
      for (std::uint32_t start = sentence.tokens.start; start < sentence.tokens.end;
           start += kMostRows) {
        write_block({start, std::min(start + kMostRows, sentence.tokens.end)});
      }
    }
  }

 private:
  std::vector<Stretch> mentions() const {
    std::vector<Stretch> out;
    for (std::uint32_t i = 0; i < annotation_.mentions.size(); ++i) {
      const auto tokens = tokens_of(text_, annotation_.mentions[i].bytes);
      if (tokens) out.push_back({*tokens, i, {}});
    }
    return out;
  }

  std::vector<Stretch> pieces() const {
    std::vector<Stretch> out;
    for (std::uint32_t i = 0; i < annotation_.claims.size(); ++i) {
      const Annotation::Claim& claim = annotation_.claims[i];
      const auto add = [&](std::string_view role, const std::vector<ByteSpan>& spans) {
        for (const ByteSpan span : spans) {
          if (const auto tokens = tokens_of(text_, span)) out.push_back({*tokens, i, role});
        }
      };
      // A later one is written over an earlier one where they overlap.
      add("content", claim.content);
      add("source", claim.source);
      add("cue", claim.cue);
    }
    return out;
  }

  void write_actor(const Annotation::Actor& actor) {
    out_ += "# actor " + percent_encoded(actor.id) + " = ";
    out_ += name_of(actor.type);
    out_ += '\t';
    append_in_line(out_, actor.name);
    out_ += '\n';
  }

  void write_claim(const Annotation::Claim& claim) {
    out_ += "# claim " + percent_encoded(claim.id) + " = ";
    out_ += name_of(claim.type);
    out_ += "\tspeaker: ";
    out_ += claim.source_actor ? percent_encoded(annotation_.actors[*claim.source_actor].id) : "_";
    out_ += "\ttargets: " + ids_of(claim.targets, annotation_.actors);
    out_ += "\tanswers: " + ids_of(claim.responds_to, annotation_.claims);
    out_ += "\tstanding: ";
    out_ += claim.standing ? name_of(*claim.standing) : "_";
    out_ += '\n';
  }

  void write_block(TokenSpan block) {
    write_paragraph(text_.tokens()[block.start].bytes.start);
    out_ += "# sent_id = " + std::to_string(++blocks_) + '\n';
    const std::vector<Stretch>& pieces = pieces_.in(block);
    std::vector<std::uint32_t> columns;
    columns.reserve(pieces.size());
    for (const Stretch& piece : pieces) columns.push_back(piece.index);
    std::sort(columns.begin(), columns.end());
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
    if (!columns.empty()) write_columns(columns);
    const std::vector<std::string> cells = cells_of(block, columns, pieces);
    const std::vector<std::string> actors = actors_of(block);
    for (std::uint32_t row = 0; row < block.size(); ++row) {
      write_token(row + 1, block.start + row);
      out_ += '\t' + actors[row];
      for (std::size_t i = 0; i < columns.size(); ++i) {
        out_ += '\t' + cells[row * columns.size() + i];
      }
      out_ += '\n';
    }
    out_ += '\n';
  }

  // Names the paragraph where a block is the first in it. `start` grows from call to call.
  void write_paragraph(std::uint32_t start) {
    const auto& paragraphs = annotation_.paragraphs;
    const std::size_t before = paragraph_;
    while (paragraph_ < paragraphs.size() && paragraphs[paragraph_].bytes.end <= start) {
      ++paragraph_;
    }
    if (paragraph_ == paragraphs.size() || (paragraph_ == before && blocks_ > 0)) return;
    if (paragraphs[paragraph_].bytes.start > start) return;
    out_ += "# newpar = ";
    out_ += name_of(paragraphs[paragraph_].kind);
    out_ += '\n';
  }

  void write_columns(const std::vector<std::uint32_t>& columns) {
    out_ += "# claims =";
    for (const std::uint32_t claim : columns) {
      out_ += ' ' + percent_encoded(annotation_.claims[claim].id) + ':';
      out_ += name_of(annotation_.claims[claim].type);
    }
    out_ += '\n';
  }

  void write_token(std::uint32_t id, std::uint32_t token) {
    const UnitOffsets::Range range = offsets_.from_bytes(text_.tokens()[token].bytes);
    out_ += std::to_string(id) + '\t';
    out_ += text_.surface(token);
    out_ += '\t' + std::to_string(range.start) + '\t' + std::to_string(range.end);
  }

  // Row by row, one cell a column.
  static std::vector<std::string> cells_of(TokenSpan block,
                                           const std::vector<std::uint32_t>& columns,
                                           const std::vector<Stretch>& pieces) {
    std::vector<std::string> cells(block.size() * columns.size(), "O");
    for (const std::string_view role : {"content", "source", "cue"}) {
      for (const Stretch& piece : pieces) {
        if (piece.role != role) continue;
        const auto column = std::lower_bound(columns.begin(), columns.end(), piece.index);
        for_rows(block, piece, [&](std::uint32_t row, std::string_view mark) {
          cells[row * columns.size() + static_cast<std::size_t>(column - columns.begin())] =
              std::string(mark) + std::string(role);
        });
      }
    }
    return cells;
  }

  std::vector<std::string> actors_of(TokenSpan block) {
    std::vector<std::string> cells(block.size());
    for (const Stretch& stretch : mentions_.in(block)) {
      const Annotation::Actor& actor =
          annotation_.actors[annotation_.mentions[stretch.index].actor];
      const std::string label = std::string(name_of(actor.type)) + ':' + percent_encoded(actor.id);
      for_rows(block, stretch, [&](std::uint32_t row, std::string_view mark) {
        if (!cells[row].empty()) cells[row] += '|';
        cells[row] += std::string(mark) + label;
      });
    }
    for (std::string& cell : cells) {
      if (cell.empty()) cell = "O";
    }
    return cells;
  }

  template <class Use>
  static void for_rows(TokenSpan block, const Stretch& stretch, const Use& use) {
    const std::uint32_t end = std::min(stretch.tokens.end, block.end);
    for (std::uint32_t token = std::max(stretch.tokens.start, block.start); token < end; ++token) {
      use(token - block.start, token == stretch.tokens.start ? "B-" : "I-");
    }
  }

  std::string& out_;
  const Annotation& annotation_;
  const AnnotatedText& text_;
  UnitOffsets offsets_;
  Sweep mentions_;
  Sweep pieces_;
  std::size_t paragraph_ = 0;  // the next that a block may begin
  std::size_t blocks_ = 0;
};

}  // namespace

std::string to_conll(const Annotation& annotation) {
  std::string out;
  const Result<AnnotatedText> text = AnnotatedText::analyse(annotation.text);
  if (text) ColumnWriter(out, annotation, *text).write();
  return out;
}

}  // namespace allegedly
