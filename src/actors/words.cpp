#include "actors/words.hpp"

#include <algorithm>

#include "lexicon/syllables.hpp"
#include "text/characters.hpp"
#include "text/utf8.hpp"

namespace allegedly {
namespace {

// Counts of capitals and small letters in a token.
struct Letters {
  std::uint32_t upper = 0;
  std::uint32_t lower = 0;
  bool first_upper = false;
};

Letters count_letters(std::string_view token) {
  Letters letters;
  for (std::size_t i = 0; i < token.size();) {
    const Character c = decode(token, i);
    if (is_upper(c.code_point)) {
      ++letters.upper;
      letters.first_upper |= i == 0;
    } else if (is_lower(c.code_point)) {
      ++letters.lower;
    }
    i += c.size;
  }
  return letters;
}

bool is_ascii(std::string_view token) {
  return std::all_of(token.begin(), token.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// With straight apostrophes and, if asked, all letters but the first in lower case.
void append_spelled(std::string_view token, bool lower_tail, std::string& out) {
  if (!lower_tail && is_ascii(token)) {
    out += token;
    return;
  }
  for (std::size_t i = 0; i < token.size();) {
    const Character c = decode(token, i);
    if (is_apostrophe(c.code_point)) {
      out += '\'';
    } else {
      append_utf8(out, lower_tail && i > 0 ? fold(c.code_point) : c.code_point);
    }
    i += c.size;
  }
}

constexpr std::uint32_t kLongestAcronym = 3;
constexpr std::uint32_t kTitleWords = 3;

// Most of its longer words have a capital: a heading, where a capital says nothing. Bylines and
// datelines consist of names, and what ends with a full stop is a sentence.
bool is_title_case(const AnnotatedText& text, const Sentence& whole) {
  const ParagraphKind kind = text.paragraphs()[whole.paragraph].kind;
  const TokenSpan sentence = whole.tokens;
  const std::string_view last = text.surface(sentence.end - 1);
  if (kind == ParagraphKind::dateline || (kind != ParagraphKind::headline && last == "."))
    return false;
  std::uint32_t upper = 0;
  std::uint32_t words = 0;
  for (std::uint32_t i = sentence.start + 1; i < sentence.end; ++i) {
    if (text.tokens()[i].kind != TokenKind::word || text.surface(i).size() < 4) continue;
    ++words;
    upper += count_letters(text.surface(i)).first_upper ? 1 : 0;
  }
  return words >= kTitleWords && upper * 10 > words * 6;
}

}  // namespace

void Words::Joined::append(std::string_view token, bool space_before) {
  if (space_before && !chars.empty()) chars += ' ';
  starts.push_back(static_cast<std::uint32_t>(chars.size()));
  chars += token;
  ends.push_back(static_cast<std::uint32_t>(chars.size()));
}

Words::Words(const AnnotatedText& text, const Syntax& syntax) : text_(text), syntax_(syntax) {
  const auto count = static_cast<std::uint32_t>(text.tokens().size());
  std::string spelled;
  for (std::uint32_t i = 0; i < count; ++i) {
    const Token& token = text.tokens()[i];
    const std::string_view surface = text.surface(i);
    const Letters letters = count_letters(surface);
    const bool word = token.kind == TokenKind::word && !token.clitic;
    capital_.push_back(word && letters.first_upper);
    all_capitals_.push_back(word && letters.upper > 1 && letters.lower == 0);
    const auto append = [&](Joined& joined, bool lower_tail) {
      spelled.clear();
      append_spelled(surface, lower_tail, spelled);
      joined.append(spelled, token.space_before);
    };
    append(written_, false);
    append(capitalised_, all_capitals_[i] && letters.upper > kLongestAcronym);
    folded_.append(text.folded(i), token.space_before);
  }
  mark_forced_capitals();
  collect_seen();
}

bool Words::begins_entity(std::uint32_t token) const {
  const std::string_view word = written(token);
  const std::string_view capital = capitalised({token, token + 1});
  return allegedly::begins_entity(word) || (capital != word && allegedly::begins_entity(capital)) ||
         (all_capitals_[token] && word.find('.') != word.npos);
}

std::optional<EntityMatch> Words::entity(TokenSpan tokens) const {
  const std::string_view name = written(tokens);
  if (const auto found = find_entity(name)) return found;
  const std::string_view capital = capitalised(tokens);
  if (capital != name) {
    if (const auto found = find_entity(capital)) return found;
  }
  if (tokens.size() > 1 || !all_capitals_[tokens.start] || name.find('.') == name.npos)
    return std::nullopt;
  std::string letters(name);  // "I.R.S."
  std::erase(letters, '.');
  return find_entity(letters);
}

void Words::mark_forced_capitals() {
  forced_.resize(text_.tokens().size(), false);
  title_line_.resize(text_.tokens().size(), false);
  for (const Sentence& sentence : text_.sentences()) {
    const TokenSpan tokens = sentence.tokens;
    const bool title = is_title_case(text_, sentence);
    bool opens = true;
    for (std::uint32_t i = tokens.start; i < tokens.end; ++i) {
      const Token& token = text_.tokens()[i];
      if (token.kind == TokenKind::word || token.kind == TokenKind::number) {
        const bool row = is_all_capitals(i) && ((i > tokens.start && is_shouted(i - 1)) ||
                                                (i + 1 < tokens.end && is_shouted(i + 1)));
        forced_[i] = opens || title || row;
        title_line_[i] = title || row;
        opens = false;
      } else if (folded(i) == ":" || (all_capitals_[tokens.start] && is_dash(i))) {
        opens = true;
      }
    }
  }
  for (const Quotation& quotation : text_.quotations()) {
    if (quotation.tokens.size() > 1) forced_[quotation.tokens.start + 1] = true;
  }
}

bool Words::is_shouted(std::uint32_t token) const {
  return all_capitals_[token] && written(token).find('.') == std::string_view::npos;
}

bool Words::joins_syllables(std::uint32_t hyphen) const {
  return is_capital(hyphen - 1) && is_romanised_syllable(folded(hyphen - 1)) &&
         is_romanised_syllable(folded(hyphen + 1));
}

bool Words::begins_syllable_name(std::uint32_t surname) const {
  const std::uint32_t hyphen = surname + 2;
  return hyphen + 1 < text_.tokens().size() && folded(hyphen) == "-" && joins_syllables(hyphen) &&
         is_romanised_syllable(folded(surname));
}

bool Words::is_dash(std::uint32_t token) const {
  if (!text_.tokens()[token].space_before) return false;
  const std::string_view mark = written(token);
  return mark == "-" || mark == "--" || allegedly::is_dash(decode(mark, 0).code_point);
}

void Words::collect_seen() {
  for (std::uint32_t i = 0; i < text_.tokens().size(); ++i) {
    if (text_.tokens()[i].kind != TokenKind::word) continue;
    if (!capital_[i]) {
      seen_lower_.insert(folded(i));
    } else if (!forced_[i]) {
      seen_capital_.insert(folded(i));
    }
  }
}

}  // namespace allegedly
