// The tables under data/lexicons/text, ready for look-up. Loaded once, on first use.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/word_map.hpp"
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
  WordMap<AbbreviationKind> abbreviations;  // with their full stop
  WordMap<std::vector<std::string_view>> fixed_tokens;
  WordSet hyphen_prefixes;
  WordSet units;
  WordSet elisions;
  WordSet emoticons;
  WordSet name_suffixes;
  WordSet sentence_starters;
  WordSet date_words;
  WordSet byline_words;
  // By the phrase's first word, but for those that may stand anywhere.
  WordMap<std::vector<ParagraphCue>> paragraph_cues;
  std::vector<ParagraphCue> paragraph_cues_anywhere;
};

const TextTables& text_tables();

}  // namespace allegedly
