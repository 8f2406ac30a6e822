#include "text/quotes.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace allegedly {
namespace {

enum class Level : std::uint8_t { double_mark, single_mark };
enum class Side : std::uint8_t { opening, closing, straight };

struct MarkForm {
  std::string_view form;
  Level level;
  Side side;
};

constexpr MarkForm kMarkForms[] = {
    {"\"", Level::double_mark, Side::straight},
    {"''", Level::double_mark, Side::straight},
    {"\u2018\u2019", Level::double_mark, Side::straight},
    {"\u2019\u2019", Level::double_mark, Side::straight},
    {"``", Level::double_mark, Side::opening},
    {"\u201C", Level::double_mark, Side::opening},
    {"\u201D", Level::double_mark, Side::closing},
    {"\u201E", Level::double_mark, Side::opening},
    {"\u00AB", Level::double_mark, Side::opening},
    {"\u00BB", Level::double_mark, Side::closing},
    {"'", Level::single_mark, Side::straight},
    {"`", Level::single_mark, Side::opening},
    {"\u2018", Level::single_mark, Side::opening},
    {"\u2019", Level::single_mark, Side::closing},
    {"\u201A", Level::single_mark, Side::opening},
    {"\u2039", Level::single_mark, Side::opening},
    {"\u203A", Level::single_mark, Side::closing},
};

// A straight mark behind one of these opens.
constexpr std::string_view kOpeners[] = {"(", "[", "{", "\u2014", "\u2013", "--", "-", "/"};

// Marks that may wait for their partner; the oldest is given up when there are more, so that a
// text of nothing but marks takes linear time.
constexpr std::size_t kMaxOpen = 16;

struct Mark {
  std::uint32_t token = 0;
  Level level = Level::double_mark;
  Side side = Side::opening;
};

class QuotePairer {
 public:
  QuotePairer(std::string_view text, const std::vector<Token>& tokens)
      : text_(text), tokens_(tokens) {}

  void pair_paragraph(TokenSpan paragraph);
  std::vector<Quotation> finish();

 private:
  std::string_view surface(std::uint32_t token) const {
    const ByteSpan bytes = tokens_[token].bytes;
    return text_.substr(bytes.start, bytes.size());
  }
  const MarkForm* form_of(std::uint32_t token) const;
  bool is_measure(std::uint32_t token, const MarkForm& mark) const;
  std::optional<Mark> mark_at(std::uint32_t token) const;
  Side side_by_spacing(std::uint32_t token, Level level) const;
  Side side_between_glued(std::uint32_t token, Level level) const;
  bool is_open(Level level) const;
  void open(const Mark& mark);
  void close(const Mark& mark);
  void resume(const Mark& first);
  void suspend(std::size_t first_found);

