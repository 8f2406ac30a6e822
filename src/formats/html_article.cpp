#include "formats/html_article.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/flags.hpp"
#include "formats/excerpts.hpp"
#include "formats/html_escape.hpp"
#include "formats/names.hpp"
#include "formats/segments.hpp"

namespace allegedly {
namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n\v\f\r") == std::string_view::npos;
}

// The paragraphs, and what a foreign annotation left between them: nothing is dropped.
std::vector<Annotation::Paragraph> all_paragraphs(const Annotation& annotation) {
  const std::string_view text = annotation.text;
  std::vector<Annotation::Paragraph> out;
  std::uint32_t end = 0;
  const auto keep_gap = [&](std::uint32_t next) {
    if (!is_blank(text.substr(end, next - end))) out.push_back({{end, next}, ParagraphKind::body});
  };
  for (const Annotation::Paragraph& paragraph : annotation.paragraphs) {
    keep_gap(paragraph.bytes.start);
    out.push_back(paragraph);
    end = paragraph.bytes.end;
  }
  keep_gap(static_cast<std::uint32_t>(text.size()));
  return out;
}

enum class Part : std::uint8_t {
  content,
  source,
  cue,
  mention
};  // outside in, where they coincide

std::string_view name_of_part(Part part) {
  switch (part) {
    case Part::content: return "content";
    case Part::source: return "source";
    case Part::cue: return "cue";
    case Part::mention: break;
  }
  return "mention";
}

struct Mark {
  ByteSpan bytes;
  Part part = Part::mention;
  std::uint32_t index = 0;  // of the mention or the claim
  bool is_anchor = false;   // links to the claim lead here
};

// In the order of their parts, which decides how marks nest that coincide.
std::vector<Mark> all_marks(const Annotation& annotation) {
  std::vector<Mark> marks;
  const auto add_pieces = [&](Part part, std::vector<ByteSpan> Annotation::Claim::*pieces) {
    for (std::uint32_t i = 0; i < annotation.claims.size(); ++i) {
      for (const ByteSpan& piece : annotation.claims[i].*pieces) {
        const bool is_first = &piece == &(annotation.claims[i].*pieces).front();
        marks.push_back({piece, part, i, part == Part::cue && is_first});
      }
    }
  };
  add_pieces(Part::content, &Annotation::Claim::content);
  add_pieces(Part::source, &Annotation::Claim::source);
  add_pieces(Part::cue, &Annotation::Claim::cue);
  for (std::uint32_t i = 0; i < annotation.mentions.size(); ++i) {
    marks.push_back({annotation.mentions[i].bytes, Part::mention, i});
  }
  return marks;
}

class ArticleWriter {
 public:
  ArticleWriter(std::string& out, const Annotation& annotation)
      : out_(out),
        annotation_(annotation),
        paragraphs_(all_paragraphs(annotation)),
        marks_(all_marks(annotation)),
        opened_(marks_.size()) {
    for (const Annotation::Claim& claim : annotation.claims) labels_.push_back(label(claim));
  }

  void write() {
    out_ += "<article class=\"allegedly-article\">\n";
    const std::vector<Segment> segments = flatten(spans(paragraphs_), spans(marks_));
    for (std::size_t i = 0; i < segments.size(); ++i) {
      const bool begins = i == 0 || segments[i - 1].range != segments[i].range;
      const bool ends = i + 1 == segments.size() || segments[i + 1].range != segments[i].range;
      if (begins) begin_paragraph(paragraphs_[segments[i].range].kind);
      nest(segments[i].marks);
      append_html(out_, slice(segments[i].bytes));
      if (ends) end_paragraph();
    }
    out_ += "</article>\n";
  }

 private:
  template <class Item>
  static std::vector<ByteSpan> spans(const std::vector<Item>& items) {
    std::vector<ByteSpan> out;
    out.reserve(items.size());
    for (const Item& item : items) out.push_back(item.bytes);
    return out;
  }

  std::string_view slice(ByteSpan bytes) const {
    return std::string_view(annotation_.text).substr(bytes.start, bytes.size());
  }

  // The first headline is the title of the page. dir=auto fences each paragraph's bidi controls in.
  void begin_paragraph(ParagraphKind kind) {
    element_ = "p";
    if (kind == ParagraphKind::headline && !has_title_) {
      element_ = "h1";
      has_title_ = true;
    }
    out_ += '<';
    out_ += element_;
    out_ += " dir=\"auto\" data-paragraph=\"";
    out_ += name_of(kind);
    out_ += "\">";
  }

  void end_paragraph() {
    nest({});
    out_ += "</";
    out_ += element_;
    out_ += ">\n";
  }

  // Closes and opens elements until just `marks` are open, outermost first.
  void nest(const std::vector<std::uint32_t>& marks) {
    const auto kept = std::mismatch(open_.begin(), open_.end(), marks.begin(), marks.end());
    for (auto mark = kept.first; mark != open_.end(); ++mark) out_ += "</mark>";
    std::for_each(kept.second, marks.end(), [this](std::uint32_t mark) { open(mark); });
    open_ = marks;
  }

  void open(std::uint32_t index) {
    const Mark& mark = marks_[index];
    out_ += "<mark";
    if (mark.is_anchor && !opened_[index]) out_ += " id=\"" + claim_anchor(mark.index) + '"';
    opened_[index] = true;
    if (mark.part == Part::mention) {
      const ActorIndex actor = annotation_.mentions[mark.index].actor;
      append_attribute("data-kind", "actor");
      append_attribute("data-id", annotation_.actors[actor].id);
      append_attribute("data-part", name_of_part(mark.part));
      append_title(label(annotation_.actors[actor]));
    } else {
      const Annotation::Claim& claim = annotation_.claims[mark.index];
      append_attribute("data-kind", name_of(claim.type));
      append_attribute("data-id", claim.id);
      append_attribute("data-part", name_of_part(mark.part));
      append_title(labels_[mark.index]);
    }
    out_ += '>';
  }

  void append_attribute(std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_html(out_, value);
    out_ += '"';
  }

  void append_title(std::string_view label) {
    out_ += " title=\"";
    append_html_label(out_, label, kMaxLabel);
    out_ += '"';
  }

  static std::string label(const Annotation::Actor& actor) {
    return actor.name + " (" + std::string(name_of(actor.type)) + ')';
  }

  std::string label(const Annotation::Claim& claim) const {
    std::string out(label_of(claim.type));
    if (claim.standing) out += " (" + std::string(label_of(*claim.standing)) + ')';
    if (const std::string source = source_of(annotation_, claim); !source.empty()) {
      out += " by " + source;
    }
    return out;
  }

  std::string& out_;
  const Annotation& annotation_;
  std::vector<Annotation::Paragraph> paragraphs_;
  std::vector<Mark> marks_;
  Flags opened_;                     // by mark: its first element is written
  std::vector<std::string> labels_;  // by claim
  std::vector<std::uint32_t> open_;  // marks whose elements are open
  std::string_view element_;         // of the paragraph being written
  bool has_title_ = false;
};

}  // namespace

std::string claim_anchor(ClaimIndex claim) {
  return "claim-" + std::to_string(claim + 1);
}
std::string actor_anchor(ActorIndex actor) {
  return "actor-" + std::to_string(actor + 1);
}

void append_html_article(std::string& out, const Annotation& annotation) {
  ArticleWriter(out, annotation).write();
}

}  // namespace allegedly
