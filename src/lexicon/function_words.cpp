#include "lexicon/function_words.hpp"

#include <array>

#include "lexicon/embedded.hpp"
#include "lexicon/word_table.hpp"

namespace allegedly {

std::optional<FunctionWord> function_word(std::string_view word) {
  static constexpr auto kNames = std::to_array<Named<FunctionWord>>({
      {"be", FunctionWord::be},
      {"auxiliary", FunctionWord::auxiliary},
      {"negation", FunctionWord::negation},
      {"negative", FunctionWord::negative},
      {"attaching", FunctionWord::attaching},
      {"speaker", FunctionWord::speaker},
  });
  static const WordTable<FunctionWord> table(tables::function_words_tsv, {0}, 1, kNames);
  return table.find(word);
}

}  // namespace allegedly