  std::string_view text_;
  const std::vector<Token>& tokens_;
  TokenSpan paragraph_;
  std::vector<Mark> open_;
  std::vector<Quotation> found_;
  // Left open in the paragraphs before this one; quotations if this one goes on with them.
  std::vector<Quotation> suspended_;
  Level suspended_level_ = Level::double_mark;
  std::vector<Quotation> resumed_;
};

// Null if the token is no quotation mark.
const MarkForm* QuotePairer::form_of(std::uint32_t token) const {
  if (tokens_[token].clitic || tokens_[token].kind == TokenKind::word) return nullptr;
  const std::string_view form = surface(token);
  const MarkForm* mark = std::find_if(std::begin(kMarkForms), std::end(kMarkForms),
                                      [form](const MarkForm& m) { return m.form == form; });
  return mark == std::end(kMarkForms) ? nullptr : mark;
}

bool QuotePairer::is_open(Level level) const {
  return std::any_of(open_.begin(), open_.end(),
                     [level](const Mark& mark) { return mark.level == level; });
}

// A mark that touches what is before and after it: "(\"yes\")", "said,\"No\"".
Side QuotePairer::side_between_glued(std::uint32_t token, Level level) const {
  const std::string_view before = surface(token - 1);
  if (std::find(std::begin(kOpeners), std::end(kOpeners), before) != std::end(kOpeners) &&
      tokens_[token + 1].kind != TokenKind::punctuation) {
    return Side::opening;
  }
  return is_open(level) ? Side::closing : Side::opening;
}

Side QuotePairer::side_by_spacing(std::uint32_t token, Level level) const {
  const bool glued_before = token > paragraph_.start && !tokens_[token].space_before;
  const bool glued_after = token + 1 < paragraph_.end && !tokens_[token + 1].space_before;
  if (glued_before != glued_after) return glued_after ? Side::opening : Side::closing;
  if (glued_before) return side_between_glued(token, level);
  return is_open(level) ? Side::closing : Side::opening;
}

// Feet and inches: 6'2".
bool QuotePairer::is_measure(std::uint32_t token, const MarkForm& mark) const {
  return mark.side == Side::straight && token > paragraph_.start && !tokens_[token].space_before &&
         tokens_[token - 1].kind == TokenKind::number && !is_open(mark.level);
}

std::optional<Mark> QuotePairer::mark_at(std::uint32_t token) const {
  const MarkForm* mark = form_of(token);
  if (mark == nullptr || is_measure(token, *mark)) return std::nullopt;
  const Side spaced = side_by_spacing(token, mark->level);
  // Some languages and some writers close with a mark that opens here, or the other way round.
  const bool contradicted =
      mark->side == Side::straight || (mark->level == Level::double_mark && mark->side != spaced &&
                                       is_open(mark->level) == (spaced == Side::closing));
  return Mark{token, mark->level, contradicted ? spaced : mark->side};
}

void QuotePairer::open(const Mark& mark) {
  if (open_.size() == kMaxOpen) open_.erase(open_.begin());
  open_.push_back(mark);
}

void QuotePairer::close(const Mark& mark) {
  for (std::size_t i = open_.size(); i-- > 0;) {
    if (open_[i].level != mark.level) continue;
    found_.push_back({{open_[i].token, mark.token + 1}});
    open_.resize(i);
    return;
  }
}

// The paragraph's first mark decides whether it goes on with what the last one left open.
void QuotePairer::resume(const Mark& first) {
  const bool goes_on = first.side == Side::opening && first.token == paragraph_.start &&
                       first.level == suspended_level_;
  if (goes_on) resumed_ = std::move(suspended_);
  suspended_.clear();
}

// What is open at the paragraph's end may go on in the next one, unless marks of its level paired
// after it: then it was a stray mark. `first_found` is the first quotation of this paragraph.
void QuotePairer::suspend(std::size_t first_found) {
  const auto outermost = std::find_if(open_.begin(), open_.end(), [](const Mark& mark) {
    return mark.level == Level::double_mark;
  });
  const Mark mark = outermost != open_.end() ? *outermost : open_.front();
  for (std::size_t i = first_found; i < found_.size(); ++i) {
    const TokenSpan tokens = found_[i].tokens;
    if (tokens.start <= mark.token || form_of(tokens.start)->level != mark.level) continue;
    if (mark.token == paragraph_.start) resumed_.clear();  // nothing closes what went on here
    return;
  }
  if (mark.token == paragraph_.start) {
    suspended_ = std::move(resumed_);
    resumed_.clear();
  }
  suspended_.push_back({{mark.token, paragraph_.end}, 0, true});
  suspended_level_ = mark.level;
}

void QuotePairer::pair_paragraph(TokenSpan paragraph) {
  paragraph_ = paragraph;
  open_.clear();
  resumed_.clear();
  const std::size_t first_found = found_.size();
  bool any = false;
  for (std::uint32_t token = paragraph.start; token < paragraph.end; ++token) {
    const auto mark = mark_at(token);
    if (!mark) continue;
    if (!any) resume(*mark);
    any = true;
    mark->side == Side::opening ? open(*mark) : close(*mark);
  }
  if (!any) suspended_.clear();
  if (!open_.empty()) suspend(first_found);
  found_.insert(found_.end(), resumed_.begin(), resumed_.end());
}

std::vector<Quotation> QuotePairer::finish() {
  std::sort(found_.begin(), found_.end(), [](const Quotation& a, const Quotation& b) {
    return a.tokens.start != b.tokens.start ? a.tokens.start < b.tokens.start
                                            : a.tokens.end > b.tokens.end;
  });
  std::vector<std::uint32_t> ends;
  for (Quotation& quotation : found_) {
    while (!ends.empty() && ends.back() <= quotation.tokens.start) ends.pop_back();
    quotation.depth = static_cast<std::uint8_t>(ends.size());
    ends.push_back(quotation.tokens.end);
  }
  return std::move(found_);
}

}  // namespace

std::vector<Quotation> pair_quotes(std::string_view text, const std::vector<Token>& tokens,
                                   const std::vector<Paragraph>& paragraphs) {
  QuotePairer pairer(text, tokens);
  for (const Paragraph& paragraph : paragraphs) pairer.pair_paragraph(paragraph.tokens);
  return pairer.finish();
}

}  // namespace allegedly
