#include "lexicon/entities.hpp"

#include <deque>
#include <initializer_list>
#include <utility>

#include "base/tsv.hpp"
#include "base/word_map.hpp"
#include "lexicon/embedded.hpp"
#include "lexicon/word_table.hpp"

namespace allegedly {
namespace {

constexpr Named<Gender> kGenderNames[] = {
    {"u", Gender::unknown}, {"f", Gender::female}, {"m", Gender::male}};
constexpr Named<NonActorKind> kNonActorNames[] = {{"day", NonActorKind::date},
                                                  {"month", NonActorKind::date},
                                                  {"holiday", NonActorKind::date},
                                                  {"event", NonActorKind::thing},
                                                  {"other", NonActorKind::thing}};
constexpr Named<NamePart> kNamePartNames[] = {
    {"particle", NamePart::particle},       {"joiner", NamePart::joiner},
    {"suffix", NamePart::suffix},           {"locative", NamePart::locative},
    {"directional", NamePart::directional}, {"direction", NamePart::direction},
    {"prefix", NamePart::prefix},           {"place_start", NamePart::place_start},
    {"place_end", NamePart::place_end}};
constexpr Named<PronounKind> kPronounNames[] = {
    {"female", PronounKind::female},     {"male", PronounKind::male},
    {"plural", PronounKind::plural},     {"thing", PronounKind::thing},
    {"relative", PronounKind::relative}, {"definite", PronounKind::definite}};

PlaceKind to_place_kind(std::string_view name) {
  if (name == "country") return PlaceKind::country;
  if (name == "region") return PlaceKind::region;
  return name == "city" ? PlaceKind::city : PlaceKind::area;
}

Gender to_gender(std::string_view name) {
  if (name.starts_with('f')) return Gender::female;
  return name.starts_with('m') ? Gender::male : Gender::unknown;
}

// The first row wins where a name occurs twice; names go before aliases, aliases before demonyms.
class EntityTable {
 public:
  EntityTable() {
    for (const TsvRow& row : TsvTable(tables::places_tsv)) {
      add({row[0], EntityKind::place, to_place_kind(row[1]), row[3]});
    }
    for (const TsvRow& row : TsvTable(tables::organizations_tsv)) {
      if (row[1] == "name") add({row[0], EntityKind::organization, {}, {}});
    }
    for (const TsvRow& row : TsvTable(tables::groups_tsv)) {
      if (row[2].empty()) add({row[0], EntityKind::group, {}, {}});
    }
    add_aliases();
    for (const auto& [name, match] : names_) {
      const std::string_view first = name.substr(0, name.find(' '));
      first_words_.insert(first);
      first_words_.insert(first.substr(0, first.find_first_of("'-.,&")));
      first_words_.insert(first.substr(0, first.find_last_not_of('.') + 1));  // "N.H" "."
    }
  }

  bool begins(std::string_view word) const { return first_words_.contains(word); }

  std::optional<EntityMatch> find(std::string_view name) const {
    const auto found = names_.find(name);
    if (found == names_.end()) return std::nullopt;
    return found->second;
  }

 private:
  void add(const Entity& entity) {
    if (names_.contains(entity.name)) return;
    names_.emplace(entity.name, EntityMatch{&entities_.emplace_back(entity), false});
  }
  void add_other_names(std::string_view name, std::string_view others, bool demonym) {
    const auto found = names_.find(name);
    if (found == names_.end()) return;
    const Entity* entity = found->second.entity;
    for_each_part(others, [&](std::string_view other) {
      names_.emplace(other, EntityMatch{entity, demonym});
    });
  }
  void add_aliases() {
    for (const TsvRow& row : TsvTable(tables::places_tsv)) add_other_names(row[0], row[4], false);
    for (const TsvRow& row : TsvTable(tables::organizations_tsv)) {
      add_other_names(row[0], row[2], false);
    }
    for (const TsvRow& row : TsvTable(tables::places_tsv)) add_other_names(row[0], row[5], true);
    for (const TsvRow& row : TsvTable(tables::groups_tsv)) add_other_names(row[2], row[0], false);
  }

