#include "model/lexical_flags.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "lexicon/cues.hpp"
#include "lexicon/entities.hpp"
#include "text/characters.hpp"
#include "text/utf8.hpp"

namespace allegedly {
namespace {

constexpr std::uint32_t bit(LexicalFlag flag) {
  return 1U << static_cast<std::uint32_t>(flag);
}

std::uint32_t entity_flag(const EntityMatch& match) {
  if (match.demonym || match.entity->kind == EntityKind::group) return bit(LexicalFlag::group);
  return bit(match.entity->kind == EntityKind::place ? LexicalFlag::place
                                                     : LexicalFlag::organization);
}

std::uint32_t cue_verb_flag(CueClass cue_class) {
  switch (cue_class) {
    case CueClass::allege:
    case CueClass::accuse: return bit(LexicalFlag::accusation);
    case CueClass::deny:
    case CueClass::reject: return bit(LexicalFlag::denial);
    case CueClass::admit: return bit(LexicalFlag::admission);
    default: return bit(LexicalFlag::speech);
  }
}

// Flags of a single word in lower case.
std::uint32_t folded_flags(std::string_view word) {
  std::uint32_t flags = 0;
  const auto set = [&flags](LexicalFlag flag, bool value) { flags |= value ? bit(flag) : 0U; };
  if (const Cue* verb = cue_verb(std::span(&word, 1))) flags |= cue_verb_flag(verb->cue_class);
  set(LexicalFlag::title, find_title(word).has_value());
  set(LexicalFlag::role, find_role(word).has_value());
  set(LexicalFlag::document, !find_document(word).empty());
  set(LexicalFlag::answer, answer_verb(word).has_value());
  set(LexicalFlag::cue_noun, cue_noun(word).has_value() || hedge(word).has_value());
  set(LexicalFlag::wrongdoing, is_wrongdoing(word));
  set(LexicalFlag::falsehood, is_falsehood(word));
  return flags;
}

// Flags of a single word with a capital.
std::uint32_t capital_flags(std::string_view word) {
  std::uint32_t flags = 0;
  const auto set = [&flags](LexicalFlag flag, bool value) { flags |= value ? bit(flag) : 0U; };
  const auto given_name = find_given_name(word);
  set(LexicalFlag::given_name, given_name && !given_name->common);
  set(LexicalFlag::organization_head, is_organization_head(word));
  const auto non_actor = find_non_actor(word);
  set(LexicalFlag::date, non_actor == NonActorKind::date);
  set(LexicalFlag::thing, non_actor == NonActorKind::thing);
  return flags;
}

struct FoundEntity {
  std::uint32_t end;
  EntityMatch match;
};

// The longest name in the tables that starts at the token.
std::optional<FoundEntity> entity_at(const AnnotatedText& text, std::uint32_t start,
                                     std::uint32_t limit) {
  if (!begins_entity(text.surface(start))) return std::nullopt;
  // The words as the tables spell names: one space where white space stands.
  std::string written;
  std::array<std::size_t, kMaxNameTokens> sizes{};  // of the first one, two, … words
  const std::uint32_t count = std::min(limit - start, kMaxNameTokens);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (i > 0 && text.tokens()[start + i].space_before) written += ' ';
    written += text.surface(start + i);
    sizes[i] = written.size();
  }
  for (std::uint32_t words = count; words > 0; --words) {
    const auto match = find_entity(std::string_view(written).substr(0, sizes[words - 1]));
    if (match) return FoundEntity{start + words, *match};
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::uint32_t> lexical_flags(const AnnotatedText& text, TokenSpan tokens) {
  std::vector<std::uint32_t> out(tokens.size());
  std::unordered_map<std::string_view, std::uint32_t> known;  // an article repeats its words
  std::uint32_t named_until = tokens.start;
  for (std::uint32_t i = tokens.start; i < tokens.end; ++i) {
    if (text.tokens()[i].kind != TokenKind::word) continue;
    std::uint32_t& flags = out[i - tokens.start];
    const auto [at, is_new] = known.try_emplace(text.folded(i));
    if (is_new) at->second = folded_flags(at->first);
    flags |= at->second;
    const std::string_view word = text.surface(i);
    if (!is_upper(decode(word, 0).code_point)) continue;
    flags |= capital_flags(word);
    if (i < named_until) continue;
    const TokenSpan sentence = text.sentences()[text.sentence_of(i)].tokens;
    const auto entity = entity_at(text, i, std::min(sentence.end, tokens.end));
    if (!entity) continue;
    named_until = entity->end;
    for (std::uint32_t t = i; t < named_until; ++t) {
      out[t - tokens.start] |= entity_flag(entity->match);
    }
  }
  return out;
}

}  // namespace allegedly
