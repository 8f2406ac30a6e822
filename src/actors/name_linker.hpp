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

  ActorIndex choose(const Name& name);
  ActorIndex link_person(const Name& name);
  ActorIndex link_organization(const Name& name);
  ActorIndex link_state(const Name& name);
  ActorIndex link_by_key(std::string_view key, const Name& name);
  std::optional<ActorIndex> state_before(std::uint32_t start) const;
  bool stands_for_government(const Name& name) const;

  std::optional<ActorIndex> known_person(const Name& name) const;
  // The likeliest of the namesakes that `fits` and whose gender does not contradict.
  template <class Fits>
  std::optional<ActorIndex> likeliest(std::string_view key, const Name& name, Fits fits) const;
  std::optional<ActorIndex> known_organization(const Name& name, std::string_view key) const;
  void index_person(ActorIndex actor, TokenSpan name);
  void index_organization(ActorIndex actor, TokenSpan name);

  ActorIndex make(const Name& name);
  void note(ActorIndex actor, const Name& name);
  static void remember(Index& index, std::string_view key, ActorIndex actor);
  TokenSpan without_suffix(TokenSpan name) const;
  // Where the word that holds the token starts: hyphens join ("Roig-Franzia").
  std::uint32_t word_start(std::uint32_t token, std::uint32_t floor) const;
  std::string initials(TokenSpan name) const;
  bool is_fuller(TokenSpan name, TokenSpan than) const;

  const Words& words_;
  std::vector<KnownActor>& actors_;
  Index by_key_;          // not persons: by table row or folded name
  Index by_person_part_;  // persons: by endings and single words of their names
  Index by_part_;         // organizations: by beginnings and endings of their names
  std::unordered_map<std::string, ActorIndex> by_initials_;  // organizations
  TokenSpan previous_;                                       // the name linked last
  ActorIndex previous_actor_ = 0;
};

}  // namespace allegedly