  std::deque<Entity> entities_;
  WordMap<EntityMatch> names_;
  WordSet first_words_;  // whole, and as far as a token may reach
};

const EntityTable& entity_table() {
  static const EntityTable table;
  return table;
}

WordSet words_of_kind(std::string_view tsv, std::string_view kind) {
  WordSet words;
  for (const TsvRow& row : TsvTable(tsv)) {
    if (row[1] == kind) words.insert(row[0]);
  }
  return words;
}

WordMap<GivenName> read_given_names() {
  WordMap<GivenName> names;
  for (const TsvRow& row : TsvTable(tables::given_names_tsv)) {
    names.emplace(row[0], GivenName{to_gender(row[1]), !row[2].empty()});
  }
  return names;
}

WordMap<RoleNoun> read_roles() {
  WordMap<RoleNoun> roles;
  for (const TsvRow& row : TsvTable(tables::roles_tsv)) {
    RoleNoun role;
    role.singular = row[0].empty() ? row[1] : row[0];
    role.gender = to_gender(row[2]);
    if (row[4] == "business") role.reach = Reach::business;
    if (row[4] == "any") role.reach = Reach::any;
    if (row[3] == "group") role.kind = RoleKind::group;
    if (row[3] == "organization") role.kind = RoleKind::organization;
    if (!row[0].empty()) roles.emplace(row[0], role);
    role.plural = true;
    if (!row[1].empty()) roles.emplace(row[1], role);
  }
  return roles;
}

}  // namespace

bool begins_entity(std::string_view word) {
  return entity_table().begins(word);
}

std::optional<EntityMatch> find_entity(std::string_view name) {
  return entity_table().find(name);
}

const Entity* entity_named(std::string_view name) {
  const std::optional<EntityMatch> match = find_entity(name);
  return match && match->entity->name == name ? match->entity : nullptr;
}

bool is_organization_head(std::string_view words) {
  static const auto heads = words_of_kind(tables::organizations_tsv, "head");
  return heads.contains(words);
}

std::optional<GivenName> find_given_name(std::string_view word) {
  static const auto names = read_given_names();
  const auto found = names.find(word);
  if (found == names.end()) return std::nullopt;
  return found->second;
}

std::optional<Gender> find_title(std::string_view folded) {
  static const WordTable<Gender> titles(tables::titles_tsv, {0}, 1, kGenderNames);
  return titles.find(folded);
}

std::string_view roles_of_title(std::string_view folded) {
  static const auto roles = [] {
    WordMap<std::string_view> table;
    for (const TsvRow& row : TsvTable(tables::titles_tsv)) {
      if (!row[2].empty()) table.emplace(row[0], row[2]);
    }
    return table;
  }();
  const auto found = roles.find(folded);
  return found == roles.end() ? std::string_view() : found->second;
}

std::optional<RoleNoun> find_role(std::string_view folded) {
  static const auto roles = read_roles();
  const auto found = roles.find(folded);
  if (found == roles.end()) return std::nullopt;
  return found->second;
}

std::string_view find_document(std::string_view folded) {
  static const auto documents = [] {
    WordMap<std::string_view> table;
    for (const TsvRow& row : TsvTable(tables::documents_tsv)) {
      table.emplace(row[0], row[0]);
      if (!row[1].empty()) table.emplace(row[1], row[0]);
    }
    return table;
  }();
  const auto found = documents.find(folded);
  return found == documents.end() ? std::string_view{} : found->second;
}

std::optional<NonActorKind> find_non_actor(std::string_view name) {
  static const WordTable<NonActorKind> words(tables::calendar_tsv, {0}, 1, kNonActorNames);
  return words.find(name);
}

std::optional<NamePart> find_name_part(std::string_view folded) {
  static const WordTable<NamePart> parts(tables::name_parts_tsv, {0}, 1, kNamePartNames);
  return parts.find(folded);
}

std::optional<PronounKind> find_pronoun(std::string_view folded) {
  static const WordTable<PronounKind> pronouns(tables::pronouns_tsv, {0}, 1, kPronounNames);
  return pronouns.find(folded);
}

}  // namespace allegedly
