#include "text/paragraphs.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "text/characters.hpp"
#include "text/tables.hpp"
#include "text/utf8.hpp"

namespace allegedly {
namespace {

// Only lines of at most this many tokens are anything but body.
constexpr std::uint32_t kMaxCueLine = 60;
constexpr std::uint32_t kMaxHeadline = 40;
constexpr std::uint32_t kMaxDateline = 16;
constexpr std::uint32_t kMaxKeywordLine = 8;
constexpr std::uint32_t kMaxLinkLine = 25;
// How many paragraphs from the top or the bottom a byline may stand.
constexpr std::uint32_t kBylineReach = 6;
// Shorter words may be small in a headline whose words have capitals.
constexpr std::uint32_t kLongWord = 5;
// Stands for any words inside a phrase.
constexpr std::string_view kGap = " * ";

class ParagraphClassifier {
 public:
  explicit ParagraphClassifier(const AnnotatedText& text) : text_(text) {
    behind_last_long_ = count();
    while (behind_last_long_ > 0 &&
           paragraph(behind_last_long_ - 1).tokens.size() <= kMaxLinkLine) {
      --behind_last_long_;
    }
  }

  std::vector<ParagraphKind> classify();

 private:
  const Paragraph& paragraph(std::uint32_t index) const { return text_.paragraphs()[index]; }
  std::uint32_t count() const { return static_cast<std::uint32_t>(text_.paragraphs().size()); }
  const Token& token(std::uint32_t index) const { return text_.tokens()[index]; }

  char32_t first_character(std::uint32_t index) const {
    return decode(text_.text(), token(index).bytes.start).code_point;
  }
  bool is_word(std::uint32_t index) const {
    return token(index).kind != TokenKind::punctuation && token(index).kind != TokenKind::symbol;
  }

  bool ends_in_full_stop(TokenSpan line) const;
  void make_key(TokenSpan line);
  const ParagraphCue* find_cue(TokenSpan line);
  bool is_byline(std::uint32_t index) const;
  bool is_date(TokenSpan line) const;
  bool is_place_line(TokenSpan line) const;
  bool is_rule(TokenSpan line) const;
  ParagraphKind own_kind(std::uint32_t index);
  std::uint32_t label_section(std::uint32_t heading, std::vector<ParagraphKind>& kinds) const;
  std::optional<std::uint32_t> find_headline(const std::vector<ParagraphKind>& kinds) const;
  bool is_title_case(TokenSpan line) const;
  bool is_keyword_line(std::uint32_t index, std::uint32_t headline) const;

