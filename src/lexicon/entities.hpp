// What the name tables under data/lexicons know: places with their demonyms, organizations, groups,
// given names, titles, roles, calendar words and the small words inside names.
//
// Names are looked up as written ("US" is a state, "us" is not), several words joined by one space,
// apostrophes straight; titles, roles and documents in folded form. All views live as long as the
// program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace allegedly {

enum class EntityKind : std::uint8_t { place, organization, group };
enum class PlaceKind : std::uint8_t { country, region, city, area };

// A row of places.tsv, organizations.tsv or groups.tsv that names one entity.
struct Entity {
  std::string_view name;
  EntityKind kind = EntityKind::place;
  PlaceKind place = PlaceKind::country;  // places only
  std::string_view seat_of;  // the state whose government a capital stands for, or empty
};

struct EntityMatch {
  const Entity* entity = nullptr;
  bool demonym = false;  // "Brazilian" rather than "Brazil"
};

// Tokens of the longest name in the tables; a hyphen is one ("co-op").
inline constexpr std::uint32_t kMaxNameTokens = 9;
std::optional<EntityMatch> find_entity(std::string_view name);
// Whether a name in the tables may begin with that token; spares most look-ups.
bool begins_entity(std::string_view word);
// The row whose own name (no alias, no demonym) this is, or nullptr.
const Entity* entity_named(std::string_view name);

// "Ministry", "Party", "Bank": makes the capitalised run it is in an organization.
// Some heads have several words ("High Court").
bool is_organization_head(std::string_view words);
inline constexpr std::uint32_t kMaxHeadWords = 3;

enum class Gender : std::uint8_t { unknown, female, male };

struct GivenName {
  Gender gender = Gender::unknown;
  bool common = false;  // also an ordinary word: "Will", "Hope"
};
std::optional<GivenName> find_given_name(std::string_view word);

// Tokens of the longest title.
inline constexpr std::uint32_t kMaxTitleTokens = 5;
// "mr", "prime minister": stands before a person's name and is no part of it.
std::optional<Gender> find_title(std::string_view folded);
// What else its bearer is called, separated by ';': "governor" for "gov.".
std::string_view roles_of_title(std::string_view folded);

enum class RoleKind : std::uint8_t { person, group, organization };
// What an organization's noun can refer back to: "the army" to an army, "the company" to any
// business, "the organization" to all of them.
enum class Reach : std::uint8_t { same, business, any };
struct RoleNoun {
  std::string_view singular;
  RoleKind kind = RoleKind::person;
  Gender gender = Gender::unknown;
  bool plural = false;
  Reach reach = Reach::same;
};
// Tokens of the longest role.
inline constexpr std::uint32_t kMaxRoleTokens = 5;
// "spokeswoman", "chief executives", "company".
std::optional<RoleNoun> find_role(std::string_view folded);

// "report", "court filings": a text or record that speaks. Gives the singular, empty if none.
std::string_view find_document(std::string_view folded);

enum class NonActorKind : std::uint8_t {
  date,   // weekdays, months, holidays
  thing,  // events, prizes, laws, products, natural features, buildings; also the last words of
          // such names: "River", "Award"
};
// Capitalised words that name no actor. `name` may have several words.
std::optional<NonActorKind> find_non_actor(std::string_view name);

enum class NamePart : std::uint8_t {
  particle,     // inside a person's name: "de", "bin"
  joiner,       // inside an organization's name: "of", "for", "and"
  suffix,       // after a person's name: "Jr.", "III"
  locative,     // before the name of a place: "in", "near"
  directional,  // before places as well as others: "to", "from"
  place_start,  // first word of a place's name: "San"
  prefix,       // of a role: "ex-"
  direction,    // before a place's name: "Northern"
  place_end,    // last word of a place's name: "County"
};
std::optional<NamePart> find_name_part(std::string_view folded);

enum class PronounKind : std::uint8_t {
  female,
  male,
  plural,    // "they"
  thing,     // "it"
  relative,  // "who"
  definite,  // "the", "this": a determiner that says the reader knows who is meant
};
std::optional<PronounKind> find_pronoun(std::string_view folded);

}  // namespace allegedly
