#include "text/tables.hpp"

#include "base/tsv.hpp"
#include "text/embedded.hpp"

namespace allegedly {
namespace {

std::unordered_set<std::string_view> first_column(std::string_view table) {
  std::unordered_set<std::string_view> words;
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
  return loaded;
}

}  // namespace

const TextTables& text_tables() {
  static const TextTables loaded = load();
  return loaded;
}

}  // namespace allegedly
