#include "model/tagger.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/tsv.hpp"
#include "model/embedded.hpp"
#include "text/characters.hpp"
#include "text/utf8.hpp"

namespace allegedly {
namespace {

constexpr std::array<std::string_view, kTagCount> kTagNames = {
    "NN", "NNS", "NNP", "VB",   "VBP", "VBZ", "VBD", "VBN", "VBG", "MD", "JJ",   "RB",
    "IN", "DT",  "PRP", "PRPS", "CC",  "CD",  "TO",  "WP",  "POS", "UH", "PUNCT"};

// log P(tag | word) - log P(tag) in tenths of nats: ranks tags as log P(word | tag) does.
struct Emission {
  Tag tag;
  int score;
};
using Emissions = std::vector<Emission>;

int to_int(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

Tag to_tag(std::string_view name) {
  const auto found = std::find(kTagNames.begin(), kTagNames.end(), name);
  return static_cast<Tag>(found - kTagNames.begin());
}

// Calls `use` for each space-separated part.
template <class Use>
void for_each_part(std::string_view row, Use use) {
  while (!row.empty()) {
    const std::size_t space = std::min(row.find(' '), row.size());
    use(row.substr(0, space));
    row.remove_prefix(std::min(space + 1, row.size()));
  }
}

Emissions to_emissions(std::string_view row) {
  Emissions out;
  for_each_part(row, [&](std::string_view part) {
    const std::size_t colon = part.find(':');
    out.push_back({to_tag(part.substr(0, colon)), to_int(part.substr(colon + 1))});
  });
  return out;
}

using EmissionTable = std::unordered_map<std::string_view, Emissions>;

EmissionTable read_emissions(std::string_view tsv) {
  EmissionTable table;
  for (const TsvRow& row : TsvTable(tsv)) table.emplace(row[0], to_emissions(row[1]));
  return table;
}

struct Tables {
  EmissionTable words = read_emissions(tables::pos_words_tsv);
  EmissionTable suffixes = read_emissions(tables::pos_suffixes_tsv);
  std::array<std::array<int, kTagCount>, kTagCount> transitions{};

  Tables() {
    for (const TsvRow& row : TsvTable(tables::pos_transitions_tsv)) {
      auto next = transitions[static_cast<std::size_t>(to_tag(row[0]))].begin();
      for_each_part(row[1], [&](std::string_view part) { *next++ = to_int(part); });
    }
  }

  static const Tables& get() {
    static const Tables tables;
    return tables;
  }
};

bool starts_upper(std::string_view word) {
  return is_upper(decode(word, 0).code_point);
}

// Capitalisation as the suffix table keys it.
char shape(std::string_view word, std::string_view folded) {
  bool digit = false;
  bool lower = false;
  std::size_t count = 0;
  for (std::size_t i = 0; i < word.size(); ++count) {
    const Character character = decode(word, i);
    digit |= char_class(character.code_point) == CharClass::digit;
    lower |= is_lower(character.code_point);
    i += character.size;
  }
  if (digit) return '9';
  if (word == folded || !starts_upper(word)) return 'a';
  return !lower && count > 1 ? 'U' : 'X';
}

// The listed emissions of the longest ending of at most four code points.
const Emissions& suffix_emissions(char shape, std::string_view folded) {
  const EmissionTable& table = Tables::get().suffixes;
  std::array<std::size_t, 5> starts{};  // byte offsets of the last 0 to 4 code points
  std::size_t count = 0;
  starts[count++] = folded.size();
  while (count < starts.size() && starts[count - 1] > 0) {
    starts[count] = starts[count - 1] - decode_before(folded, starts[count - 1]).size;
    ++count;
  }
  std::string key;
  while (count > 0) {
    key.assign(1, shape).append(folded.substr(starts[--count]));
    if (const auto found = table.find(key); found != table.end()) return found->second;
  }
  return table.at("a");
}

// More than half of the words that could be either have a capital.
bool is_title_case(const AnnotatedText& text, TokenSpan sentence) {
  std::uint32_t upper = 0;
  std::uint32_t words = 0;
  for (std::uint32_t i = sentence.start + 1; i < sentence.end; ++i) {
    if (text.tokens()[i].kind != TokenKind::word || text.surface(i).size() < 4) continue;
    ++words;
    upper += starts_upper(text.surface(i)) ? 1 : 0;
  }
  return words >= 3 && upper * 10 > words * 6;
}

// What a word can be where its capital may be owed to its place: at the start of a sentence or in a
// title-case headline.
enum class Capitals : std::uint8_t { meant, opening, title };

// How much less a capital says at the start of a sentence, in tenths of nats.
constexpr int kOpeningDoubt = 15;

// Chooses the emissions of each token.
class EmissionChooser {
 public:
  explicit EmissionChooser(const AnnotatedText& text)
      : text_(text), opens_quotation_(text.tokens().size()), title_case_(text.sentences().size()) {
    for (const Quotation& quotation : text.quotations())
      opens_quotation_[quotation.tokens.start] = true;
    for (std::uint32_t s = 0; s < text.sentences().size(); ++s) {
      const TokenSpan sentence = text.sentences()[s].tokens;
      title_case_[s] = is_title_case(text, sentence);
      for (std::uint32_t i = sentence.start + 1; i < sentence.end && !title_case_[s]; ++i) {
        if (!opens(i) && starts_upper(text.surface(i))) capitalised_.insert(text.folded(i));
      }
    }
  }

  // Appends to `out`, which the caller empties.
  void choose(std::uint32_t token, Emissions& out) const {
    const std::string_view folded = text_.folded(token);
    const std::string_view written = text_.tokens()[token].clitic ? folded : text_.surface(token);
    const char word_shape = shape(written, folded);
    const Capitals capitals = word_shape == 'X' ? capitals_of(token) : Capitals::meant;
    if (capitals != Capitals::meant && append_listed(folded, out)) return;
    if (append_listed(written, out)) return;
    if (word_shape == 'U' && append_listed(folded, out)) return;
    if (capitals != Capitals::meant) append(suffix_emissions('a', folded), 0, out);
    const int doubt = capitals == Capitals::opening ? kOpeningDoubt : 0;
    if (capitals != Capitals::title) append(suffix_emissions(word_shape, folded), -doubt, out);
  }

 private:
  bool opens(std::uint32_t token) const {
    return text_.sentences()[text_.sentence_of(token)].tokens.start == token ||
           opens_quotation_[token - 1];
  }

  // A word that the article capitalises inside a sentence is a name everywhere.
  Capitals capitals_of(std::uint32_t token) const {
    if (capitalised_.contains(text_.folded(token))) return Capitals::meant;
    if (title_case_[text_.sentence_of(token)]) return Capitals::title;
    return opens(token) ? Capitals::opening : Capitals::meant;
  }

  static void append(const Emissions& emissions, int change, Emissions& out) {
    for (const Emission& emission : emissions)
      out.push_back({emission.tag, emission.score + change});
  }

  static bool append_listed(std::string_view word, Emissions& out) {
    const EmissionTable& words = Tables::get().words;
    const auto found = words.find(word);
    if (found == words.end()) return false;
    append(found->second, 0, out);
    return true;
  }

  const AnnotatedText& text_;
  std::vector<bool> opens_quotation_;                 // by token
  std::vector<bool> title_case_;                      // by sentence
  std::unordered_set<std::string_view> capitalised_;  // folded
};

// Viterbi over one sentence. Buffers are kept between sentences.
class SentenceTagger {
 public:
  explicit SentenceTagger(const AnnotatedText& text) : chooser_(text) {}

  void tag(TokenSpan sentence, std::vector<Tag>& tags) {
    Scores best;
    best.fill(kNever);
    best[static_cast<std::size_t>(Tag::PUNCT)] = 0;
    links_.resize(sentence.size());
    for (std::uint32_t i = 0; i < sentence.size(); ++i) {
      emissions_.clear();
      chooser_.choose(sentence.start + i, emissions_);
      best = step(best, links_[i]);
    }
    auto tag = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
    for (std::uint32_t i = sentence.size(); i-- > 0;) {
      tags[sentence.start + i] = static_cast<Tag>(tag);
      tag = links_[i][tag];
    }
  }

 private:
  using Scores = std::array<int, kTagCount>;
  using Links = std::array<std::uint8_t, kTagCount>;
  static constexpr int kNever = std::numeric_limits<int>::min() / 2;

  Scores step(const Scores& before, Links& links) const {
    Scores now;
    now.fill(kNever);
    for (const Emission& emission : emissions_) {
      const auto to = static_cast<std::size_t>(emission.tag);
      for (std::size_t from = 0; from < kTagCount; ++from) {
        const int score = before[from] + Tables::get().transitions[from][to] + emission.score;
        if (score > now[to]) {
          now[to] = score;
          links[to] = static_cast<std::uint8_t>(from);
        }
      }
    }
    return now;
  }

  EmissionChooser chooser_;
  Emissions emissions_;
  std::vector<Links> links_;
};

}  // namespace

std::vector<Tag> tag_parts_of_speech(const AnnotatedText& text) {
  std::vector<Tag> tags(text.tokens().size(), Tag::PUNCT);
  SentenceTagger tagger(text);
  for (const Sentence& sentence : text.sentences()) tagger.tag(sentence.tokens, tags);
  return tags;
}

}  // namespace allegedly
