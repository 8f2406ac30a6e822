#include "actors/name_linker.hpp"

#include <algorithm>
#include <utility>

namespace allegedly {
namespace {

constexpr std::size_t kNamesakes = 8;
constexpr std::size_t kStates = 32;  // with a body of the same name

// "j" or "j." for "joseph"; "rob" for "robert".
bool same_given_name(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.ends_with('.')) a.remove_suffix(1);
  return b.starts_with(a) && (a.size() == 1 || a.size() == b.size() || a.size() >= 3);
}

}  // namespace

ActorIndex NameLinker::link(const Name& name) {
  const ActorIndex actor = choose(name);
  note(actor, name);
  previous_ = name.tokens;
  previous_actor_ = actor;
  return actor;
}

ActorIndex NameLinker::choose(const Name& name) {
  switch (name.type) {
    case ActorType::person: return link_person(name);
    case ActorType::organization: return link_organization(name);
    case ActorType::state: return link_state(name);
    case ActorType::group:
    case ActorType::document: break;
  }
  return link_by_key(name.entity ? name.entity->entity->name : words_.folded(name.tokens), name);
}

ActorIndex NameLinker::make(const Name& name) {
  KnownActor actor;
  actor.type = name.type;
  actor.fullest = name.tokens;
  actor.only_demonyms = name.entity && name.entity->demonym;
  actors_.push_back(actor);
  return static_cast<ActorIndex>(actors_.size() - 1);
}

void NameLinker::note(ActorIndex index, const Name& name) {
  KnownActor& actor = actors_[index];
  if (actor.gender == Gender::unknown) actor.gender = name.gender;
  ++actor.mentions;
  actor.last = name.tokens.start;
  const bool demonym = name.entity && name.entity->demonym;
  if (!demonym && (actor.only_demonyms || is_fuller(name.tokens, actor.fullest))) {
    actor.fullest = name.tokens;
    actor.only_demonyms = false;
  }
}

bool NameLinker::is_fuller(TokenSpan name, TokenSpan than) const {
  if (name.size() != than.size()) return name.size() > than.size();
  if (words_.is_all_capitals(than.start) != words_.is_all_capitals(name.start)) {
    return words_.is_all_capitals(than.start);
  }
  return words_.written(name).size() > words_.written(than).size();
}

void NameLinker::remember(Index& index, std::string_view key, ActorIndex actor) {
  std::vector<ActorIndex>& list = index[key];
  if (std::find(list.begin(), list.end(), actor) != list.end()) return;
  if (list.size() == kNamesakes) list.erase(list.begin());
  list.push_back(actor);
}

ActorIndex NameLinker::link_by_key(std::string_view key, const Name& name) {
  std::vector<ActorIndex>& list = by_key_[key];
  const std::optional<ActorIndex> state = state_before(name.tokens.start);
  std::optional<ActorIndex> same;
  const std::size_t reach = std::min(list.size(), kStates);
  for (std::size_t back = 1; back <= reach; ++back) {
    const ActorIndex actor = list[list.size() - back];
    if (actors_[actor].type != name.type) continue;
    if (state && actors_[actor].state && actors_[actor].state != state) continue;
    if (!same || actors_[actor].last > actors_[*same].last) same = actor;
  }
  if (!same) {
    same = make(name);
    list.push_back(*same);
  }
  if (name.type == ActorType::organization && state) actors_[*same].state = state;
  return *same;
}

// The state in "Brazil's Foreign Ministry" and "the Brazilian Foreign Ministry".
std::optional<ActorIndex> NameLinker::state_before(std::uint32_t start) const {
  if (previous_.empty() || actors_[previous_actor_].type != ActorType::state) return std::nullopt;
  const bool possessive = start > 0 && words_.syntax().tag(start - 1) == Tag::POS;
  if (previous_.end + (possessive ? 1 : 0) != start) return std::nullopt;
  return previous_actor_;
}

TokenSpan NameLinker::without_suffix(TokenSpan name) const {
  while (name.size() > 1 && find_name_part(words_.folded(name.end - 1)) == NamePart::suffix)
    --name.end;
  return name;
}

std::uint32_t NameLinker::word_start(std::uint32_t token, std::uint32_t floor) const {
  while (token > floor && !words_.text().tokens()[token].space_before) --token;
  return token;
}

ActorIndex NameLinker::link_person(const Name& name) {
  const std::optional<ActorIndex> known = known_person(name);
  const ActorIndex actor = known ? *known : make(name);
  index_person(actor, without_suffix(name.tokens));
  return actor;
}

std::optional<ActorIndex> NameLinker::known_person(const Name& name) const {
  const TokenSpan tokens = without_suffix(name.tokens);
  // "Lavrov" after "Sergey Lavrov"
  const auto any = [](ActorIndex) { return true; };
  if (const auto found = likeliest(words_.folded(tokens), name, any)) return found;
  // "Sergey Lavrov" after "Lavrov", "Kim Jong Un" after "Kim"
  for (std::uint32_t at = tokens.end; at > tokens.start;) {
    const std::uint32_t end = at;
    at = word_start(at - 1, tokens.start);
    for (const TokenSpan part : {TokenSpan{at, tokens.end}, TokenSpan{at, end}}) {
      const std::string_view key = words_.folded(part);
      const auto is_all = [&](ActorIndex actor) {
        return words_.folded(without_suffix(actors_[actor].fullest)) == key;
      };
      if (const auto found = likeliest(key, name, is_all)) return found;
    }
  }
  // "Donald J. Trump" after "Donald Trump"
  const auto same_given = [&](ActorIndex actor) {
    return same_given_name(words_.folded(actors_[actor].fullest.start),
                           words_.folded(tokens.start));
  };
  const TokenSpan last{word_start(tokens.end - 1, tokens.start), tokens.end};
  return last == tokens ? std::nullopt : likeliest(words_.folded(last), name, same_given);
}

