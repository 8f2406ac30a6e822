#include "actors/names.hpp"

#include <algorithm>

#include "actors/name_reader.hpp"
#include "actors/name_types.hpp"
#include "base/flags.hpp"
#include "lexicon/entities.hpp"

namespace allegedly {
namespace {

// Finds the maximal runs of capitalised words that may hold names.
class RunFinder {
 public:
  explicit RunFinder(const Words& words)
      : words_(words), in_work_title_(words.text().tokens().size(), false) {
    for (const Quotation& quotation : words.text().quotations()) mark_work_title(quotation.tokens);
  }

  std::vector<Name> find() {
    std::vector<Name> names;
    NameReader reader(words_, names);
    for (const Sentence& sentence : words_.text().sentences()) {
      if (words_.text().paragraphs()[sentence.paragraph].kind == ParagraphKind::boilerplate)
        continue;
      sentence_ = sentence.tokens;
      const bool opens_paragraph =
          words_.text().paragraphs()[sentence.paragraph].tokens.start == sentence_.start;
      std::uint32_t at = sentence_.start;
      if (const std::uint32_t end = opens_paragraph ? dateline_end() : at; end > at) {
        reader.read_place({at, end});
        at = end;
      }
      while (at < sentence_.end) {
        if (!may_open(at)) {
          ++at;
          continue;
        }
        const std::uint32_t end = run_end(at);
        reader.read({at, end}, sentence_);
        at = end;
      }
    }
    return names;
  }

 private:
  // "FORT WORTH, Tex., Sept. 14 —": the place in capitals that a paragraph opens with, before a
  // dash.
  std::uint32_t dateline_end() const {
    std::uint32_t end = sentence_.start;
    while (end < sentence_.end && words_.is_all_capitals(end)) ++end;
    if (end == sentence_.start || end == sentence_.end) return sentence_.start;
    const std::uint32_t limit = std::min(sentence_.end, end + kLongestDateline);
    for (std::uint32_t at = end; at < limit; ++at) {
      if (words_.is_dash(at) &&
          (at == end || words_.folded(end) == "," || words_.folded(end) == "("))
        return end;
    }
    return sentence_.start;
  }

  std::uint32_t run_end(std::uint32_t start) const {
    std::uint32_t end = start + 1;
    while (end < sentence_.end) {
      std::uint32_t at = end;
      while (at < sentence_.end && at < end + kMaxConnectors && connects(at)) ++at;
      if (at >= sentence_.end) break;
      if (!may_continue(at) && !(at == end + 1 && is_lower_name_part(at))) break;
      end = at + 1;
    }
    return end;
  }

  // "Meet the Press": a short quotation whose longer words all have capitals.
  void mark_work_title(TokenSpan quotation) {
    if (quotation.size() < 4 || quotation.size() > kLongestWorkTitle) return;
    const auto& tokens = words_.text().tokens();
    std::uint32_t words = 0;
    for (std::uint32_t i = quotation.start + 1; i + 1 < quotation.end; ++i) {
      if (tokens[i].kind != TokenKind::word) continue;
      ++words;
      const bool long_word = words == 1 || words_.folded(i).size() > kShortWord;
      if (long_word && !tokens[i].clitic && !words_.is_capital(i)) return;
    }
    if (words < 2) return;
    std::fill(in_work_title_.begin() + quotation.start, in_work_title_.begin() + quotation.end,
              true);
  }

  // Joiners and particles ("of the", "bin"), hyphens inside words, "&", possessive 's.
  bool connects(std::uint32_t at) const {
    const Token& token = words_.text().tokens()[at];
    if (words_.folded(at) == "-") return !token.space_before;
    if (words_.syntax().tag(at) == Tag::POS) return true;
    const auto part = find_name_part(words_.folded(at));
    return !words_.is_capital(at) && (part == NamePart::joiner || part == NamePart::particle);
  }

  // "Jong-un"
  bool is_lower_name_part(std::uint32_t at) const {
    return words_.folded(at - 1) == "-" && !words_.text().tokens()[at].space_before &&
           words_.text().tokens()[at].kind == TokenKind::word;
  }

  bool may_open(std::uint32_t at) const { return may_continue(at) && !is_lone_letter(at); }

