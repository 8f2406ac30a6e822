#include "text/tokenizer.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "text/characters.hpp"
#include "text/folded_key.hpp"
#include "text/links.hpp"
#include "text/tables.hpp"
#include "text/utf8.hpp"

namespace allegedly {
namespace {

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

class LineTokenizer {
 public:
  LineTokenizer(std::string_view text, ByteSpan line, std::vector<Token>& tokens)
      : text_(text.substr(0, line.end)), position_(line.start), tokens_(tokens) {}

  void run();

 private:
  using Offset = std::uint32_t;

  Offset size() const { return static_cast<Offset>(text_.size()); }
  bool at(Offset i, char c) const { return i < chunk_.end && text_[i] == c; }
  Character character(Offset i) const { return decode(text_, i); }
  CharClass class_at(Offset i) const {
    return i < chunk_.end ? char_class(character(i).code_point) : CharClass::space;
  }
  bool alphanumeric_at(Offset i) const {
    const CharClass c = class_at(i);
    return c == CharClass::letter || c == CharClass::digit;
  }
  std::string_view slice(Offset start, Offset end) const {
    return text_.substr(start, end - start);
  }

  Offset find_chunk_end(Offset i) const;
  void chunk();
  void token();
  void emit(Offset end, TokenKind kind, bool clitic = false);

  Offset word_run_end(Offset i) const;
  Offset run_of_same_end(Offset i) const;
  void word();
  bool fixed_word(Offset end);
  bool joins_ampersand(Offset ampersand) const;
  bool drops_last_letter(Offset apostrophe) const;
  std::optional<Offset> negation_end(Offset apostrophe) const;
  Offset period_end(Offset end) const;
  Offset acronym_end(Offset end) const;
  Offset dotted_name_end(Offset end) const;
  bool is_abbreviation(Offset end) const;
  bool initial_follows_name() const;
  void number();
  Offset number_end() const;
  std::size_t digits_from(Offset i) const;
  bool apostrophe();
  Offset last_closing_apostrophe();
  std::optional<Offset> clitic_end(Offset apostrophe) const;
  void mark();
  Offset symbol_cluster_end(Offset i) const;
  CharClass next_chunk_class() const;
  char32_t next_chunk_character() const;

