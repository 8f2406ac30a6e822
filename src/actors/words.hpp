// The article's words as the name tables spell them, and what their capitals are worth.
//
// Phrases are views into two copies of the article in which words are joined by one space where
// white space stood and apostrophes are straight: `written` keeps the letters, with the all-capital
// words of more than three letters capitalised in a third copy ("PARIS" is found as "Paris").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/flags.hpp"
#include "base/span.hpp"
#include "lexicon/entities.hpp"
#include "model/chunker.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

class Words {
 public:
  Words(const AnnotatedText& text, const Syntax& syntax);

  const AnnotatedText& text() const { return text_; }
  const Syntax& syntax() const { return syntax_; }

  std::string_view written(TokenSpan tokens) const { return written_.at(tokens); }
  std::string_view folded(TokenSpan tokens) const { return folded_.at(tokens); }
  std::string_view written(std::uint32_t token) const { return written({token, token + 1}); }
  std::string_view folded(std::uint32_t token) const { return folded({token, token + 1}); }
  // All-capital words in the form they have inside a sentence.
  std::string_view capitalised(TokenSpan tokens) const { return capitalised_.at(tokens); }

  // Whether there may be a table row for a span that starts here; most look-ups end with this.
  bool begins_entity(std::uint32_t token) const;
  // The table row for the span, in either spelling.
  std::optional<EntityMatch> entity(TokenSpan tokens) const;

  bool is_capital(std::uint32_t token) const { return capital_[token] != 0; }
  bool is_all_capitals(std::uint32_t token) const { return all_capitals_[token] != 0; }
  // The token opens a sentence or a quotation, stands in a title-case line or in a row of words in
  // capitals: its capital proves nothing.
  bool is_capital_forced(std::uint32_t token) const { return forced_[token] != 0; }
  // "Seung-hwan", "Jae-in": the hyphen stands between two syllables of a given name.
  bool joins_syllables(std::uint32_t hyphen) const;
  // "Oh Seung-hwan": a surname of one syllable before such a given name.
  bool begins_syllable_name(std::uint32_t surname) const;
  // A dash between words, also one typed as hyphens.
  bool is_dash(std::uint32_t token) const;
  bool is_in_title_line(std::uint32_t token) const { return title_line_[token] != 0; }
  // The word has a capital somewhere where nothing forces it.
  bool seen_capital(std::uint32_t token) const { return seen_capital_.contains(folded(token)); }
  // The word occurs without a capital.
  bool seen_lower(std::uint32_t token) const { return seen_lower_.contains(folded(token)); }

 private:
  // Joined tokens; tokens [s, e) are chars [starts[s], ends[e - 1]).
  struct Joined {
    std::string chars;
    std::vector<std::uint32_t> starts;
    std::vector<std::uint32_t> ends;
    std::string_view at(TokenSpan tokens) const {
      const std::uint32_t start = starts[tokens.start];
      return std::string_view(chars).substr(start, ends[tokens.end - 1] - start);
    }
    void append(std::string_view token, bool space_before);
  };

  void mark_forced_capitals();
  bool is_shouted(std::uint32_t token) const;
  void collect_seen();

  const AnnotatedText& text_;
  const Syntax& syntax_;
  Joined written_;
  Joined capitalised_;
  Joined folded_;
  Flags capital_;
  Flags all_capitals_;
  Flags forced_;
  Flags title_line_;
  std::unordered_set<std::string_view> seen_capital_;
  std::unordered_set<std::string_view> seen_lower_;
};

}  // namespace allegedly