  const AnnotatedText& text_;
  std::string key_;                     // the current line as the table spells lines
  std::uint32_t behind_last_long_ = 0;  // from here on all paragraphs are short
  bool section_ = false;                // the current line heads a section of boiler-plate
};

bool ParagraphClassifier::ends_in_full_stop(TokenSpan line) const {
  std::uint32_t last = line.end - 1;
  while (last > line.start && token(last).kind == TokenKind::punctuation &&
         !token(last).space_before && text_.surface(last).front() != '.') {
    --last;
  }
  return text_.surface(last).front() == '.' && text_.surface(last).size() == 1;
}

// Lower case, words separated by one space, of the punctuation only "(" and ":", no numbers.
void ParagraphClassifier::make_key(TokenSpan line) {
  key_.clear();
  bool glue = false;
  for (std::uint32_t t = line.start; t < line.end; ++t) {
    const std::string_view word = text_.folded(t);
    const bool counts = token(t).kind == TokenKind::punctuation
                            ? word == "(" || word == ":"
                            : token(t).kind != TokenKind::number;
    if (counts) {
      if (!key_.empty() && !(glue && token(t).clitic)) key_ += ' ';
      key_ += word;
    }
    glue = counts;
  }
  while (key_.ends_with(" (") || key_.ends_with(" :")) key_.resize(key_.size() - 2);
}

// Whether `phrase` ends at `end` in `key` as a whole word.
bool is_word_end(std::string_view key, std::size_t end) {
  return end == key.size() || key[end] == ' ';
}

bool contains_phrase(std::string_view key, std::string_view phrase) {
  for (std::size_t at = key.find(phrase); at != std::string_view::npos;
       at = key.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    if ((at == 0 || key[at - 1] == ' ') && is_word_end(key, end)) return true;
  }
  return false;
}

// "follow * on twitter": `key` begins with the phrase, any words in place of the star.
bool starts_with_phrase(std::string_view key, std::string_view phrase) {
  const std::size_t gap = phrase.find(kGap);
  const std::string_view head = phrase.substr(0, gap);
  if (!key.starts_with(head) || !is_word_end(key, head.size())) return false;
  if (gap == std::string_view::npos) return true;
  return contains_phrase(key.substr(head.size()), phrase.substr(gap + kGap.size()));
}

// The table's entry for the line, null if there is none.
const ParagraphCue* ParagraphClassifier::find_cue(TokenSpan line) {
  make_key(line);
  const std::string_view key = key_;
  const auto fits = [&](const ParagraphCue& cue) {
    if (line.size() > cue.max_tokens) return false;
    if (cue.kind == ParagraphKind::dateline && ends_in_full_stop(line)) return false;
    switch (cue.place) {
      case CuePlace::line:
      case CuePlace::section: return key == cue.phrase;
      case CuePlace::start: return starts_with_phrase(key, cue.phrase);
      case CuePlace::anywhere: return contains_phrase(key, cue.phrase);
    }
    return false;
  };
  const TextTables& tables = text_tables();
  const auto cues = tables.paragraph_cues.find(key.substr(0, key.find(' ')));
  if (cues != tables.paragraph_cues.end()) {
    const auto cue = std::find_if(cues->second.begin(), cues->second.end(), fits);
    if (cue != cues->second.end()) return &*cue;
  }
  const auto cue = std::find_if(tables.paragraph_cues_anywhere.begin(),
                                tables.paragraph_cues_anywhere.end(), fits);
  return cue != tables.paragraph_cues_anywhere.end() ? &*cue : nullptr;
}

// "By Jane Doe and John Roe, Reuters": nothing but names behind "By".
bool ParagraphClassifier::is_byline(std::uint32_t index) const {
  const TokenSpan line = paragraph(index).tokens;
  const bool near_an_end = index < kBylineReach || index + kBylineReach >= count();
  if (!near_an_end || line.size() < 2 || text_.folded(line.start) != "by") return false;
  if (ends_in_full_stop(line) || !is_upper(first_character(line.start + 1))) return false;
  for (std::uint32_t t = line.start + 1; t < line.end; ++t) {
    const bool name = !is_word(t) || !is_lower(first_character(t)) || token(t).clitic;
    if (!name && !text_tables().byline_words.contains(text_.folded(t))) return false;
  }
  return true;
}

// "Friday, May 8, 2009", "Updated 3 hours ago": a number and date words, nothing else.
bool ParagraphClassifier::is_date(TokenSpan line) const {
  bool number = false;
  bool date_word = false;
  for (std::uint32_t t = line.start; t < line.end; ++t) {
    const CharClass kind = char_class(first_character(t));
    if (kind == CharClass::digit) {
      number = true;
      date_word = date_word || text_.surface(t).find_first_of("/-") != std::string_view::npos;
    } else if (kind == CharClass::letter) {
      if (!text_tables().date_words.contains(text_.folded(t))) return false;
      date_word = true;
    }
  }
  return number && date_word;
}

// "LONDON, March 3 (Reuters) -" as a line of its own.
bool ParagraphClassifier::is_place_line(TokenSpan line) const {
  const std::string_view last = text_.surface(line.end - 1);
  const bool dash = last == "-" || last == "--" || last == "\u2013" || last == "\u2014";
  return dash && line.size() > 1 && is_upper(first_character(line.start));
}

// "___", "* * *": a line between parts.
bool ParagraphClassifier::is_rule(TokenSpan line) const {
  for (std::uint32_t t = line.start; t < line.end; ++t) {
    if (token(t).kind != TokenKind::punctuation) return false;
  }
  return true;
}

ParagraphKind ParagraphClassifier::own_kind(std::uint32_t index) {
  section_ = false;
  const TokenSpan line = paragraph(index).tokens;
  if (line.size() > kMaxCueLine) return ParagraphKind::body;
  if (const ParagraphCue* cue = find_cue(line)) {
    section_ = cue->place == CuePlace::section;
    return cue->kind;
  }
  if (line.size() > kMaxDateline) return ParagraphKind::body;
  if (is_rule(line)) return ParagraphKind::boilerplate;
  const bool dateline = is_byline(index) || is_date(line) || is_place_line(line);
  return dateline ? ParagraphKind::dateline : ParagraphKind::body;
}

// The lines below a heading such as "Related Posts" belong to it up to the first full sentence, or
// all of them if only short lines follow. Returns the first paragraph behind the section.
std::uint32_t ParagraphClassifier::label_section(std::uint32_t heading,
                                                 std::vector<ParagraphKind>& kinds) const {
  const bool to_the_end = heading >= behind_last_long_;
  std::uint32_t index = heading + 1;
  while (index < count()) {
    const TokenSpan line = paragraph(index).tokens;
    if (!to_the_end && (line.size() > kMaxLinkLine || ends_in_full_stop(line))) break;
    kinds[index++] = ParagraphKind::boilerplate;
  }
  return index;
}

// The first line that is no boiler-plate or dateline, if it is not a full sentence and more
// follows.
std::optional<std::uint32_t> ParagraphClassifier::find_headline(
    const std::vector<ParagraphKind>& kinds) const {
  const auto first = std::find(kinds.begin(), kinds.end(), ParagraphKind::body);
  if (first == kinds.end() || first + 1 == kinds.end()) return std::nullopt;
  const auto index = static_cast<std::uint32_t>(first - kinds.begin());
  const TokenSpan line = paragraph(index).tokens;
  if (line.size() > kMaxHeadline) return std::nullopt;
  if (ends_in_full_stop(line) && !is_title_case(line)) return std::nullopt;
  return index;
}

// Nearly all longer words begin with a capital.
bool ParagraphClassifier::is_title_case(TokenSpan line) const {
  std::uint32_t capitals = 0;
  std::uint32_t small = 0;
  for (std::uint32_t t = line.start; t < line.end; ++t) {
    if (token(t).kind != TokenKind::word || token(t).bytes.size() < kLongWord) continue;
    ++(is_upper(first_character(t)) ? capitals : small);
  }
  return capitals >= 2 && small * 5 <= capitals;
}

// Words of the headline or the first paragraph in a row, without any grammar: "Harbour deal mayor".
bool ParagraphClassifier::is_keyword_line(std::uint32_t index, std::uint32_t headline) const {
  const TokenSpan line = paragraph(index).tokens;
  if (line.size() < 2 || line.size() > kMaxKeywordLine || index + 1 == count()) return false;
  std::unordered_set<std::string_view> known;
  for (const std::uint32_t other : {headline, index + 1}) {
    const TokenSpan tokens = paragraph(other).tokens;
    for (std::uint32_t t = tokens.start; t < tokens.end; ++t) known.insert(text_.folded(t));
  }
  for (std::uint32_t t = line.start; t < line.end; ++t) {
    const std::string_view word = text_.folded(t);
    if (token(t).kind != TokenKind::word || !known.contains(word)) return false;
    if (text_tables().sentence_starters.contains(word)) return false;
  }
  return true;
}

std::vector<ParagraphKind> ParagraphClassifier::classify() {
  std::vector<ParagraphKind> kinds(count(), ParagraphKind::body);
  for (std::uint32_t index = 0; index < count();) {
    kinds[index] = own_kind(index);
    index = section_ ? label_section(index, kinds) : index + 1;
  }
  if (const auto headline = find_headline(kinds)) {
    kinds[*headline] = ParagraphKind::headline;
    std::uint32_t below = *headline + 1;
    while (below < count() && kinds[below] == ParagraphKind::dateline) ++below;
    if (below < count() && kinds[below] == ParagraphKind::body &&
        is_keyword_line(below, *headline)) {
      kinds[below] = ParagraphKind::caption;
    }
  }
  return kinds;
}

}  // namespace

std::vector<ParagraphKind> classify_paragraphs(const AnnotatedText& text) {
  return ParagraphClassifier(text).classify();
}

}  // namespace allegedly
