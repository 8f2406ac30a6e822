#include "actors/actors.hpp"

#include "actors/name_linker.hpp"
#include "actors/names.hpp"
#include "actors/words.hpp"

namespace allegedly {

Actors find_actors(const AnnotatedText& text, const Syntax& syntax) {
  const Words words(text, syntax);
  NameLinker linker(words);
  Actors result;
  for (const Name& name : find_names(words)) {
    result.mentions.push_back(
        {linker.link(name), name.tokens, MentionForm::name, name.tokens.end - 1});
  }
  for (const KnownActor& actor : linker.actors()) {
    result.actors.push_back({std::string(words.written(actor.fullest)), actor.type});
  }
  return result;
}

}  // namespace allegedly
