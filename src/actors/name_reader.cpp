#include "actors/name_reader.hpp"

#include <algorithm>
#include <string_view>

namespace allegedly {
namespace {

constexpr std::uint32_t kLongestOrganization = 10;
constexpr std::uint32_t kLongestPerson = 6;

}  // namespace

std::uint32_t NameReader::entity_end(const Words& words, std::uint32_t start,
                                     std::uint32_t limit) {
  for (std::uint32_t end = std::min(limit, start + kMaxNameWords); end > start; --end) {
    if (words.entity({start, end})) return end;
  }
  return start;
}

std::uint32_t NameReader::title_end(const Words& words, std::uint32_t start, std::uint32_t limit) {
  for (std::uint32_t end = std::min(limit, start + kMaxTitleWords); end > start; --end) {
    if (find_title(words.folded({start, end}))) return end;
  }
  return start;
}

void NameReader::read(TokenSpan run, TokenSpan sentence) {
  run_ = run;
  titled_ = false;
  title_ = {run.start, run.start};
  title_gender_ = Gender::unknown;
  read_title_before(run, sentence.start);
  for (std::uint32_t at = run.start; at < run.end;) at = read_name(at);
}

// Returns where the next name may begin.
std::uint32_t NameReader::read_name(std::uint32_t at) {
  if (!is_capital(at)) return at + 1;
  const std::uint32_t entity = entity_end(words_, at, run_.end);
  const std::uint32_t organization = organization_end(at);
  const std::uint32_t non_actor = non_actor_end(at);
  if (non_actor > std::max(entity, organization)) return non_actor;
  if (organization > std::max(entity, at + 1) && !is_body_of_government({at, organization})) {
    push({{at, organization}, ActorType::organization, true, std::nullopt, Gender::unknown, {}});
    return organization;
  }
  const std::uint32_t title = title_end(words_, at, run_.end);
  if (title > at && entity == at) {
    add_title({at, title});
    return title;
  }
  const std::uint32_t person = person_end(at);
  const bool leads_to_surname = is_given_name(at) && person > at + 1;
  if (person > entity && (leads_to_surname || (titled_ && entity == at))) {
    const auto given = find_given_name(words_.capitalised({at, at + 1}));
    push({{at, person}, ActorType::person, true, std::nullopt,
          given ? given->gender : Gender::unknown, {}});
    return person;
  }
  if (entity > at) {
    const std::optional<EntityMatch> match = words_.entity({at, entity});
    const EntityKind kind = match->entity->kind;
    const bool person_named_so = titled_ && kind == EntityKind::place && !match->demonym &&
                                 match->entity->place != PlaceKind::country;
    Name name{{at, entity}, ActorType::person, true, std::nullopt, Gender::unknown, {}};
    if (!person_named_so) {
      name.entity = match;
      name.type = kind == EntityKind::place          ? ActorType::state
                  : kind == EntityKind::organization ? ActorType::organization
                                                     : ActorType::group;
    }
    push(name);
    return entity;
  }
  const std::uint32_t end = unknown_end(at);
  const auto given = find_given_name(words_.capitalised({at, at + 1}));
  Name name{{at, end}, ActorType::person, false, std::nullopt, Gender::unknown, {}};
  if (given && end == at + 1 && !given->common) {
    name.certain = true;
    name.gender = given->gender;
  }
  push(name);
  return end;
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

// A title stays in force until the next name, so that "former President" and "Sen." add up.
void NameReader::add_title(TokenSpan title) {
  if (!titled_) title_ = title;
  title_.end = title.end;
  titled_ = true;
  if (const auto gender = find_title(words_.folded(title)); gender && *gender != Gender::unknown) {
    title_gender_ = *gender;
  }
}

// Titles and role nouns in lower case: "prime minister Ana Reis", "spokesman Bo Lund".
void NameReader::read_title_before(TokenSpan run, std::uint32_t sentence_start) {
  const std::uint32_t floor =
      run.start - std::min(run.start - sentence_start, kMaxTitleWords);
  for (std::uint32_t start = floor; start < run.start; ++start) {
    if (find_title(words_.folded({start, run.start}))) return add_title({start, run.start});
  }
  if (run.start == sentence_start || !words_.text().tokens()[run.start].space_before) return;
  const auto role = find_role(words_.folded(run.start - 1));
  if (!role || role->kind != RoleKind::person || role->plural) return;
  titled_ = true;
  title_ = {run.start - 1, run.start};
  title_gender_ = role->gender;
}

// End of the name that holds a head word such as "Ministry", `start` if there is none.
std::uint32_t NameReader::organization_end(std::uint32_t start) const {
  std::uint32_t end = start;
  const std::uint32_t limit = std::min(run_.end, start + kLongestOrganization);
  for (std::uint32_t at = start; at < limit;) {
    if (!is_capital(at)) {
      const bool glue = is_hyphen(at) || words_.folded(at) == "&" || words_.text().tokens()[at].clitic;
      if (!glue || at == start) break;
      ++at;
      continue;
    }
    if (const std::uint32_t head = head_end(at); head > at) {
      end = at = extend_head(head);
      continue;
    }
    if (at > start && ends_name(at)) break;
    ++at;
  }
  return end;
}

std::uint32_t NameReader::head_end(std::uint32_t start) const {
  for (std::uint32_t end = std::min(run_.end, start + kMaxHeadWords); end > start; --end) {
    if (is_organization_head(words_.capitalised({start, end}))) return end;
  }
  return start;
}

// End of the longest date, event, law, … that starts here. A single word counts only where no further
// capital follows: "Park Geun-hye" is a person.
std::uint32_t NameReader::non_actor_end(std::uint32_t start) const {
  for (std::uint32_t end = std::min(run_.end, start + kMaxNameWords); end > start; --end) {
    const auto kind = find_non_actor(words_.capitalised({start, end}));
    if (!kind) continue;
    const bool more = end == start + 1 && is_capital(end);
    if (kind == NonActorKind::date || !more) return end;
  }
  return start;
}

// "of Defence", "on Oversight and Government Reform", "for the Blind" after a head word.
std::uint32_t NameReader::extend_head(std::uint32_t at) const {
  if (at >= run_.end || !is_part(at, NamePart::joiner) || words_.folded(at) == "&") return at;
  if (words_.folded(at) == "and" || words_.folded(at) == "the") return at;
  std::uint32_t next = at + 1;
  if (next < run_.end && words_.folded(next) == "the") ++next;
  if (!is_capital(next) || ends_name(next)) return at;
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

std::uint32_t NameReader::person_end(std::uint32_t start) const {
  std::uint32_t end = start + 1;
  const std::uint32_t limit = std::min(run_.end, start + 2 * kLongestPerson);
  for (std::uint32_t words = 1; end < limit && words < kLongestPerson; ++words) {
    std::uint32_t at = end;
    if (is_hyphen(at)) {
      if (at + 1 < limit && words_.syntax().tag(at + 1) == Tag::NNP) {
        end = at + 2;
        continue;
      }
      break;
    }
    if (is_part(at, NamePart::suffix)) return at + 1;
    while (at + 1 < limit && is_part(at, NamePart::particle)) ++at;
    if (at >= limit || !is_capital(at) || ends_name(at)) break;
    end = at + 1;
  }
  return end;
}

// Unknown words up to where something known begins.
std::uint32_t NameReader::unknown_end(std::uint32_t start) const {
  return person_end(start);
}

// Whether a name that began earlier stops before this capitalised word: a title or role, a date, a
// group, an organization or a country of its own.
bool NameReader::ends_name(std::uint32_t at) const {
  const bool last = at + 1 >= run_.end || !is_capital(at + 1);
  if (!last && title_end(words_, at, run_.end) > at) {
    return head_end(at + 1) == at + 1;
  }
  const std::string_view word = words_.capitalised({at, at + 1});
  if (find_non_actor(word) == NonActorKind::date) return !find_given_name(word);
  const std::uint32_t end = entity_end(words_, at, run_.end);
  if (end == at) return false;
  const std::optional<EntityMatch> match = words_.entity({at, end});
  if (match->entity->kind != EntityKind::place) return true;
  return match->demonym || match->entity->place == PlaceKind::country;
}

bool NameReader::is_given_name(std::uint32_t at) const {
  const auto given = find_given_name(words_.capitalised({at, at + 1}));
  if (!given) return false;
  return !given->common || !words_.is_capital_forced(at) || words_.syntax().tag(at) == Tag::NNP ||
         words_.seen_capital(at);
}

// "Russian Foreign Ministry": the state and a body that the tables know by itself.
bool NameReader::is_body_of_government(TokenSpan tokens) const {
  const std::uint32_t state = entity_end(words_, tokens.start, tokens.end);
  if (state == tokens.start || state == tokens.end) return false;
  const std::optional<EntityMatch> match = words_.entity({tokens.start, state});
  return match->entity->kind == EntityKind::place &&
         entity_end(words_, state, tokens.end) == tokens.end;
}

bool NameReader::is_hyphen(std::uint32_t at) const {
  return at + 1 < run_.end && words_.folded(at) == "-" &&
         !words_.text().tokens()[at].space_before && !words_.text().tokens()[at + 1].space_before;
}

bool NameReader::is_part(std::uint32_t at, NamePart part) const {
  return at < run_.end && find_name_part(words_.folded(at)) == part;
}

}  // namespace allegedly
