#include "actors/words.hpp"

#include <algorithm>

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

// With straight apostrophes and, if asked, all letters but the first in lower case.
void append_spelled(std::string_view token, bool lower_tail, std::string& out) {
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

// Most of its longer words have a capital: a headline, where a capital says nothing.
bool is_title_case(const AnnotatedText& text, TokenSpan sentence) {
  std::uint32_t upper = 0;
  std::uint32_t words = 0;
  for (std::uint32_t i = sentence.start + 1; i < sentence.end; ++i) {
    if (text.tokens()[i].kind != TokenKind::word || text.surface(i).size() < 4) continue;
    ++words;
    upper += count_letters(text.surface(i)).first_upper ? 1 : 0;
  }
  return words >= 3 && upper * 10 > words * 6;
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

std::optional<EntityMatch> Words::entity(TokenSpan tokens) const {
  if (const auto found = find_entity(written(tokens))) return found;
  return find_entity(capitalised(tokens));
}

void Words::mark_forced_capitals() {
  forced_.resize(text_.tokens().size(), false);
  for (const Sentence& sentence : text_.sentences()) {
    const TokenSpan tokens = sentence.tokens;
    const bool title = is_title_case(text_, tokens);
    bool opens = true;
    for (std::uint32_t i = tokens.start; i < tokens.end; ++i) {
      const Token& token = text_.tokens()[i];
      if (token.kind == TokenKind::word || token.kind == TokenKind::number) {
        forced_[i] = opens || title;
        opens = false;
      } else if (folded(i) == ":") {
        opens = true;
      }
    }
  }
  for (const Quotation& quotation : text_.quotations()) {
    if (quotation.tokens.size() > 1) forced_[quotation.tokens.start + 1] = true;
  }
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
