// The tables under data/lexicons/text, ready for look-up. Loaded once, on first use.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace allegedly {

enum class AbbreviationKind : std::uint8_t {
  title,   // "Mr.": never ends a sentence
  number,  // "No.": an abbreviation only before a number
  plain,   // "Inc.": may end a sentence
};

// Keys are views into the embedded tables.
struct TextTables {
  std::unordered_map<std::string_view, AbbreviationKind> abbreviations;  // with their full stop
  std::unordered_map<std::string_view, std::vector<std::string_view>> fixed_tokens;
  std::unordered_set<std::string_view> hyphen_prefixes;
  std::unordered_set<std::string_view> units;
  std::unordered_set<std::string_view> elisions;
  std::unordered_set<std::string_view> emoticons;
  std::unordered_set<std::string_view> name_suffixes;
  std::unordered_set<std::string_view> sentence_starters;
};

const TextTables& text_tables();

}  // namespace allegedly
