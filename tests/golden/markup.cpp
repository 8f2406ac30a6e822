#include "golden/markup.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "formats/names.hpp"

namespace allegedly::golden {
namespace {

struct Mark {
  ByteSpan bytes;
  std::string label;
  bool begun = false;  // an earlier piece is already written
};

std::string mention_label(const Annotation& annotation, const Annotation::Mention& mention) {
  const std::string_view form = mention.form == MentionForm::name      ? ""
                                : mention.form == MentionForm::nominal ? "~"
                                                                       : "=";
  return "@" + annotation.actors[mention.actor].id + std::string(form);
}

// Outer before inner where spans are equal.
std::vector<Mark> collect_marks(const Annotation& annotation) {
  std::vector<Mark> marks;
  for (const Annotation::Paragraph& paragraph : annotation.paragraphs) {
    if (paragraph.kind != ParagraphKind::body) {
      marks.push_back({paragraph.bytes, std::string(name_of(paragraph.kind))});
    }
  }
  for (const Annotation::Claim& claim : annotation.claims) {
    for (const ByteSpan piece : claim.content) marks.push_back({piece, claim.id + ".con"});
    for (const ByteSpan piece : claim.source) marks.push_back({piece, claim.id + ".src"});
    for (const ByteSpan piece : claim.cue) marks.push_back({piece, claim.id + ".cue"});
  }
  for (const Annotation::Mention& mention : annotation.mentions) {
    marks.push_back({mention.bytes, mention_label(annotation, mention)});
  }
  return marks;
}

// Writes the text once from left to right; `open_` is the stack of marks around the current
// position.
class MarkWriter {
 public:
  explicit MarkWriter(const Annotation& annotation)
      : text_(annotation.text), to_open_(collect_marks(annotation)) {
    std::stable_sort(to_open_.begin(), to_open_.end(),
                     [](const Mark& a, const Mark& b) { return a.bytes.start < b.bytes.start; });
  }

  std::string write() {
    std::size_t next = 0;
    while (next < to_open_.size() || !open_.empty()) {
      advance_to(next_boundary(next));
      std::vector<Mark> opening = close_ending_here();
      for (; next < to_open_.size() && to_open_[next].bytes.start == position_; ++next) {
        opening.push_back(to_open_[next]);
      }
      open(std::move(opening));
    }
    advance_to(static_cast<std::uint32_t>(text_.size()));
    return std::move(out_);
  }

 private:
  std::uint32_t next_boundary(std::size_t next) const {
    auto boundary = static_cast<std::uint32_t>(text_.size());
    if (next < to_open_.size()) boundary = to_open_[next].bytes.start;
    for (const Mark& mark : open_) boundary = std::min(boundary, mark.bytes.end);
    return boundary;
  }

  void advance_to(std::uint32_t position) {
    out_.append(text_, position_, position - position_);
    position_ = position;
  }

  // Returns the marks that had to be closed with those that end here, but go on.
  std::vector<Mark> close_ending_here() {
    const auto ends_here = [&](const Mark& mark) { return mark.bytes.end == position_; };
    const auto outermost = std::find_if(open_.begin(), open_.end(), ends_here);
    out_.append(static_cast<std::size_t>(open_.end() - outermost), '}');
    std::vector<Mark> cut(outermost, open_.end());
    open_.erase(outermost, open_.end());
    std::erase_if(cut, ends_here);
    return cut;
  }

  void open(std::vector<Mark> marks) {
    std::stable_sort(marks.begin(), marks.end(),
                     [](const Mark& a, const Mark& b) { return a.bytes.end > b.bytes.end; });
    for (Mark& mark : marks) {
      out_ += "{" + mark.label + (mark.begun ? "+|" : "|");
      mark.begun = true;
      open_.push_back(std::move(mark));
    }
  }

