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
    "NN", "NNS", "NNP", "VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "MD", "JJ", "RB",
    "IN", "DT", "PRP", "PRPS", "CC", "CD", "TO", "WP", "POS", "UH", "PUNCT"};

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

bool starts_upper(std::string_view word) { return is_upper(decode(word, 0).code_point); }

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

// Chooses the emissions of each token: sentence openers and words of title-case headlines are read in
// lower case where that is a known word.
class EmissionChooser {
 public:
  explicit EmissionChooser(const AnnotatedText& text) : text_(text) {}

  // Words seen as names inside sentences; a headline keeps their capitals.
  void add_known_name(std::uint32_t token) { known_names_.insert(text_.folded(token)); }

  const Emissions& operator()(std::uint32_t token, bool opens_sentence, bool title_case) const {
    const std::string_view written = text_.tokens()[token].clitic ? text_.folded(token) : text_.surface(token);
    const std::string_view folded = text_.folded(token);
    const char word_shape = shape(written, folded);
    const bool capital = word_shape == 'X';
    const bool read_lower = capital && (opens_sentence || (title_case && !known_names_.contains(folded)));
    if (read_lower && !known_names_.contains(folded)) {
      if (const Emissions* found = listed(folded)) return *found;
    }
    if (const Emissions* found = listed(written)) return *found;
    if (word_shape != 'X' && written != folded) {
      if (const Emissions* found = listed(folded)) return *found;
    }
    return suffix_emissions(word_shape, folded);
  }

 private:
  static const Emissions* listed(std::string_view word) {
    const EmissionTable& words = Tables::get().words;
    const auto found = words.find(word);
    return found == words.end() ? nullptr : &found->second;
  }

  const AnnotatedText& text_;
  std::unordered_set<std::string_view> known_names_;
};

// Viterbi over one sentence.
void tag_sentence(TokenSpan sentence, const EmissionChooser& choose, bool title_case, std::vector<Tag>& tags) {
  constexpr int kNever = std::numeric_limits<int>::min() / 2;
  const auto& transitions = Tables::get().transitions;
  std::array<int, kTagCount> best;
  best.fill(kNever);
  best[static_cast<std::size_t>(Tag::PUNCT)] = 0;
  std::vector<std::array<std::uint8_t, kTagCount>> links(sentence.size());
  for (std::uint32_t i = 0; i < sentence.size(); ++i) {
    std::array<int, kTagCount> now;
    now.fill(kNever);
    for (const Emission& emission : choose(sentence.start + i, i == 0, title_case)) {
      const auto to = static_cast<std::size_t>(emission.tag);
      for (std::size_t from = 0; from < kTagCount; ++from) {
        const int score = best[from] + transitions[from][to] + emission.score;
        if (score > now[to]) {
          now[to] = score;
          links[i][to] = static_cast<std::uint8_t>(from);
        }
      }
    }
    best = now;
  }
  auto tag = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::uint32_t i = sentence.size(); i-- > 0;) {
    tags[sentence.start + i] = static_cast<Tag>(tag);
    tag = links[i][tag];
  }
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

}  // namespace

std::vector<Tag> tag_parts_of_speech(const AnnotatedText& text) {
  std::vector<Tag> tags(text.tokens().size(), Tag::PUNCT);
  EmissionChooser choose(text);
  std::vector<TokenSpan> titles;
  for (const Sentence& sentence : text.sentences()) {
    if (is_title_case(text, sentence.tokens)) {
      titles.push_back(sentence.tokens);  // later, when the names of the article are known
      continue;
    }
    tag_sentence(sentence.tokens, choose, false, tags);
    for (std::uint32_t i = sentence.tokens.start + 1; i < sentence.tokens.end; ++i) {
      if (tags[i] == Tag::NNP) choose.add_known_name(i);
    }
  }
  for (const TokenSpan sentence : titles) tag_sentence(sentence, choose, true, tags);
  return tags;
}

}  // namespace allegedly
