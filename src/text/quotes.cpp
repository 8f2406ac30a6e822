#include "text/quotes.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace allegedly {
namespace {

enum class Level : std::uint8_t { double_mark, single_mark };
enum class Side : std::uint8_t { opening, closing };

struct Mark {
  std::uint32_t token = 0;
  Level level = Level::double_mark;
  Side side = Side::opening;
};

class QuotePairer {
 public:
  QuotePairer(std::string_view text, const std::vector<Token>& tokens)
      : text_(text), tokens_(tokens) {}

  void paragraph(TokenSpan paragraph, bool last);
  std::vector<Quotation> finish();

 private:
  std::string_view surface(std::uint32_t token) const {
    const ByteSpan bytes = tokens_[token].bytes;
    return text_.substr(bytes.start, bytes.size());
  }
  std::optional<Mark> mark_at(std::uint32_t token, TokenSpan paragraph) const;
  Side straight_side(std::uint32_t token, TokenSpan paragraph, Level level) const;
  bool is_open(Level level) const;
  void open(const Mark& mark) { open_.push_back(mark); }
  void close(const Mark& mark);

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::vector<Mark> open_;
  std::vector<Quotation> found_;
  // Paragraphs that opened a quotation and did not close it, waiting for the next one to go on.
  std::vector<Quotation> pending_;
};

bool QuotePairer::is_open(Level level) const {
  return std::any_of(open_.begin(), open_.end(),
                     [level](const Mark& mark) { return mark.level == level; });
}

// A straight mark opens if white space or an opening bracket precedes and none follows; where that
// does not decide, it closes what is open.
Side QuotePairer::straight_side(std::uint32_t token, TokenSpan paragraph, Level level) const {
  const bool glued_before = token > paragraph.start && !tokens_[token].space_before;
  const bool glued_after = token + 1 < paragraph.end && !tokens_[token + 1].space_before;
  if (glued_after && !glued_before) return Side::opening;
  if (glued_before && !glued_after) return Side::closing;
  if (token == paragraph.start) return Side::opening;
  return is_open(level) ? Side::closing : Side::opening;
}

std::optional<Mark> QuotePairer::mark_at(std::uint32_t token, TokenSpan paragraph) const {
  if (tokens_[token].clitic) return std::nullopt;
  const std::string_view mark = surface(token);
  if (mark == "\"") {
    return Mark{token, Level::double_mark, straight_side(token, paragraph, Level::double_mark)};
  }
  if (mark == "'") {
    return Mark{token, Level::single_mark, straight_side(token, paragraph, Level::single_mark)};
  }
  if (mark == "\u201C" || mark == "\u201E" || mark == "\u00AB" || mark == "``" || mark == "\u2018\u2019") {
    return Mark{token, Level::double_mark, Side::opening};
  }
  if (mark == "\u201D" || mark == "\u00BB" || mark == "''" || mark == "\u2019\u2019") {
    return Mark{token, Level::double_mark, Side::closing};
  }
  if (mark == "\u2018" || mark == "`") return Mark{token, Level::single_mark, Side::opening};
  if (mark == "\u2019") return Mark{token, Level::single_mark, Side::closing};
  return std::nullopt;
}

// Closes the innermost open mark of the same level; marks opened inside it had no partner.
void QuotePairer::close(const Mark& mark) {
  for (std::size_t i = open_.size(); i-- > 0;) {
    if (open_[i].level != mark.level) continue;
    const auto depth = static_cast<std::uint8_t>(std::min<std::size_t>(i, 255));
    found_.push_back({{open_[i].token, mark.token + 1}, depth, false});
    open_.resize(i);
    return;
  }
}

void QuotePairer::paragraph(TokenSpan paragraph, bool last) {
  open_.clear();
  std::optional<Mark> first;
  bool closed_outer = false;
  for (std::uint32_t token = paragraph.start; token < paragraph.end; ++token) {
    const auto mark = mark_at(token, paragraph);
    if (!mark) continue;
    if (!first) {
      first = mark;
      const bool goes_on = mark->side == Side::opening && token == paragraph.start &&
                           mark->level == Level::double_mark;
      if (goes_on) found_.insert(found_.end(), pending_.begin(), pending_.end());
      pending_.clear();
    }
    if (mark->side == Side::opening) {
      open(*mark);
    } else {
      closed_outer = true;
      close(*mark);
    }
  }
  if (!first) pending_.clear();
  static_cast<void>(closed_outer);
  if (!last && open_.size() == 1 && open_[0].level == Level::double_mark) {
    pending_.push_back({{open_[0].token, paragraph.end}, 0, true});
  }
}

std::vector<Quotation> QuotePairer::finish() {
  std::sort(found_.begin(), found_.end(), [](const Quotation& a, const Quotation& b) {
    return a.tokens.start != b.tokens.start ? a.tokens.start < b.tokens.start
                                            : a.tokens.end > b.tokens.end;
  });
  return std::move(found_);
}

}  // namespace

std::vector<Quotation> pair_quotes(std::string_view text, const std::vector<Token>& tokens,
                                   const std::vector<Paragraph>& paragraphs) {
  QuotePairer pairer(text, tokens);
  for (const Paragraph& paragraph : paragraphs) {
    pairer.paragraph(paragraph.tokens, &paragraph == &paragraphs.back());
  }
  return pairer.finish();
}

}  // namespace allegedly
