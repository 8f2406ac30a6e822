// An article read up to its actors, with answers in the form tests compare.
#pragma once

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "actors/actors.hpp"
#include "unit/analysed.hpp"

namespace allegedly {

class Article {
 public:
  explicit Article(std::string_view text)
      : analysed_(text),
        actors_(find_actors(analysed_.text, analysed_.syntax, analysed_.analysis.names)) {}

  const AnnotatedText& text() const { return analysed_.text; }
  const Actors& actors() const { return actors_; }

  // The named mentions in text order: "Ana Reis:person, Brazil:state".
  std::string names() const {
    static constexpr std::array<std::string_view, 5> kTypes = {"person", "organization", "state",
                                                               "group", "document"};
    std::string list;
    for (const ActorMention& mention : actors_.mentions) {
      if (mention.form != MentionForm::name) continue;
      if (!list.empty()) list += ", ";
      list += surface(mention);
      list += ':';
      list += kTypes[static_cast<std::size_t>(actors_.actors[mention.actor].type)];
    }
    return list;
  }

  // The name of the actor of the mention that reads so; `skip` mentions that read so come before.
  // Empty if there is none.
  std::string actor_of(std::string_view mention_text, std::size_t skip = 0) const {
    for (const ActorMention& mention : actors_.mentions) {
      if (surface(mention) == mention_text && skip-- == 0)
        return actors_.actors[mention.actor].name;
    }
    return {};
  }

  bool same(std::string_view first, std::string_view second) const {
    const std::string actor = actor_of(first);
    REQUIRE_FALSE(actor.empty());
    return actor == actor_of(second);
  }

  std::string_view surface(const ActorMention& mention) const {
    return analysed_.text.slice(analysed_.text.bytes(mention.tokens));
  }

 private:
  test::Analysed analysed_;
  Actors actors_;
};

inline std::string names(std::string text) {
  return Article(std::move(text)).names();
}

}  // namespace allegedly
