#include "actors/name_linker.hpp"

#include <algorithm>

namespace allegedly {
namespace {

constexpr std::size_t kNamesakes = 8;

// "j" or "j." for "joseph"; "rob" for "robert".
bool same_given_name(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.ends_with('.')) a.remove_suffix(1);
  return b.starts_with(a) && (a.size() == 1 || a.size() == b.size() || a.size() >= 3);
}

}  // namespace

ActorIndex NameLinker::link(const Name& name) {
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
  actors_.push_back(actor);
  return static_cast<ActorIndex>(actors_.size() - 1);
}

void NameLinker::note(ActorIndex index, const Name& name) {
  KnownActor& actor = actors_[index];
  if (actor.gender == Gender::unknown) actor.gender = name.gender;
  ++actor.mentions;
  actor.last = name.tokens.start;
  const bool demonym = name.entity && name.entity->demonym;
  if (!demonym && is_fuller(name.tokens, actor.fullest)) actor.fullest = name.tokens;
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
  for (const ActorIndex actor : list) {
    if (actors_[actor].type == name.type) {
      note(actor, name);
      return actor;
    }
  }
  const ActorIndex actor = make(name);
  list.push_back(actor);
  note(actor, name);
  return actor;
}

// The last word that is no suffix such as "Jr.".
std::uint32_t NameLinker::surname(TokenSpan name) const {
  std::uint32_t last = name.end - 1;
  while (last > name.start && find_name_part(words_.folded(last)) == NamePart::suffix) --last;
  return last;
}

ActorIndex NameLinker::link_person(const Name& name) {
  const std::string_view first = words_.folded(name.tokens.start);
  const std::string_view last = words_.folded(surname(name.tokens));
  const bool full = surname(name.tokens) > name.tokens.start;
  std::optional<ActorIndex> found = choose_person(by_surname_, last, name);
  if (!found) found = choose_person(full ? by_surname_ : by_given_name_, first, name);
  const ActorIndex actor = found ? *found : make(name);
  remember(by_surname_, last, actor);
  if (full) remember(by_given_name_, first, actor);
  note(actor, name);
  return actor;
}

std::optional<ActorIndex> NameLinker::choose_person(const Index& index, std::string_view key,
                                                    const Name& name) const {
  const auto found = index.find(key);
  if (found == index.end()) return std::nullopt;
  std::optional<ActorIndex> best;
  for (const ActorIndex actor : found->second) {
    if (!same_person(actor, name)) continue;
    const auto rank = [&](ActorIndex a) {
      return std::pair(actors_[a].mentions, actors_[a].last);
    };
    if (!best || rank(actor) > rank(*best)) best = actor;
  }
  return best;
}

// Whether a namesake may be meant: genders and given names do not contradict.
bool NameLinker::same_person(ActorIndex index, const Name& name) const {
  const KnownActor& actor = actors_[index];
  if (actor.gender != Gender::unknown && name.gender != Gender::unknown &&
      actor.gender != name.gender) {
    return false;
  }
  if (surname(name.tokens) == name.tokens.start) return true;
  if (surname(actor.fullest) == actor.fullest.start) return true;
  return words_.folded(surname(actor.fullest)) == words_.folded(surname(name.tokens)) &&
         same_given_name(words_.folded(actor.fullest.start), words_.folded(name.tokens.start));
}

ActorIndex NameLinker::link_organization(const Name& name) {
  std::string_view key = words_.folded(name.tokens);
  if (name.entity) key = name.entity->entity->name;
  if (!by_key_.contains(key)) {
    std::optional<ActorIndex> same;
    if (const auto initials = by_initials_.find(std::string(key)); initials != by_initials_.end()) {
      same = initials->second;
    } else if (const auto part = by_part_.find(key); !name.entity && part != by_part_.end()) {
      same = part->second.back();
    }
    if (same) {
      note(*same, name);
      remember(by_key_, key, *same);
      return *same;
    }
  }
  const ActorIndex actor = link_by_key(key, name);
  if (actors_[actor].mentions == 1) index_organization(actor, name.tokens);
  return actor;
}

// "Washington Post" is later "the Post", "Ryder Trust" "Ryder", "Port Workers Union" "PWU".
void NameLinker::index_organization(ActorIndex actor, TokenSpan name) {
  std::string initials;
  for (std::uint32_t i = name.start; i < name.end; ++i) {
    if (!words_.is_capital(i)) continue;
    initials += words_.folded(i)[0];
    if (i > name.start) {
      remember(by_part_, words_.folded({name.start, i}), actor);
      remember(by_part_, words_.folded({i, name.end}), actor);
    }
  }
  if (initials.size() > 1) by_initials_.emplace(initials, actor);
}

ActorIndex NameLinker::link_state(const Name& name) {
  if (!name.entity) return link_by_key(words_.folded(name.tokens), name);
  const Entity* state = name.entity->entity;
  if (!state->seat_of.empty() && stands_for_government(name)) {
    if (const Entity* governed = entity_named(state->seat_of)) state = governed;
  }
  return link_by_key(state->name, name);
}

// A capital stands for its government unless it is where something happens: "in Moscow", "MOSCOW —",
// "a Moscow court", "Moscow-based".
bool NameLinker::stands_for_government(const Name& name) const {
  if (name.entity->demonym) return false;
  const TokenSpan sentence =
      words_.text().sentences()[words_.text().sentence_of(name.tokens.start)].tokens;
  if (name.tokens.start > sentence.start) {
    const auto before = find_name_part(words_.folded(name.tokens.start - 1));
    if (before == NamePart::locative) return false;
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
