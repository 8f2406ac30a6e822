// One actor per named entity: which names are the same (codebook, "One actor, many mentions").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "actors/actors.hpp"
#include "actors/known_actor.hpp"
#include "actors/names.hpp"
#include "actors/words.hpp"

namespace allegedly {

class NameLinker {
 public:
  // New actors are appended to `actors`.
  NameLinker(const Words& words, std::vector<KnownActor>& actors)
      : words_(words), actors_(actors) {}

  // The actor of a name. Names come in text order.
  ActorIndex link(const Name& name);

 private:
  // Lists are short: only the latest namesakes are kept.
  using Index = std::unordered_map<std::string_view, std::vector<ActorIndex>>;

  ActorIndex link_person(const Name& name);
  ActorIndex link_organization(const Name& name);
  ActorIndex link_state(const Name& name);
  ActorIndex link_by_key(std::string_view key, const Name& name);

  ActorIndex make(const Name& name);
  void remember(Index& index, std::string_view key, ActorIndex actor);
  void note(ActorIndex actor, const Name& name);

  bool same_person(ActorIndex actor, const Name& name) const;
  // The likeliest of the namesakes, if any fits.
  std::optional<ActorIndex> choose_person(const Index& index, std::string_view key,
                                          const Name& name) const;
  void index_organization(ActorIndex actor, TokenSpan name);
  bool stands_for_government(const Name& name) const;
  std::uint32_t surname(TokenSpan name) const;
  bool is_fuller(TokenSpan name, TokenSpan than) const;

  const Words& words_;
  std::vector<KnownActor>& actors_;
  Index by_key_;         // table row, or the folded name
  Index by_surname_;     // persons
  Index by_given_name_;  // persons, by the first word of a longer name
  Index by_part_;        // organizations, by beginnings, endings and initials of their names
  std::unordered_map<std::string, ActorIndex> by_initials_;
};

}  // namespace allegedly
