#include "actors/actors.hpp"

#include "actors/coreference.hpp"
#include "actors/known_actor.hpp"
#include "actors/name_linker.hpp"
#include "actors/names.hpp"
#include "actors/nominals.hpp"
#include "actors/words.hpp"

namespace allegedly {

Actors find_actors(const AnnotatedText& text, const Syntax& syntax,
                   std::span<const NameSpan> tagged, std::vector<PronounChoice>* choices) {
  const Words words(text, syntax);
  const std::vector<Name> names = find_names(words, tagged);
  std::vector<KnownActor> known;
  NameLinker linker(words, known);
  std::vector<ActorIndex> name_actors;
  name_actors.reserve(names.size());
  for (const Name& name : names) name_actors.push_back(linker.link(name));

  Actors result;
  result.mentions =
      resolve_mentions(words, names, name_actors, find_nominals(words, names), known, choices);
  for (const KnownActor& actor : known) {
    result.actors.push_back({std::string(text.slice(text.bytes(actor.fullest))), actor.type});
  }
  return result;
}

}  // namespace allegedly
