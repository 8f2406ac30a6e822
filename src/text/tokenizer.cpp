#include "text/tokenizer.hpp"

#include <algorithm>
#include <optional>

#include "text/abbreviations.hpp"
#include "text/apostrophes.hpp"
#include "text/chunk.hpp"
#include "text/folded_key.hpp"
#include "text/links.hpp"
#include "text/numbers.hpp"
#include "text/tables.hpp"

namespace allegedly {
namespace {

constexpr char32_t kAcuteAccent = 0xB4;
constexpr std::string_view kLinkMarks = ".@#:";
constexpr std::string_view kRunningMarks = ".!?-=*_~<>+#";
constexpr Offset kMaxFixedWord = 8;
constexpr Offset kMaxEmoticon = 4;
constexpr Offset kMaxInitials = 3;  // on either side of an ampersand

class LineTokenizer {
 public:
  LineTokenizer(std::string_view line, std::vector<Token>& tokens) : line_(line), tokens_(tokens) {}

  void run(Offset start);

 private:
  void cut_chunk();
  void token();
  void emit(Offset end, TokenKind kind, bool clitic = false);

  void word();
  Offset word_with_joints(Offset end) const;
  bool fixed_word(Offset end);
  bool is_hyphen_prefix(Offset end) const;
  bool joins_ampersand(Offset ampersand) const;
  bool follows_name() const;

  void number();

  bool apostrophe();
  bool apostrophe_behind_word();

  void mark();
  Offset doubled_mark_end() const;
  bool emoticon();
  bool signed_number();
  Offset run_end() const;
  Offset symbol_end() const;

