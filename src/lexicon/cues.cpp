#include "lexicon/cues.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/tsv.hpp"
#include "base/word_map.hpp"
#include "lexicon/embedded.hpp"
#include "lexicon/word_table.hpp"

namespace allegedly {
namespace {

constexpr auto kCueNames = std::to_array<Named<CueClass>>({
    {"say", CueClass::say},
    {"insist", CueClass::insist},
    {"describe", CueClass::describe},
    {"think", CueClass::think},
    {"order", CueClass::order},
    {"allege", CueClass::allege},
    {"accuse", CueClass::accuse},
    {"deny", CueClass::deny},
    {"reject", CueClass::reject},
    {"admit", CueClass::admit},
    {"no_answer", CueClass::no_answer},
});
constexpr auto kHedgeNames = std::to_array<Named<HedgeKind>>(
    {{"adjective", HedgeKind::adjective}, {"adverb", HedgeKind::adverb}});
constexpr auto kStrengthNames = std::to_array<Named<bool>>({{"strong", true}, {"weak", false}});
constexpr auto kObjectNames =
    std::to_array<Named<ClaimObject>>({{"claim", ClaimObject::claim},
                                       {"grant", ClaimObject::grant},
                                       {"request", ClaimObject::request}});

WordSet first_column(std::string_view tsv) {
  WordSet words;
  for (const TsvRow& row : TsvTable(tsv)) words.insert(row[0]);
  return words;
}

// Cues by their first word, longest first.
class CueIndex {
 public:
  void add(std::string_view first, std::string_view rest, std::string_view cue_class) {
    Cue cue;
    cue.words.push_back(first);
    while (!rest.empty()) {
      const std::size_t space = std::min(rest.find(' '), rest.size());
      cue.words.push_back(rest.substr(0, space));
      rest.remove_prefix(std::min(space + 1, rest.size()));
    }
    for (const auto& [name, value] : kCueNames) {
      if (cue_class == name) cue.cue_class = value;
    }
    std::vector<Cue>& same_start = cues_[first];
    const auto longer = [&](const Cue& other) { return other.words.size() > cue.words.size(); };
    same_start.insert(std::partition_point(same_start.begin(), same_start.end(), longer),
                      std::move(cue));
  }

  const Cue* longest(std::span<const std::string_view> words) const {
    if (words.empty()) return nullptr;
    const auto found = cues_.find(words.front());
    if (found == cues_.end()) return nullptr;
    for (const Cue& cue : found->second) {
      if (cue.words.size() <= words.size() &&
          std::equal(cue.words.begin(), cue.words.end(), words.begin())) {
        return &cue;
      }
    }
    return nullptr;
  }

 private:
  WordMap<std::vector<Cue>> cues_;
};

constexpr std::size_t kVerbForms = 5;

CueIndex read_verbs() {
  CueIndex index;
  for (const TsvRow& row : TsvTable(tables::cue_verbs_tsv)) {
    for (std::size_t form = 0; form < kVerbForms; ++form) {
      const bool repeated =
          form == 3 && row[3] == row[2];  // past and participle are often one form
      if (!repeated) index.add(row[form], row[5], row[6]);
    }
  }
  return index;
}

CueIndex read_phrases() {
  CueIndex index;
  for (const TsvRow& row : TsvTable(tables::cue_phrases_tsv)) {
    const std::size_t space = row[0].find(' ');
    index.add(row[0].substr(0, space), row[0].substr(space + 1), row[1]);
  }
  return index;
}

WordMap<AnswerVerb> read_answer_verbs() {
  using Needs = AnswerVerb::Needs;
  WordMap<AnswerVerb> table;
  for (const TsvRow& row : TsvTable(tables::non_response_tsv)) {
    AnswerVerb verb;
    verb.role = row[5] == "decline" ? AnswerVerb::Role::decline : AnswerVerb::Role::answer;
    verb.needs = row[6] == "passive"   ? Needs::passive
                 : row[6] == "request" ? Needs::request
                 : row[6] == "refused" ? Needs::refused
                                       : Needs::nothing;
    for (std::size_t form = 0; form < kVerbForms; ++form) table.emplace(row[form], verb);
  }
  return table;
}

}  // namespace

const Cue* cue_verb(std::span<const std::string_view> words) {
  static const CueIndex index = read_verbs();
  return index.longest(words);
}

const Cue* cue_phrase(std::span<const std::string_view> words) {
  static const CueIndex index = read_phrases();
  return index.longest(words);
}

std::optional<CueClass> cue_noun(std::string_view word) {
  static const WordTable<CueClass> table(tables::cue_nouns_tsv, {0, 1}, 2, kCueNames);
  return table.find(word);
}

std::optional<HedgeKind> hedge(std::string_view word) {
  static const WordTable<HedgeKind> table(tables::hedges_tsv, {0}, 1, kHedgeNames);
  return table.find(word);
}

bool is_strong_hedge(std::string_view word) {
  static const WordTable<bool> table(tables::hedges_tsv, {0}, 2, kStrengthNames);
  return table.find(word).value_or(false);
}

std::optional<AnswerVerb> answer_verb(std::string_view word) {
  static const auto table = read_answer_verbs();
  const auto found = table.find(word);
  if (found == table.end()) return std::nullopt;
  return found->second;
}

bool is_wrongdoing(std::string_view word) {
  static const auto table = first_column(tables::wrongdoing_tsv);
  return table.contains(word);
}

bool is_falsehood(std::string_view words) {
  static const auto table = first_column(tables::falsehoods_tsv);
  return table.contains(words);
}

bool is_regret(std::string_view words) {
  static const auto table = first_column(tables::regrets_tsv);
  return table.contains(words);
}

std::optional<ClaimObject> claim_object(std::string_view noun) {
  static const WordTable<ClaimObject> table(tables::claim_objects_tsv, {0, 1}, 2, kObjectNames);
  return table.find(noun);
}

}  // namespace allegedly
