#include "actors/name_reader.hpp"

#include <algorithm>
#include <string_view>

namespace allegedly {
namespace {

constexpr std::uint32_t kLongestOrganization = 10;
constexpr std::uint32_t kLongestPerson = 6;
constexpr std::uint32_t kLongestPlace = 4;

}  // namespace

std::uint32_t NameReader::entity_end(const Words& words, std::uint32_t start, std::uint32_t limit) {
  if (start >= limit || !words.begins_entity(start)) return start;
  for (std::uint32_t end = std::min(limit, start + kMaxNameTokens); end > start; --end) {
    if (words.entity({start, end})) return end;
  }
  return start;
}

std::uint32_t NameReader::title_end(const Words& words, std::uint32_t start, std::uint32_t limit) {
  for (std::uint32_t end = std::min(limit, start + kMaxTitleTokens); end > start; --end) {
    if (find_title(words.folded({start, end}))) return end;
  }
  return start;
}

void NameReader::read(TokenSpan run, TokenSpan sentence) {
  run_ = run;
  sentence_ = sentence;
  titled_ = false;
  title_ = {run.start, run.start};
  title_gender_ = Gender::unknown;
  read_title_before();
  for (std::uint32_t at = run.start; at < run.end;) at = read_name(at);
}

void NameReader::read_place(TokenSpan tokens) {
  run_ = tokens;
  titled_ = false;
  title_gender_ = Gender::unknown;
  if (words_.entity(tokens)) {
    read_entity(tokens);
  } else {
    push_as(tokens, ActorType::state);
  }
}

// Returns where the next name may begin. Ranked from what the tables know to what is only likely.
std::uint32_t NameReader::read_name(std::uint32_t at) {
  if (words_.text().tokens()[at].kind == TokenKind::handle)
    return push_as({at, at + 1}, ActorType::person);
  if (words_.text().tokens()[at].kind == TokenKind::url) {
    return push_as({at, at + 1}, ActorType::organization);
  }
  if (!is_capital(at)) return at + 1;
  if (is_hyphen(at + 2) && words_.begins_syllable_name(at)) {  // whatever else "Fan" may mean
    return push_as({at, at + 4}, ActorType::person);
  }
  const std::uint32_t entity = entity_end(words_, at, run_.end);
  const std::uint32_t organization = organization_end(at);
  if (organization > std::max(entity, at + 1) && !is_body_of_government({at, organization}) &&
      !reads_as_surname(at + 1, at)) {
    return push_as({at, organization}, ActorType::organization);
  }
  if (const std::uint32_t place = place_end(at); place > entity) {
    return push_as({at, place}, ActorType::state);
  }
  if (const std::uint32_t non_actor = non_actor_end(at); non_actor > entity) return non_actor;
  const std::uint32_t title = title_end(words_, at, run_.end);
  if (title > at && entity == at && !reads_as_given_name({at, title})) {
    add_title({at == run_.start ? title_start(title) : at, title});
    return title;
  }
  const std::uint32_t person = person_end(at);
  const bool named = is_given_name(at) && !(is_place({at, entity}) && follows_locative(at));
  if (person > std::max(entity, at + 1) && (named || (titled_ && !is_state({at, entity})))) {
    return push_as({at, person}, ActorType::person);
  }
  if (entity > at) return read_entity({at, entity});
  return read_unknown({at, person});
}

std::uint32_t NameReader::read_entity(TokenSpan tokens) {
  const EntityMatch match = *words_.entity(tokens);
  if (titled_ && match.entity->kind == EntityKind::place && !match.demonym &&
      (title_.end == tokens.start || !is_state(tokens))) {
    return push_as(tokens, ActorType::person);  // "Mr. Jordan"
  }
  Name name;
  name.tokens = tokens;
  name.certain = true;
  name.entity = match;
  switch (match.entity->kind) {
    case EntityKind::place: name.type = ActorType::state; break;
    case EntityKind::organization: name.type = ActorType::organization; break;
    case EntityKind::group: name.type = ActorType::group; break;
  }
  // "The Times" is known by its article, which is no part of a name.
  if (name.type == ActorType::organization && words_.folded(tokens.start) == "the") {
    ++name.tokens.start;
  }
  push(name);
  return tokens.end;
}

std::uint32_t NameReader::read_unknown(TokenSpan tokens) {
  Name name;
  name.tokens = tokens;
  const auto given = find_given_name(words_.capitalised({tokens.start, tokens.start + 1}));
  if (given && tokens.size() == 1 && !given->common) {
    name.certain = true;
    name.gender = given->gender;
  }
  push(name);
  return tokens.end;
}

// Pushes a name whose type is certain.
std::uint32_t NameReader::push_as(TokenSpan tokens, ActorType type) {
  Name name;
  name.tokens = tokens;
  name.type = type;
  name.certain = true;
  if (type == ActorType::person) {
    const auto given = find_given_name(words_.capitalised({tokens.start, tokens.start + 1}));
    if (given) name.gender = given->gender;
  }
  push(name);
  return tokens.end;
}

void NameReader::push(Name name) {
  if (name.type == ActorType::person && titled_) {
    name.certain = true;
    name.title = title_;
    if (title_gender_ != Gender::unknown) name.gender = title_gender_;
  }
  titled_ = false;
  title_gender_ = Gender::unknown;
  out_.push_back(name);
}

// "Foreign Minister" at the start of a sentence, where the first capital did not count.
std::uint32_t NameReader::title_start(std::uint32_t end) const {
  const std::uint32_t floor = std::max(sentence_.start, end - std::min(end, kMaxTitleTokens));
  for (std::uint32_t start = floor; start < run_.start; ++start) {
    if (find_title(words_.folded({start, end}))) return start;
  }
  return run_.start;
}

// A title stays in force until the next name, so that "former President" and "Sen." add up.
void NameReader::add_title(TokenSpan title) {
  if (!titled_) title_ = title;
  title_.end = title.end;
  titled_ = true;
  if (const auto gender = find_title(words_.folded(title)); gender && *gender != Gender::unknown) {
    title_gender_ = *gender;
  }
}

// Titles and role nouns in lower case: "prime minister Ana Reis", "spokesman Bo Lund", "the owner,
// Ida Holm,".
void NameReader::read_title_before() {
  std::uint32_t end = run_.start;
  if (end > sentence_.start && words_.folded(end - 1) == ",") --end;
  if (end == sentence_.start || !words_.text().tokens()[run_.start].space_before) return;
  if (is_verb(words_.syntax().tag(end - 1))) return;  // "accused North Korea"
  const std::uint32_t floor = end - std::min(end - sentence_.start, kMaxTitleTokens);
  for (std::uint32_t start = floor; start < end; ++start) {
    const TokenSpan words{start, end};
    const auto role = find_role(words_.folded(words));
    if (role && role->kind == RoleKind::organization) return;  // "the broadcaster NRK"
    if (find_title(words_.folded(words))) {
      add_title(words);
    } else if (role && role->kind == RoleKind::person && !role->plural) {
      add_title(words);
      title_gender_ = role->gender;
    } else {
      continue;
    }
    return;
  }
}

// End of the name that holds a head word such as "Ministry" or an "&", `start` if there is none.
std::uint32_t NameReader::organization_end(std::uint32_t start) const {
  const std::uint32_t limit = std::min(run_.end, start + kLongestOrganization);
  std::uint32_t end = start;
  for (std::uint32_t at = leading_place_end(start, limit); at < limit;) {
    const std::uint32_t head = is_capital(at) ? head_end(at) : at;
    if (head > at) {
      end = at = extend_head(head, head == at + 1 && at == start);
    } else if (!is_capital(at)) {
      if (at == start || !glues(at, {start, end})) break;
      if (words_.folded(at) == "&" && is_capital(at + 1)) end = at + 2;
      ++at;
    } else {
      const std::uint32_t part = organization_part_end(at, start);
      if (part == at) break;
      const auto known = words_.entity({at, part});
      if (known && known->entity->kind == EntityKind::organization) end = part;
      at = part;
    }
  }
  return end;
}

// End of the part of an organization's name at `at`, `at` if another name begins there: "Ohio
// Democratic Party" is one, "Obama" and "White House" are two.
std::uint32_t NameReader::organization_part_end(std::uint32_t at, std::uint32_t start) const {
  if (at == start || is_part(at, NamePart::place_end) || !ends_name(at)) return at + 1;
  return is_place({start, at}) ? entity_end(words_, at, run_.end) : at;
}

std::uint32_t NameReader::leading_place_end(std::uint32_t start, std::uint32_t limit) const {
  const std::uint32_t end = entity_end(words_, start, limit);
  return is_place({start, end}) ? end : start;
}

// Whether an organization's name goes on over this mark or small word; `found` is the name so far,
// empty before the head word.
bool NameReader::glues(std::uint32_t at, TokenSpan found) const {
  return words_.folded(at) == "&" || is_hyphen(at) || joins_possessor(at) ||
         (found.empty() && joins_halves(at, found.start));
}

// "the Driver and Vehicle Licensing Authority": not two names, for "Driver" alone is none.
bool NameReader::joins_halves(std::uint32_t joiner, std::uint32_t start) const {
  if (words_.syntax().tag(joiner) != Tag::CC || start == 0) return false;
  if (words_.syntax().tag(start - 1) != Tag::DT || !is_capital(joiner + 1)) return false;
  const std::uint32_t entity = entity_end(words_, start, joiner);
  if (entity == start) return true;
  return entity < joiner && words_.entity({start, entity})->demonym;
}

// "Sheriff's Office", "Workers' Union": the possessor is a kind of people, not somebody's name.
bool NameReader::joins_possessor(std::uint32_t clitic) const {
  if (!words_.text().tokens()[clitic].clitic) return false;
  const std::string_view possessor = words_.folded(clitic - 1);
  return words_.folded(clitic) == "'" || find_role(possessor) || find_title(possessor);
}

std::uint32_t NameReader::head_end(std::uint32_t start) const {
  for (std::uint32_t end = std::min(run_.end, start + kMaxHeadWords); end > start; --end) {
    if (is_organization_head(words_.capitalised({start, end}))) return end;
  }
  return start;
}

// End of the longest date, event, law, … that starts here. A single word counts only where no
// further capital follows: "Park Geun-hye" is a person.
std::uint32_t NameReader::non_actor_end(std::uint32_t start) const {
  for (std::uint32_t end = std::min(run_.end, start + kMaxNameTokens); end > start; --end) {
    const auto kind = find_non_actor(words_.capitalised({start, end}));
    if (!kind) continue;
    if (end > start + 1) return end;
    const bool name = kind == NonActorKind::date ? reads_as_person(start) : is_capital(end);
    if (!name) return end;
  }
  return start;
}

// "of Defence", "on Oversight and Government Reform", "of Canada" after a head word. A city belongs
// to the name only where the head opens it: "University of Leeds", but "Acme Motors" of Leeds.
std::uint32_t NameReader::extend_head(std::uint32_t at, bool head_opens) const {
  if (at >= run_.end || !is_part(at, NamePart::joiner) || words_.syntax().tag(at) != Tag::IN)
    return at;
  std::uint32_t next = at + 1;
  if (next < run_.end && words_.folded(next) == "the") ++next;
  if (!is_capital(next)) return at;
  const std::uint32_t place = entity_end(words_, next, run_.end);
  if (place > next && is_place({next, place})) {
    const bool city = words_.entity({next, place})->entity->place == PlaceKind::city;
    return city && !head_opens ? at : place;
  }
  if (ends_name(next)) return at;
  while (next < run_.end) {
    if (is_capital(next) && !ends_name(next)) {
      ++next;
    } else if (is_part(next, NamePart::joiner) && is_capital(next + 1) && !ends_name(next + 1)) {
      next += 2;
    } else {
      break;
    }
  }
  return next;
}

// "Kent County", "East Los Angeles"
std::uint32_t NameReader::place_end(std::uint32_t start) const {
  if (is_state({start, start + 1})) return start;
  const std::uint32_t limit = std::min(run_.end, start + kLongestPlace);
  for (std::uint32_t at = start + 1; at < limit && is_capital(at); ++at) {
    if (is_part(at, NamePart::place_end)) return at + 1;
    if (ends_name(at)) break;
  }
  if (is_part(start, NamePart::place_start) && is_capital(start + 1) && !ends_name(start + 1))
    return start + 2;
  if (!is_part(start, NamePart::direction)) return start;
  const std::uint32_t place = entity_end(words_, start + 1, run_.end);
  return place > start + 1 && is_place({start + 1, place}) ? place : start;
}

std::uint32_t NameReader::person_end(std::uint32_t start) const {
  std::uint32_t end = start + 1;
  const std::uint32_t limit = std::min(run_.end, start + 2 * kLongestPerson);
  for (std::uint32_t words = 1; end < limit && words < kLongestPerson; ++words) {
    std::uint32_t at = end;
    if (is_hyphen(at)) {
      end = name_after_hyphen_end(at);
      if (end == at) break;
      continue;
    }
    if (is_part(at, NamePart::suffix)) return at + 1;
    while (at + 1 < limit && is_part(at, NamePart::particle)) ++at;
    if (at >= limit || !is_capital(at)) break;
    if (ends_name(at) && !reads_as_surname(at, start)) break;
    end = at + 1;
  }
  return end;
}

// "Roig-Franzia", "Jae-in": what follows the hyphen, or the hyphen if that is no part of a name
// ("Trump-backed").
std::uint32_t NameReader::name_after_hyphen_end(std::uint32_t hyphen) const {
  const std::uint32_t at = hyphen + 1;
  if (is_capital(at)) return ends_name(at) ? hyphen : at + 1;
  const bool name = words_.joins_syllables(hyphen) || words_.syntax().tag(at) == Tag::NNP;
  return name ? at + 1 : hyphen;
}

// "Jim Jordan", "Michael Dell": a state's or a firm's name after a given name, with nothing after
// it.
bool NameReader::reads_as_surname(std::uint32_t at, std::uint32_t start) const {
  if (at != start + 1 || at >= run_.end || is_capital(at + 1)) return false;
  if (!is_given_name(start) || words_.entity({start, at})) return false;
  const auto known = words_.entity({at, at + 1});
  return known && !known->demonym && known->entity->kind != EntityKind::group;
}

// Whether a name that began earlier stops before this capitalised word: a title, a date, a group,
// an organization or a state of its own.
bool NameReader::ends_name(std::uint32_t at) const {
  const bool last = at + 1 >= run_.end || !is_capital(at + 1);
  if (!last && title_end(words_, at, run_.end) > at) return head_end(at + 1) == at + 1;
  const std::string_view word = words_.capitalised({at, at + 1});
  if (const auto kind = find_non_actor(word)) {
    if (kind == NonActorKind::date) return !find_given_name(word);
    if (words_.is_all_capitals(at)) return true;  // "Ida Holm QC"
  }
  const std::uint32_t end = entity_end(words_, at, run_.end);
  if (end == at) return false;
  return words_.entity({at, end})->entity->kind != EntityKind::place || is_state({at, end});
}

bool NameReader::is_given_name(std::uint32_t at) const {
  const auto given = find_given_name(words_.capitalised({at, at + 1}));
  if (!given) return false;
  return !given->common || !words_.is_capital_forced(at) || words_.syntax().tag(at) == Tag::NNP ||
         words_.seen_capital(at);
}

// "May said", "May's", "May Holt", but not "in May".
bool NameReader::reads_as_person(std::uint32_t month) const {
  if (!find_given_name(words_.capitalised({month, month + 1})) || month + 1 >= sentence_.end)
    return false;
  if (month > sentence_.start) {
    const Tag before = words_.syntax().tag(month - 1);
    if (before == Tag::IN || before == Tag::CD || before == Tag::DT || before == Tag::JJ)
      return false;
  }
  const Tag after = words_.syntax().tag(month + 1);
  return after == Tag::VBD || after == Tag::VBZ || after == Tag::POS || is_capital(month + 1);
}

// "Don McGahn": a word that is both a title and a given name, before a surname.
bool NameReader::reads_as_given_name(TokenSpan title) const {
  return title.size() == 1 && is_capital(title.end) && is_given_name(title.start) &&
         !find_given_name(words_.capitalised({title.end, title.end + 1}));
}

bool NameReader::follows_locative(std::uint32_t at) const {
  return at > 0 && find_name_part(words_.folded(at - 1)) == NamePart::locative;
}

// "Russian Foreign Ministry": the state and a body that the tables know by itself.
bool NameReader::is_body_of_government(TokenSpan tokens) const {
  const std::uint32_t state = entity_end(words_, tokens.start, tokens.end);
  return state < tokens.end && is_state({tokens.start, state}) &&
         entity_end(words_, state, tokens.end) == tokens.end;
}

// The span, which may be empty, is a place in the tables.
bool NameReader::is_place(TokenSpan tokens) const {
  if (tokens.empty()) return false;
  const auto match = words_.entity(tokens);
  return match && !match->demonym && match->entity->kind == EntityKind::place;
}

// A country or the adjective of a place.
bool NameReader::is_state(TokenSpan tokens) const {
  if (tokens.empty()) return false;
  const auto match = words_.entity(tokens);
  return match && match->entity->kind == EntityKind::place &&
         (match->demonym || match->entity->place == PlaceKind::country);
}

bool NameReader::is_hyphen(std::uint32_t at) const {
  return at + 1 < run_.end && words_.folded(at) == "-" &&
         !words_.text().tokens()[at].space_before && !words_.text().tokens()[at + 1].space_before;
}

bool NameReader::is_part(std::uint32_t at, NamePart part) const {
  return at < run_.end && find_name_part(words_.folded(at)) == part;
}

}  // namespace allegedly
