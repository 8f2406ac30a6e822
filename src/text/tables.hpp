// The tables under data/lexicons/text, ready for look-up. Loaded once, on first use.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "text/annotated_text.hpp"

namespace allegedly {

enum class AbbreviationKind : std::uint8_t {
  title,   // "Mr.": never ends a sentence
  number,  // "No.": an abbreviation only before a number
  plain,   // "Inc.": may end a sentence
};

enum class CuePlace : std::uint8_t { line, section, start, anywhere };

// A phrase that tells what a paragraph is for.
struct ParagraphCue {
  std::string_view phrase;
  ParagraphKind kind = ParagraphKind::boilerplate;
  CuePlace place = CuePlace::line;
  std::uint32_t max_tokens = 0;
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
  std::unordered_set<std::string_view> date_words;
  std::unordered_set<std::string_view> byline_words;
  // By the phrase's first word, but for those that may stand anywhere.
  std::unordered_map<std::string_view, std::vector<ParagraphCue>> paragraph_cues;
  std::vector<ParagraphCue> paragraph_cues_anywhere;
};

const TextTables& text_tables();

}  // namespace allegedly
