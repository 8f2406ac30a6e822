#include "lexicon/syllables.hpp"

#include <cstddef>

#include "base/tsv.hpp"
#include "base/word_map.hpp"
#include "lexicon/embedded.hpp"

namespace allegedly {
namespace {

constexpr std::size_t kLongestOnset = 2;

WordSet parts(std::string_view name) {
  WordSet out;
  for (const TsvRow& row : TsvTable(tables::syllables_tsv)) {
    if (row[1] == name) out.insert(row[0]);
  }
  return out;
}

// Whether the word is a nucleus, with a coda or without.
bool is_rhyme(std::string_view word) {
  static const WordSet nuclei = parts("nucleus");
  static const WordSet codas = parts("coda");
  if (nuclei.contains(word)) return true;
  for (std::size_t size = 1; size < word.size(); ++size) {
    if (nuclei.contains(word.substr(0, size)) && codas.contains(word.substr(size))) return true;
  }
  return false;
}

}  // namespace

bool is_romanised_syllable(std::string_view word) {
  static const WordSet onsets = parts("onset");
  if (is_rhyme(word)) return true;
  for (std::size_t size = 1; size <= kLongestOnset && size < word.size(); ++size) {
    if (onsets.contains(word.substr(0, size)) && is_rhyme(word.substr(size))) return true;
  }
  return false;
}

}  // namespace allegedly