  // "I", the grade "A", the party in "D-Va."
  bool is_lone_letter(std::uint32_t at) const {
    if (words_.folded(at).size() > 1) return false;
    return at + 1 >= sentence_.end || !words_.is_capital(at + 1);
  }

  bool may_continue(std::uint32_t at) const {
    const Token& token = words_.text().tokens()[at];
    if (in_work_title_[at] != 0) return false;
    if (token.kind == TokenKind::handle) return words_.written(at)[0] == '@';
    if (!words_.is_capital(at)) {
      return token.kind == TokenKind::url && words_.written(at)[0] >= 'A' &&
             words_.written(at)[0] <= 'Z';
    }
    if (is_surname_of_syllables(at)) return true;
    if (words_.is_capital_forced(at)) return has_evidence(at);
    return !is_function_word(at) || is_initial(at) || is_suffix(at) || opens_entity(at) ||
           find_given_name(words_.written(at));
  }

  // For a capital that is there for another reason.
  bool has_evidence(std::uint32_t at) const {
    if (opens_entity(at)) return true;
    if (is_function_word(at)) return words_.seen_capital(at) && find_given_name(words_.written(at));
    if (words_.seen_capital(at)) return !words_.seen_lower(at) || is_noun(words_.syntax().tag(at));
    if (is_given_name(at)) return true;
    if (words_.syntax().tag(at) != Tag::NNP) return false;
    return !words_.is_in_title_line(at) || follows_given_name(at);
  }

  // "Oh" in "Oh Seung-hwan", but not "But" in "But Seung-hwan".
  bool is_surname_of_syllables(std::uint32_t at) const {
    const bool other = is_function_word(at) && words_.syntax().tag(at) != Tag::UH;
    return at + 3 < sentence_.end && !other && words_.begins_syllable_name(at);
  }

  // The surname in a heading: of two given names ("Warren") only the first counts.
  bool follows_given_name(std::uint32_t at) const {
    if (at == sentence_.start || !is_given_name(at - 1)) return false;
    return at - 1 == sentence_.start || !is_given_name(at - 2);
  }

  bool is_given_name(std::uint32_t at) const {
    const auto given = find_given_name(words_.capitalised({at, at + 1}));
    return given && !given->common;
  }

  bool is_suffix(std::uint32_t at) const {
    return find_name_part(words_.folded(at)) == NamePart::suffix;
  }

  // "V." in "Vladimir V. Putin"
  bool is_initial(std::uint32_t at) const {
    const std::string_view word = words_.written(at);
    return word.ends_with('.') && word.size() == 2;
  }

  bool is_function_word(std::uint32_t at) const {
    switch (words_.syntax().tag(at)) {
      case Tag::DT:
      case Tag::PRP:
      case Tag::PRPS:
      case Tag::WP:
      case Tag::IN:
      case Tag::CC:
      case Tag::MD:
      case Tag::TO: return true;
      case Tag::UH: return words_.is_capital_forced(at);  // "Oh, no", but "Mr. Oh"
      default: return false;
    }
  }

  // A table name begins here; one that is also a word of the sentence needs more than one word.
  bool opens_entity(std::uint32_t at) const {
    const std::uint32_t end = NameReader::entity_end(words_, at, sentence_.end);
    if (end > at + 1) return true;
    if (end == at) return false;
    if (!words_.is_capital_forced(at)) return true;
    return !words_.seen_lower(at) && !is_verb(words_.syntax().tag(at)) && !is_function_word(at);
  }

  static constexpr std::uint32_t kMaxConnectors = 3;
  static constexpr std::uint32_t kLongestDateline = 12;   // tokens between the place and the dash
  static constexpr std::uint32_t kLongestWorkTitle = 12;  // tokens, the marks included
  static constexpr std::size_t kShortWord = 4;  // letters of what titles leave small: "with"

  const Words& words_;
  Flags in_work_title_;
  TokenSpan sentence_;
};

}  // namespace

std::vector<Name> find_names(const Words& words, std::span<const NameSpan> tagged) {
  std::vector<Name> names = RunFinder(words).find();
  settle_types(words, tagged, names);
  return names;
}

}  // namespace allegedly