  std::string_view text_;  // up to the line's end
  Offset position_;
  std::vector<Token>& tokens_;
  ByteSpan chunk_;  // the stretch without white space that is being cut up
  bool space_before_ = true;
  bool may_hold_link_ = false;  // the chunk has one of the marks that links have
  bool after_word_ = false;     // the token before is glued and ends in a letter or digit
  bool single_quote_open_ = false;
  std::optional<Offset> last_closing_apostrophe_;
};

void LineTokenizer::run() {
  while (position_ < size()) {
    const Character c = character(position_);
    const CharClass char_kind = char_class(c.code_point);
    if (char_kind == CharClass::space || char_kind == CharClass::line_break) {
      position_ += c.size;
      continue;
    }
    chunk_ = {position_, find_chunk_end(position_)};
    chunk();
  }
}

LineTokenizer::Offset LineTokenizer::find_chunk_end(Offset i) const {
  while (i < size()) {
    const auto byte = static_cast<unsigned char>(text_[i]);
    if (byte < 0x80) {
      if (characters::kAsciiClass[byte] <= CharClass::line_break) return i;
      ++i;
      continue;
    }
    const Character c = character(i);
    if (char_class(c.code_point) <= CharClass::line_break) return i;
    i += c.size;
  }
  return i;
}

void LineTokenizer::chunk() {
  constexpr std::string_view kLinkMarks = ".@#:";
  space_before_ = true;
  after_word_ = false;
  // A full stop behind a word is no sign of a link.
  may_hold_link_ =
      slice(chunk_.start, chunk_.end - 1).find_first_of(kLinkMarks) != std::string_view::npos;
  while (position_ < chunk_.end) token();
}

void LineTokenizer::emit(Offset end, TokenKind kind, bool clitic) {
  tokens_.push_back({{position_, end}, kind, space_before_, clitic});
  position_ = end;
  space_before_ = false;
  after_word_ = kind != TokenKind::punctuation && kind != TokenKind::symbol;
}

void LineTokenizer::token() {
  if (may_hold_link_ && !after_word_) {
    if (const auto link = match_link(text_.substr(0, chunk_.end), position_)) {
      return emit(link->end, link->kind);
    }
  }
  const Character c = character(position_);
  if (is_apostrophe(c.code_point) && apostrophe()) return;
  if (after_word_ && (c.code_point == '`' || c.code_point == 0xB4)) {
    if (const auto end = clitic_end(position_)) return emit(*end, TokenKind::word, true);
  }
  switch (char_class(c.code_point)) {
    case CharClass::letter:
      return word();
    case CharClass::digit:
      return number();
    default:
      return mark();
  }
}

// The end of the letters, digits, marks and underscores from `i` on.
LineTokenizer::Offset LineTokenizer::word_run_end(Offset i) const {
  while (i < chunk_.end) {
    const auto byte = static_cast<unsigned char>(text_[i]);
    if (byte < 0x80) {
      const CharClass kind = characters::kAsciiClass[byte];
      if (kind != CharClass::letter && kind != CharClass::digit && byte != '_') break;
      ++i;
      continue;
    }
    const Character c = character(i);
    const CharClass kind = char_class(c.code_point);
    const bool part =
        kind == CharClass::letter || kind == CharClass::digit || kind == CharClass::extend;
    if (!part) break;
    i += c.size;
  }
  return i;
}

void LineTokenizer::word() {
  Offset end = word_run_end(position_);
  if (fixed_word(end)) return;
  bool prefix_taken = false;
  while (end < chunk_.end) {
    const Character c = character(end);
    if (is_apostrophe(c.code_point)) {
      if (const auto negation = negation_end(end)) {
        emit(end - 1, TokenKind::word);
        return emit(*negation, TokenKind::word, true);
      }
      if (drops_last_letter(end)) return emit(end + c.size, TokenKind::word);
      if (!alphanumeric_at(end + c.size) || clitic_end(end)) break;
      end = word_run_end(end + c.size);  // O'Brien
    } else if (is_hyphen(c.code_point) && !prefix_taken && alphanumeric_at(end + c.size) &&
               text_tables().hyphen_prefixes.contains(FoldedKey(slice(position_, end)).view())) {
      prefix_taken = true;
      end = word_run_end(end + c.size);
    } else if (c.code_point == '.' && is_ascii_digit(text_[end - 1]) &&
               class_at(end + 1) == CharClass::digit) {
      end = word_run_end(end + 1);
    } else if (c.code_point == '&' && joins_ampersand(end)) {
      end = word_run_end(end + 1);  // AT&T
    } else {
      break;
    }
  }
  if (at(end, '.')) end = period_end(end);
  if (at(end, '!') && is_abbreviation(end)) ++end;
  if (at(end, '$') && end - position_ <= 2 && is_upper(character(position_).code_point)) {
    return emit(end + 1, TokenKind::symbol);
  }
  emit(end, TokenKind::word);
}

// Words that a table cuts: "cannot", "w/o". `end` is where the letters end.
bool LineTokenizer::fixed_word(Offset end) {
  if (at(end, '/')) {
    const Offset longer = std::max(end + 1, word_run_end(end + 1));
    if (text_tables().fixed_tokens.contains(FoldedKey(slice(position_, longer)).view())) {
      emit(longer, TokenKind::word);
      return true;
    }
  }
  if (end - position_ > 8) return false;
  const auto entry = text_tables().fixed_tokens.find(FoldedKey(slice(position_, end)).view());
  if (entry == text_tables().fixed_tokens.end()) return false;
  bool clitic = false;
  for (std::string_view piece : entry->second) {
    emit(position_ + static_cast<Offset>(piece.size()), TokenKind::word, clitic);
    clitic = true;
  }
  return true;
}

// Initials around an ampersand: "R&D", "AT&T", but "Smith&Sons" is three tokens.
bool LineTokenizer::joins_ampersand(Offset ampersand) const {
  constexpr Offset kMaxInitials = 3;
  const Offset after = ampersand + 1;
  if (!alphanumeric_at(after) || ampersand - position_ > kMaxInitials) return false;
  return word_run_end(after) - after <= kMaxInitials;
}

// "talkin'", "ol'": the apostrophe stands for the last letter and closes no quotation.
bool LineTokenizer::drops_last_letter(Offset apostrophe) const {
  const Offset after = apostrophe + character(apostrophe).size;
  if (single_quote_open_ || alphanumeric_at(after)) return false;
  if (text_tables().elisions.contains(FoldedKey(slice(position_, after)).view())) return true;
  return apostrophe - position_ >= 4 && slice(apostrophe - 2, apostrophe) == "in";
}

// The end of n't, if its apostrophe is at `apostrophe` and a word is before it.
std::optional<LineTokenizer::Offset> LineTokenizer::negation_end(Offset apostrophe) const {
  const Offset end = apostrophe + character(apostrophe).size + 1;
  const bool negation = apostrophe - position_ >= 2 && (text_[apostrophe - 1] | 0x20) == 'n' &&
                        end <= chunk_.end && (text_[end - 1] | 0x20) == 't' &&
                        !alphanumeric_at(end);
  return negation ? std::optional(end) : std::nullopt;
}

// The end of 's, 'll, 're, 've, 'd, 'm at `apostrophe`.
std::optional<LineTokenizer::Offset> LineTokenizer::clitic_end(Offset apostrophe) const {
  const Offset start = apostrophe + character(apostrophe).size;
  const std::string_view rest = slice(start, std::min(start + 2, chunk_.end));
  const auto lower = [&](std::size_t i) {
    return i < rest.size() ? static_cast<char>(rest[i] | 0x20) : ' ';
  };
  Offset end = start;
  if (lower(0) == 's' || lower(0) == 'd' || lower(0) == 'm') end = start + 1;
  const std::array<char, 2> two = {lower(0), lower(1)};
  if (two == std::array{'l', 'l'} || two == std::array{'r', 'e'} || two == std::array{'v', 'e'}) {
    end = start + 2;
  }
  if (end == start || alphanumeric_at(end)) return std::nullopt;
  return end;
}

// A word runs up to a full stop at `end`: where it ends, the full stop included if it belongs to
// it.
LineTokenizer::Offset LineTokenizer::period_end(Offset end) const {
  const bool single_letter = end - position_ == character(position_).size;
  const bool glued = alphanumeric_at(end + 1);
  if (single_letter && glued) return acronym_end(end);
  if (glued) {
    const auto entry = text_tables().abbreviations.find(slice(position_, end + 1));
    if (entry == text_tables().abbreviations.end()) return dotted_name_end(end);
    const bool title = entry->second == AbbreviationKind::title;
    if (title || class_at(end + 1) == CharClass::digit) return end + 1;
    return acronym_end(end);
  }
  if (at(end + 1, '.')) return end;
  if (single_letter && is_upper(character(position_).code_point)) {
    const bool pronoun = text_[position_] == 'I' && !initial_follows_name();
    const bool last = next_chunk_class() == CharClass::line_break;
    return pronoun || last ? end : end + 1;
  }
  return is_abbreviation(end) ? end + 1 : end;
}

// "U.S", "a.m.", "Ph.D.", "M.Sc.": letters between full stops, two at most.
LineTokenizer::Offset LineTokenizer::acronym_end(Offset end) const {
  while (at(end, '.') && class_at(end + 1) == CharClass::letter) {
    Offset next = end + 1 + character(end + 1).size;
    if (is_upper(character(end + 1).code_point) && class_at(next) == CharClass::letter &&
        is_lower(character(next).code_point) && at(next + character(next).size, '.')) {
      next += character(next).size;
    }
    if (alphanumeric_at(next)) return end;
    end = next;
  }
  const bool ellipsis = at(end + 1, '.') && at(end + 2, '.');
  return at(end, '.') && !ellipsis ? end + 1 : end;
}

// "alt.animals.dog": three or more words in lower case; else two sentences run together.
LineTokenizer::Offset LineTokenizer::dotted_name_end(Offset end) const {
  Offset last = end;
  std::size_t labels = 1;
  if (!is_lower(character(position_).code_point)) return end;
  while (at(last, '.') && class_at(last + 1) == CharClass::letter &&
         is_lower(character(last + 1).code_point)) {
    last = word_run_end(last + 1);
    ++labels;
  }
  return labels >= 3 ? last : end;
}

bool LineTokenizer::is_abbreviation(Offset end) const {
  const auto entry = text_tables().abbreviations.find(slice(position_, end + 1));
  if (entry == text_tables().abbreviations.end()) return false;
  if (entry->second != AbbreviationKind::number) return true;
  return end + 1 == chunk_.end && next_chunk_class() == CharClass::digit;
}

// "John I. Smith", not "than I. Smith".
bool LineTokenizer::initial_follows_name() const {
  if (tokens_.empty() || !is_upper(character(tokens_.back().bytes.start).code_point)) return false;
  return is_upper(next_chunk_character());
}

char32_t LineTokenizer::next_chunk_character() const {
  Offset i = chunk_.end;
  while (i < size()) {
    const Character c = character(i);
    if (char_class(c.code_point) != CharClass::space) return c.code_point;
    i += c.size;
  }
  return '\n';
}

CharClass LineTokenizer::next_chunk_class() const {
  return char_class(next_chunk_character());
}

void LineTokenizer::number() {
  Offset end = number_end();
  const Offset letters_end = word_run_end(end);
  if (letters_end > end) {
    const FoldedKey unit(slice(end, letters_end));
    if (!text_tables().units.contains(unit.view())) return emit(letters_end, TokenKind::word);
  }
  // "the 1990's" is one token, "No. 7's" two.
  if (end < chunk_.end && is_apostrophe(character(end).code_point) && text_[end - 1] == '0') {
    if (const auto decade = clitic_end(end)) return emit(*decade, TokenKind::word);
  }
  emit(end, TokenKind::number);
}

// How many digits there are from `i` on, at most 4.
std::size_t LineTokenizer::digits_from(Offset i) const {
  std::size_t count = 0;
  for (; count < 4 && class_at(i) == CharClass::digit; ++count) i += character(i).size;
  return count;
}

// The end of digits with separators: 1,000.5 10:30 11/28/2000 713-853-3989. Hyphens join only the
// groups of a telephone number or a date.
LineTokenizer::Offset LineTokenizer::number_end() const {
  constexpr std::string_view kSeparators = ".,:/-";
  constexpr std::size_t kMaxGroups = 8;
  std::array<Offset, kMaxGroups> group_sizes{};
  std::size_t groups = 0;
  Offset end = position_;
  Offset first_hyphen = 0;
  bool clock_time = false;
  while (true) {
    const Offset start = end;
    while (class_at(end) == CharClass::digit) end += character(end).size;
    group_sizes[groups++] = end - start;
    if (groups == kMaxGroups || end >= chunk_.end) break;
    const char separator = text_[end];
    if (kSeparators.find(separator) == std::string_view::npos) break;
    if (class_at(end + 1) != CharClass::digit) break;
    if (separator == ',' && digits_from(end + 1) != 3) break;
    if (separator == '-' && first_hyphen == 0) first_hyphen = end;
    clock_time = clock_time || separator == ':';
    ++end;
  }
  const bool short_telephone = groups == 2 && group_sizes[0] == 3 && group_sizes[1] == 4;
  const bool hyphens_join = !clock_time && (groups >= 3 || short_telephone);
  return first_hyphen != 0 && !hyphens_join ? first_hyphen : end;
}

// Clitics, possessives and elisions; false if the mark is something else.
bool LineTokenizer::apostrophe() {
  const Character c = character(position_);
  const Offset after = position_ + c.size;
  if (after_word_) {
    if (const auto end = clitic_end(position_)) {
      emit(*end, TokenKind::word, true);
      return true;
    }
    if (!alphanumeric_at(after) && (text_[position_ - 1] | 0x20) == 's' && !single_quote_open_) {
      emit(after, TokenKind::word, true);
      return true;
    }
    single_quote_open_ = false;
    return false;
  }
  if (const auto end = clitic_end(position_); space_before_ && end) {
    emit(*end, TokenKind::word, true);
    return true;
  }
  const Offset end = word_run_end(after);
  if (end == after) {
    single_quote_open_ = false;
    return false;
  }
  const std::string_view rest = slice(after, end);
  const bool decade = rest.size() >= 2 && is_ascii_digit(rest[0]) && is_ascii_digit(rest[1]) &&
                      (rest.size() == 2 || (rest.size() == 3 && rest[2] == 's'));
  if (decade || text_tables().elisions.contains(FoldedKey(slice(position_, end)).view())) {
    emit(end, TokenKind::word);
    return true;
  }
  single_quote_open_ = position_ < last_closing_apostrophe();
  return false;
}

// The line's last apostrophe that is glued to what precedes and not to what follows; 0 if none is.
LineTokenizer::Offset LineTokenizer::last_closing_apostrophe() {
  if (last_closing_apostrophe_) return *last_closing_apostrophe_;
  Offset found = 0;
  for (Offset i = position_; i < size(); i += character(i).size) {
    const Character c = character(i);
    if (!is_apostrophe(c.code_point) || i == position_) continue;
    const auto kind = [&](Character other) { return char_class(other.code_point); };
    const Offset after = i + c.size;
    const bool word_follows = after < size() && (kind(character(after)) == CharClass::letter ||
                                                 kind(character(after)) == CharClass::digit);
    if (!word_follows && kind(decode_before(text_, i)) != CharClass::space) found = i;
  }
  last_closing_apostrophe_ = found;
  return found;
}

LineTokenizer::Offset LineTokenizer::run_of_same_end(Offset i) const {
  const char first = text_[i];
  const bool terminal = first == '!' || first == '?' || (first == '.' && !at(i + 1, '.'));
  const std::string_view alike = terminal ? ".!?" : slice(i, i + 1);
  while (i < chunk_.end && alike.find(text_[i]) != std::string_view::npos) ++i;
  return i;
}

// An emoji with its modifiers and what joiners add; a flag of two halves.
LineTokenizer::Offset LineTokenizer::symbol_cluster_end(Offset i) const {
  const Character first = character(i);
  i += first.size;
  if (is_regional_indicator(first.code_point) && i < chunk_.end &&
      is_regional_indicator(character(i).code_point)) {
    i += character(i).size;
  }
  bool joined = false;
  while (i < chunk_.end) {
    const Character c = character(i);
    const CharClass kind = char_class(c.code_point);
    if (kind != CharClass::extend && !(joined && kind == CharClass::symbol)) break;
    joined = c.code_point == kZeroWidthJoiner;
    i += c.size;
  }
  return i;
}

void LineTokenizer::mark() {
  constexpr std::string_view kRunning = ".!?-=*_~<>+#";
  const Character c = character(position_);
  const TokenKind kind = char_class(c.code_point) == CharClass::punctuation ? TokenKind::punctuation
                                                                            : TokenKind::symbol;
  if (c.size > 1) {
    // Two single marks that stand for a double one.
    const bool doubled = (c.code_point == 0x2018 || c.code_point == 0x2019) &&
                         slice(position_, chunk_.end).substr(c.size).starts_with("\u2019");
    return emit(doubled ? position_ + 2 * c.size : symbol_cluster_end(position_), kind);
  }
  if (!after_word_) {
    for (Offset size = std::min<Offset>(4, chunk_.end - position_); size >= 2; --size) {
      if (text_tables().emoticons.contains(slice(position_, position_ + size)) &&
          !alphanumeric_at(position_ + size)) {
        return emit(position_ + size, TokenKind::symbol);
      }
    }
  }
  const char mark = text_[position_];
  if (mark == '.' && !after_word_ && space_before_ && class_at(position_ + 1) == CharClass::digit) {
    return emit(word_run_end(position_ + 1), TokenKind::number);
  }
  if (mark == '+' && !after_word_ && class_at(position_ + 1) == CharClass::digit) {
    const Offset sign = position_++;
    const Offset end = number_end();
    position_ = sign;
    return emit(end, TokenKind::number);
  }
  if ((mark == '`' || mark == '\'') && at(position_ + 1, mark)) return emit(position_ + 2, kind);
  if (kRunning.find(mark) != std::string_view::npos) return emit(run_of_same_end(position_), kind);
  emit(symbol_cluster_end(position_), kind);
}

}  // namespace

void tokenize_line(std::string_view text, ByteSpan line, std::vector<Token>& tokens) {
  LineTokenizer(text, line, tokens).run();
}

}  // namespace allegedly
