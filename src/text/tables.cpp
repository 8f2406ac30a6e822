#include "text/tables.hpp"

#include <charconv>

#include "base/tsv.hpp"
#include "text/embedded.hpp"

namespace allegedly {
namespace {

WordSet first_column(std::string_view table) {
  WordSet words;
  for (TsvRow row : TsvTable(table)) words.insert(row[0]);
  return words;
}

AbbreviationKind abbreviation_kind(std::string_view name) {
  if (name == "title") return AbbreviationKind::title;
  return name == "number" ? AbbreviationKind::number : AbbreviationKind::plain;
}

std::vector<std::string_view> split_at_spaces(std::string_view text) {
  std::vector<std::string_view> pieces;
  while (!text.empty()) {
    const std::size_t end = text.find(' ');
    pieces.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return pieces;
}

ParagraphCue paragraph_cue(TsvRow row) {
  ParagraphCue cue;
  cue.phrase = row[0];
  if (row[1] == "caption") cue.kind = ParagraphKind::caption;
  if (row[1] == "dateline") cue.kind = ParagraphKind::dateline;
  if (row[2] == "section") cue.place = CuePlace::section;
  if (row[2] == "start") cue.place = CuePlace::start;
  if (row[2] == "anywhere") cue.place = CuePlace::anywhere;
  std::from_chars(row[3].data(), row[3].data() + row[3].size(), cue.max_tokens);
  return cue;
}

void load_paragraph_cues(TextTables& loaded) {
  for (TsvRow row : TsvTable(tables::boilerplate_tsv)) {
    const ParagraphCue cue = paragraph_cue(row);
    if (cue.place == CuePlace::anywhere) {
      loaded.paragraph_cues_anywhere.push_back(cue);
    } else {
      const std::string_view first_word = cue.phrase.substr(0, cue.phrase.find(' '));
      loaded.paragraph_cues[first_word].push_back(cue);
    }
  }
}

TextTables load() {
  TextTables loaded;
  for (TsvRow row : TsvTable(tables::abbreviations_tsv)) {
    loaded.abbreviations.emplace(row[0], abbreviation_kind(row[1]));
  }
  for (TsvRow row : TsvTable(tables::fixed_tokens_tsv)) {
    loaded.fixed_tokens.emplace(row[0], split_at_spaces(row[1]));
  }
  loaded.hyphen_prefixes = first_column(tables::hyphen_prefixes_tsv);
  loaded.units = first_column(tables::units_tsv);
  loaded.elisions = first_column(tables::elisions_tsv);
  loaded.emoticons = first_column(tables::emoticons_tsv);
  loaded.name_suffixes = first_column(tables::name_suffixes_tsv);
  loaded.sentence_starters = first_column(tables::sentence_starters_tsv);
  loaded.date_words = first_column(tables::date_words_tsv);
  loaded.byline_words = first_column(tables::byline_words_tsv);
  load_paragraph_cues(loaded);
  return loaded;
}

}  // namespace

const TextTables& text_tables() {
  static const TextTables loaded = load();
  return loaded;
}

}  // namespace allegedly