  const std::string& text_;
  std::vector<Mark> to_open_;
  std::vector<Mark> open_;
  std::uint32_t position_ = 0;
  std::string out_;
};

template <class Item>
std::string joined_ids(const std::vector<Item>& items, std::span<const std::uint32_t> indices) {
  std::string ids;
  for (const std::uint32_t index : indices) ids += (ids.empty() ? "" : ",") + items[index].id;
  return ids;
}

std::string claim_line(const Annotation& annotation, const Annotation::Claim& claim) {
  std::string line = claim.id + " " + std::string(name_of(claim.type));
  if (claim.source_actor) line += " source=" + annotation.actors[*claim.source_actor].id;
  if (!claim.targets.empty()) line += " targets=" + joined_ids(annotation.actors, claim.targets);
  if (!claim.responds_to.empty()) {
    line += " responds=" + joined_ids(annotation.claims, claim.responds_to);
  }
  if (claim.standing) line += " standing=" + std::string(name_of(*claim.standing));
  return line + "\n";
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// The longest common subsequence: entry (i, j) is its length for the lines from i of `a` and from j
// of `b` on.
class CommonLines {
 public:
  CommonLines(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b)
      : width_(b.size() + 1), length_((a.size() + 1) * width_) {
    for (std::size_t i = a.size(); i-- > 0;) {
      for (std::size_t j = b.size(); j-- > 0;) {
        length_[i * width_ + j] =
            a[i] == b[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
  }

  std::size_t at(std::size_t i, std::size_t j) const { return length_[i * width_ + j]; }

 private:
  std::size_t width_;
  std::vector<std::size_t> length_;
};

struct DiffLine {
  char sign;  // ' ', '-', '+'
  std::string_view text;
};

std::vector<DiffLine> align(std::string_view expected, std::string_view found) {
  const std::vector<std::string_view> a = lines_of(expected);
  const std::vector<std::string_view> b = lines_of(found);
  const CommonLines common(a, b);
  std::vector<DiffLine> lines;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      lines.push_back({' ', a[i]});
      ++i;
      ++j;
    } else if (i < a.size() && (j == b.size() || common.at(i + 1, j) >= common.at(i, j + 1))) {
      lines.push_back({'-', a[i++]});
    } else {
      lines.push_back({'+', b[j++]});
    }
  }
  return lines;
}

}  // namespace

std::string render_markup(const Annotation& annotation) {
  std::string out = "# actors\n";
  for (const Annotation::Actor& actor : annotation.actors) {
    out += actor.id + " " + std::string(name_of(actor.type)) + " " + actor.name + "\n";
  }
  out += "# claims\n";
  for (const Annotation::Claim& claim : annotation.claims) out += claim_line(annotation, claim);
  return out + "# text\n" + MarkWriter(annotation).write() + "\n";
}

std::string article_of(std::string_view markup) {
  constexpr std::string_view kHeading = "# text\n";
  markup.remove_prefix(std::min(markup.find(kHeading), markup.size()));
  markup.remove_prefix(std::min(kHeading.size(), markup.size()));
  std::string article;
  for (std::size_t i = 0; i < markup.size(); ++i) {
    if (markup[i] == '{') {
      i = std::min(markup.find('|', i), markup.size());
    } else if (markup[i] != '}') {
      article += markup[i];
    }
  }
  const std::size_t start = std::min(article.find_first_not_of('\n'), article.size());
  return article.substr(start, article.find_last_not_of('\n') + 1 - start);
}

bool can_hold_marks(std::string_view article) {
  return article.find_first_of("{}") == std::string_view::npos;
}

std::string line_diff(std::string_view expected, std::string_view found) {
  constexpr std::size_t kContext = 2;
  const std::vector<DiffLine> lines = align(expected, found);
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t first = i - std::min(i, kContext);
    const std::size_t last = std::min(i + kContext + 1, lines.size());
    const bool near_change = std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(first),
                                         lines.begin() + static_cast<std::ptrdiff_t>(last),
                                         [](const DiffLine& line) { return line.sign != ' '; });
    if (near_change) out.append({lines[i].sign, ' '}).append(lines[i].text).append("\n");
  }
  return out;
}

}  // namespace allegedly::golden