template <class Fits>
std::optional<ActorIndex> NameLinker::likeliest(std::string_view key, const Name& name,
                                                Fits fits) const {
  const auto found = by_person_part_.find(key);
  if (found == by_person_part_.end()) return std::nullopt;
  std::optional<ActorIndex> best;
  const auto rank = [&](ActorIndex actor) {
    return std::pair(actors_[actor].mentions, actors_[actor].last);
  };
  for (const ActorIndex actor : found->second) {
    const Gender gender = actors_[actor].gender;
    if (gender != Gender::unknown && name.gender != Gender::unknown && gender != name.gender)
      continue;
    if (fits(actor) && (!best || rank(actor) > rank(*best))) best = actor;
  }
  return best;
}

// By the whole name, its endings ("Ní Dhálaigh") and its single words ("Kim", "Sergey").
void NameLinker::index_person(ActorIndex actor, TokenSpan name) {
  for (std::uint32_t at = name.end; at > name.start;) {
    const std::uint32_t end = at;
    at = word_start(at - 1, name.start);
    remember(by_person_part_, words_.folded({at, name.end}), actor);
    if (end != name.end) remember(by_person_part_, words_.folded({at, end}), actor);
  }
}

ActorIndex NameLinker::link_organization(const Name& name) {
  const std::string_view key = name.entity ? name.entity->entity->name : words_.folded(name.tokens);
  const std::optional<ActorIndex> known = known_organization(name, key);
  if (known) remember(by_key_, key, *known);
  const std::size_t before = actors_.size();
  const ActorIndex actor = known ? *known : link_by_key(key, name);
  if (known || actors_.size() > before) index_organization(actor, name.tokens);
  return actor;
}

// An organization that has not been met under this key, but under a longer or shorter name.
std::optional<ActorIndex> NameLinker::known_organization(const Name& name,
                                                         std::string_view key) const {
  if (by_key_.contains(key)) return std::nullopt;
  const std::uint32_t open = name.tokens.start - 1;
  if (!name.entity && !previous_.empty() && previous_.end == open && words_.folded(open) == "(" &&
      actors_[previous_actor_].type == ActorType::organization) {
    return previous_actor_;
  }
  if (const auto found = by_initials_.find(std::string(key)); found != by_initials_.end()) {
    return found->second;
  }
  if (const auto found = by_part_.find(key); !name.entity && found != by_part_.end()) {
    return found->second.back();
  }
  const auto acronym = by_key_.find(initials(name.tokens));
  if (acronym == by_key_.end() || name.tokens.size() == 1) return std::nullopt;
  const ActorIndex actor = acronym->second.back();
  return words_.is_all_capitals(actors_[actor].fullest.start) ? std::optional(actor) : std::nullopt;
}

std::string NameLinker::initials(TokenSpan name) const {
  std::string letters;
  for (std::uint32_t i = name.start; i < name.end; ++i) {
    if (words_.is_capital(i)) letters += words_.folded(i)[0];
  }
  return letters;
}

// "Washington Post" is later "the Post", "Ryder Trust" "Ryder", "Church of Light" "the Church",
// "Port Workers Union" "PWU".
void NameLinker::index_organization(ActorIndex actor, TokenSpan name) {
  if (name.size() == 1) return;
  for (std::uint32_t i = name.start + 1; i < name.end; ++i) {
    if (!words_.is_capital(i)) continue;
    std::uint32_t end = i;
    for (const Tag tag : {Tag::DT, Tag::IN}) {  // "of the"
      if (end > name.start + 1 && words_.syntax().tag(end - 1) == tag) --end;
    }
    remember(by_part_, words_.folded({name.start, end}), actor);
    remember(by_part_, words_.folded({i, name.end}), actor);
  }
  if (std::string letters = initials(name); letters.size() > 1) {
    by_initials_.emplace(std::move(letters), actor);
  }
}

ActorIndex NameLinker::link_state(const Name& name) {
  if (!name.entity) return link_by_key(words_.folded(name.tokens), name);
  const Entity* state = name.entity->entity;
  if (!state->seat_of.empty() && stands_for_government(name)) {
    const Entity* governed = entity_named(state->seat_of);
    if (governed != nullptr && governed->kind == EntityKind::organization) {
      Name organization = name;  // Brussels
      organization.type = ActorType::organization;
      return link_by_key(governed->name, organization);
    }
    if (governed != nullptr) state = governed;
  }
  return link_by_key(state->name, name);
}

// A capital stands for its government unless it is where something happens: "in Moscow", "MOSCOW
// —", "a Moscow court", "Moscow-based".
bool NameLinker::stands_for_government(const Name& name) const {
  if (name.entity->demonym) return false;
  const TokenSpan sentence =
      words_.text().sentences()[words_.text().sentence_of(name.tokens.start)].tokens;
  if (name.tokens.start > sentence.start) {
    const auto before = find_name_part(words_.folded(name.tokens.start - 1));
    if (before == NamePart::locative || before == NamePart::directional) return false;
  }
  const std::uint32_t after = name.tokens.end;
  if (after >= sentence.end) return name.tokens.start > sentence.start;
  if (words_.text().tokens()[after].clitic) return true;
  const Tag next = words_.syntax().tag(after);
  if (is_finite(next) || next == Tag::CC || next == Tag::IN || next == Tag::TO) return true;
  const Chunk* chunk = words_.syntax().chunk_at(name.tokens.start);
  const bool modifies = chunk != nullptr && chunk->tokens.contains(after);
  const bool opens = name.tokens.start == sentence.start;
  return !modifies && !opens && words_.folded(after) != ",";
}

}  // namespace allegedly