  std::string_view line_;
  std::vector<Token>& tokens_;
  WordChunk chunk_;
  Offset position_ = 0;
  bool space_before_ = true;
  bool after_word_ = false;     // the token before is glued to this one and a word or number
  bool may_hold_link_ = false;  // the chunk has one of the marks that links have
  bool single_quote_open_ = false;
  std::optional<Offset> last_closing_apostrophe_;
};

void LineTokenizer::run(Offset start) {
  position_ = start;
  while (position_ < line_.size()) {
    const Character c = decode(line_, position_);
    const CharClass kind = char_class(c.code_point);
    if (kind == CharClass::space || kind == CharClass::line_break) {
      position_ += c.size;
    } else {
      chunk_ = chunk_at(line_, position_);
      cut_chunk();
    }
  }
}

void LineTokenizer::cut_chunk() {
  space_before_ = true;
  after_word_ = false;
  // A full stop at the end is no sign of a link.
  const std::string_view inside = chunk_.slice(chunk_.bytes.start, chunk_.bytes.end - 1);
  may_hold_link_ = inside.find_first_of(kLinkMarks) != std::string_view::npos;
  while (position_ < chunk_.bytes.end) token();
}

void LineTokenizer::emit(Offset end, TokenKind kind, bool clitic) {
  tokens_.push_back({{position_, end}, kind, space_before_, clitic});
  position_ = end;
  space_before_ = false;
  after_word_ = kind != TokenKind::punctuation && kind != TokenKind::symbol;
}

void LineTokenizer::token() {
  if (may_hold_link_ && !after_word_) {
    if (const auto link = match_link(line_.substr(0, chunk_.bytes.end), position_)) {
      return emit(link->end, link->kind);
    }
  }
  const char32_t first = chunk_.character(position_).code_point;
  if (is_apostrophe(first) && doubled_mark_end() == position_ && apostrophe()) return;
  if (after_word_ && (first == '`' || first == kAcuteAccent)) {
    if (const auto end = clitic_end(chunk_, position_)) return emit(*end, TokenKind::word, true);
  }
  switch (char_class(first)) {
    case CharClass::letter: return word();
    case CharClass::digit: return number();
    default: return mark();
  }
}

void LineTokenizer::word() {
  const Offset letters_end = chunk_.word_end(position_);
  if (fixed_word(letters_end)) return;
  Offset end = word_with_joints(letters_end);
  if (end < chunk_.bytes.end && is_apostrophe(chunk_.character(end).code_point)) {
    if (const auto negation = negation_end(chunk_, position_, end)) {
      emit(end - 1, TokenKind::word);
      return emit(*negation, TokenKind::word, true);
    }
    if (!single_quote_open_ && drops_last_letter(chunk_, position_, end)) {
      end += chunk_.character(end).size;
    }
  } else if (chunk_.has(end, '.')) {
    end = end_with_full_stops(chunk_, position_, end, follows_name());
  } else if (chunk_.has(end, '!') && is_abbreviation(chunk_, position_, end)) {
    ++end;
  } else if (chunk_.has(end, '$') && end - position_ <= 2 &&
             is_upper(chunk_.character(position_).code_point)) {
    return emit(end + 1, TokenKind::symbol);  // US$
  }
  emit(end, TokenKind::word);
}

// `end` is where the word's first letters end. Returns where the word ends with those that an
// apostrophe ("O'Brien"), a hyphen ("non-profit"), an ampersand ("AT&T") or a full stop between
// digits ("v1.2") joins to it.
Offset LineTokenizer::word_with_joints(Offset end) const {
  bool prefix_taken = false;
  while (end < chunk_.bytes.end) {
    const Character c = chunk_.character(end);
    const Offset after = end + c.size;
    if (!chunk_.is_alphanumeric(after)) break;
    if (is_apostrophe(c.code_point)) {
      if (negation_end(chunk_, position_, end) || clitic_end(chunk_, end)) break;
    } else if (is_hyphen(c.code_point)) {
      if (prefix_taken || !is_hyphen_prefix(end)) break;
      prefix_taken = true;
    } else if (c.code_point == '&') {
      if (!joins_ampersand(end)) break;
    } else if (c.code_point != '.' || chunk_.class_at(after) != CharClass::digit ||
               char_class(decode_before(line_, end).code_point) != CharClass::digit) {
      break;
    }
    end = chunk_.word_end(after);
  }
  return end;
}

// Words that a table cuts: "cannot", "w/o". `end` is where the letters end.
bool LineTokenizer::fixed_word(Offset end) {
  if (end - position_ > kMaxFixedWord) return false;
  const auto& table = text_tables().fixed_tokens;
  if (chunk_.has(end, '/')) {
    const Offset longer = chunk_.word_end(end + 1);
    if (table.contains(FoldedKey(chunk_.slice(position_, longer)).view())) {
      emit(longer, TokenKind::word);
      return true;
    }
  }
  const FoldedKey key(chunk_.slice(position_, end));
  const auto entry = table.find(key.view());
  if (entry == table.end() || key.view().size() != end - position_) return false;
  bool clitic = false;
  for (std::string_view piece : entry->second) {
    emit(position_ + static_cast<Offset>(piece.size()), TokenKind::word, clitic);
    clitic = true;
  }
  return true;
}

bool LineTokenizer::is_hyphen_prefix(Offset end) const {
  return text_tables().hyphen_prefixes.contains(FoldedKey(chunk_.slice(position_, end)).view());
}

// Initials around an ampersand: "R&D", "AT&T", but "Smith&Sons" is three tokens.
bool LineTokenizer::joins_ampersand(Offset ampersand) const {
  const Offset after = ampersand + 1;
  return ampersand - position_ <= kMaxInitials && chunk_.word_end(after) - after <= kMaxInitials;
}

bool LineTokenizer::follows_name() const {
  return !tokens_.empty() && is_upper(decode(line_, tokens_.back().bytes.start).code_point);
}

void LineTokenizer::number() {
  const Offset end = number_end(chunk_, position_);
  const Offset letters_end = chunk_.word_end(end);
  if (letters_end > end) {
    const FoldedKey unit(chunk_.slice(end, letters_end));
    if (!text_tables().units.contains(unit.view())) return emit(letters_end, TokenKind::word);
  }
  // "the 1990's" is one token, "Boeing 737's" has two.
  const bool decade = line_[end - 1] == '0' && end < chunk_.bytes.end &&
                      is_apostrophe(chunk_.character(end).code_point);
  if (decade) {
    if (const auto plural = clitic_end(chunk_, end)) return emit(*plural, TokenKind::word);
  }
  emit(end, TokenKind::number);
}

// Clitics, possessives and elisions; false if the mark is something else.
bool LineTokenizer::apostrophe() {
  if (after_word_) return apostrophe_behind_word();
  if (space_before_) {
    // Texts that come with their tokens separated: "the dog 's".
    if (const auto end = clitic_end(chunk_, position_)) {
      emit(*end, TokenKind::word, true);
      return true;
    }
  }
  if (!chunk_.is_alphanumeric(position_ + chunk_.character(position_).size)) {
    single_quote_open_ = false;
    return false;
  }
  if (const auto end = elision_end(chunk_, position_)) {
    emit(*end, TokenKind::word);
    return true;
  }
  if (!last_closing_apostrophe_) {
    last_closing_apostrophe_ = last_closing_apostrophe(line_, position_);
  }
  single_quote_open_ = position_ < *last_closing_apostrophe_;
  return false;
}

bool LineTokenizer::apostrophe_behind_word() {
  if (const auto end = clitic_end(chunk_, position_)) {
    emit(*end, TokenKind::word, true);
    return true;
  }
  const Offset after = position_ + chunk_.character(position_).size;
  const bool plural = (line_[position_ - 1] | 0x20) == 's' && !chunk_.is_alphanumeric(after);
  if (plural && !single_quote_open_) {
    emit(after, TokenKind::word, true);
    return true;
  }
  single_quote_open_ = false;
  return false;
}

void LineTokenizer::mark() {
  const Character c = chunk_.character(position_);
  const TokenKind kind = char_class(c.code_point) == CharClass::punctuation ? TokenKind::punctuation
                                                                            : TokenKind::symbol;
  if (!after_word_ && (emoticon() || signed_number())) return;
  if (const Offset end = doubled_mark_end(); end != position_) return emit(end, kind);
  if (c.size == 1 && kRunningMarks.find(line_[position_]) != std::string_view::npos) {
    return emit(run_end(), kind);
  }
  emit(symbol_end(), kind);
}

// The end of two single marks that stand for a double one; where they begin if there are none.
Offset LineTokenizer::doubled_mark_end() const {
  for (const std::string_view doubled : {"``", "''", "\u2018\u2019", "\u2019\u2019"}) {
    if (chunk_.slice(position_, chunk_.bytes.end).starts_with(doubled)) {
      return position_ + static_cast<Offset>(doubled.size());
    }
  }
  return position_;
}

bool LineTokenizer::emoticon() {
  for (Offset size = std::min(kMaxEmoticon, chunk_.bytes.end - position_); size >= 2; --size) {
    const Offset end = position_ + size;
    if (text_tables().emoticons.contains(chunk_.slice(position_, end)) &&
        !chunk_.is_alphanumeric(end)) {
      emit(end, TokenKind::symbol);
      return true;
    }
  }
  return false;
}

// "+44", ".5".
bool LineTokenizer::signed_number() {
  const bool plus = chunk_.has(position_, '+');
  if (!plus && !(chunk_.has(position_, '.') && space_before_)) return false;
  const Offset digits = position_ + 1;
  if (chunk_.class_at(digits) != CharClass::digit) return false;
  emit(plus ? number_end(chunk_, digits) : chunk_.word_end(digits), TokenKind::number);
  return true;
}

// The end of a run of the same mark, or of "?!" and the like.
Offset LineTokenizer::run_end() const {
  const char first = line_[position_];
  const bool terminal =
      first == '!' || first == '?' || (first == '.' && !chunk_.has(position_ + 1, '.'));
  const std::string_view alike = terminal ? ".!?" : chunk_.slice(position_, position_ + 1);
  return static_cast<Offset>(
      std::min<std::size_t>(line_.find_first_not_of(alike, position_), chunk_.bytes.end));
}

// The end of a symbol with its modifiers and what joiners add, or of a flag's two halves.
Offset LineTokenizer::symbol_end() const {
  const Character first = chunk_.character(position_);
  Offset end = position_ + first.size;
  if (is_regional_indicator(first.code_point) && end < chunk_.bytes.end &&
      is_regional_indicator(chunk_.character(end).code_point)) {
    end += chunk_.character(end).size;
  }
  bool joined = false;
  while (end < chunk_.bytes.end) {
    const Character c = chunk_.character(end);
    const CharClass kind = char_class(c.code_point);
    if (kind != CharClass::extend && !(joined && kind == CharClass::symbol)) break;
    joined = c.code_point == kZeroWidthJoiner;
    end += c.size;
  }
  return end;
}

}  // namespace

void tokenize_line(std::string_view text, ByteSpan line, std::vector<Token>& tokens) {
  LineTokenizer(text.substr(0, line.end), tokens).run(line.start);
}

}  // namespace allegedly
