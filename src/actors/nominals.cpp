#include "actors/nominals.hpp"

#include <algorithm>

#include "base/flags.hpp"
#include "lexicon/function_words.hpp"

namespace allegedly {
namespace {

class NominalFinder {
 public:
  NominalFinder(const Words& words, const std::vector<Name>& names)
      : words_(words), named_(words.text().tokens().size(), false) {
    name_start_.resize(named_.size());
    for (const Name& name : names) {
      std::fill(named_.begin() + name.tokens.start, named_.begin() + name.tokens.end, true);
      std::fill(name_start_.begin() + name.tokens.start, name_start_.begin() + name.tokens.end,
                name.tokens.start);
      if (!name.title.empty() && name.title.end == name.tokens.start) titled_.push_back(name.title);
    }
  }

  std::vector<Nominal> find() {
    for (const Paragraph& paragraph : words_.text().paragraphs()) {
      if (paragraph.kind == ParagraphKind::boilerplate) continue;
      for (std::uint32_t at = paragraph.tokens.start; at < paragraph.tokens.end; ++at) {
        add_pronoun(at);
        const Chunk* chunk = words_.syntax().chunk_at(at);
        if (chunk == nullptr || chunk->kind != ChunkKind::noun_phrase) continue;
        if (chunk->head == at || is_possessor(at)) add_phrase({chunk->tokens.start, at + 1});
      }
    }
    return std::move(found_);
  }

 private:
  void add_pronoun(std::uint32_t at) {
    const auto kind = find_pronoun(words_.folded(at));
    if (!kind || kind == PronounKind::definite) return;
    Nominal nominal;
    nominal.tokens = nominal.core = {at, at + 1};
    nominal.head = at;
    nominal.pronoun = kind;
    found_.push_back(nominal);
  }

  // "the minister" in "the minister's office"
  bool is_possessor(std::uint32_t at) const {
    const Chunk* chunk = words_.syntax().chunk_at(at);
    return chunk != nullptr && chunk->tokens.contains(at + 1) &&
           words_.syntax().tag(at + 1) == Tag::POS;
  }

  void add_phrase(TokenSpan core) {
    Nominal nominal;
    nominal.head = core.end - 1;
    if (named_[nominal.head] || is_title(nominal.head)) return;
    if (is_date(core.start)) ++core.start;  // "Monday officials said"
    if (core.empty() || !read_role(core, nominal) || !counts(core)) return;
    if (named_[core.start]) core.start = name_start_[core.start];
    nominal.core = core;
    nominal.tokens = {core.start, is_possessor(nominal.head) ? core.end : extended_end(core.end)};
    read_determiner(nominal);
    found_.push_back(nominal);
  }

  bool is_date(std::uint32_t at) const {
    return find_non_actor(words_.written(at)) == NonActorKind::date;
  }

  // A bare number stands for people where it speaks or is part of people: "two said", "one of her
  // aides".
  bool counts(TokenSpan core) const {
    const std::uint32_t after = core.end;
    if (words_.syntax().tag(core.end - 1) != Tag::CD || after + 1 >= words_.text().tokens().size())
      return true;
    if (find_name_part(words_.folded(after)) != NamePart::joiner)
      return is_finite(words_.syntax().tag(after));
    const Chunk* whole = words_.syntax().chunk_at(after + 1);
    return whole != nullptr && whole->kind == ChunkKind::noun_phrase &&
           (find_role(words_.folded(whole->head)) || find_pronoun(words_.folded(whole->head)));
  }

  // Heads come in text order, so titles are walked along with them.
  bool is_title(std::uint32_t head) {
    while (next_title_ < titled_.size() && titled_[next_title_].end <= head) ++next_title_;
    return next_title_ < titled_.size() && titled_[next_title_].contains(head);
  }

  // What the head says it is; false if it cannot be an actor.
  bool read_role(TokenSpan core, Nominal& nominal) const {
    const std::uint32_t end = core.end;
    const std::uint32_t longest = std::min(kMaxRoleTokens, core.size());
    for (std::uint32_t start = end - longest; start < end; ++start) {
      const std::string_view phrase = without_prefix(words_.folded({start, end}));
      if (const auto role = find_role(phrase)) {
        nominal.role = role->singular;
        nominal.gender = role->gender;
        nominal.plural = role->plural;
        nominal.reach = role->reach;
        nominal.type = to_type(*role);
        return true;
      }
      if (const auto gender = find_title(phrase)) {
        nominal.role = phrase;
        nominal.gender = *gender;
        return true;
      }
      if (const std::string_view document = find_document(phrase); !document.empty()) {
        nominal.role = document;
        nominal.plural = document != phrase;
        nominal.type = ActorType::document;
        return true;
      }
    }
    return read_unknown(core, nominal);
  }

  // "ex-mayor" is a mayor.
  static std::string_view without_prefix(std::string_view phrase) {
    const std::size_t size = phrase.find('-') + 1;
    const bool prefixed = find_name_part(phrase.substr(0, size)) == NamePart::prefix;
    return prefixed ? phrase.substr(size) : phrase;
  }

  bool read_unknown(TokenSpan core, Nominal& nominal) const {
    const Tag tag = words_.syntax().tag(core.end - 1);
    if (tag != Tag::NN && tag != Tag::NNS) return false;
    nominal.role = words_.folded(core.end - 1);
    nominal.plural = tag == Tag::NNS;
    const bool place = find_name_part(nominal.role) == NamePart::place_end;  // "the county"
    nominal.type = nominal.plural ? ActorType::group : place ? ActorType::state : ActorType::person;
    nominal.unknown = true;
    return true;
  }

  static ActorType to_type(const RoleNoun& role) {
    if (role.kind == RoleKind::organization) return ActorType::organization;
    return role.kind == RoleKind::group || role.plural ? ActorType::group : ActorType::person;
  }

  void read_determiner(Nominal& nominal) const {
    std::uint32_t start = nominal.core.start;
    const Tag tag = words_.syntax().tag(start);
    if (start < nominal.head && (tag == Tag::DT || tag == Tag::PRPS)) {
      nominal.definite =
          tag == Tag::PRPS || find_pronoun(words_.folded(start)) == PronounKind::definite;
      ++start;
    }
    for (std::uint32_t i = start; i < nominal.head; ++i) {
      nominal.definite |= words_.syntax().tag(i) == Tag::POS;
    }
    nominal.description = {start, nominal.head + 1};
  }

  // "for the army", "at the port of Odesa": phrases that tell which one is meant.
  std::uint32_t extended_end(std::uint32_t end) const {
    const auto& tokens = words_.text().tokens();
    for (std::uint32_t depth = 0; depth < kMaxPhrases; ++depth) {
      if (end + 1 >= tokens.size()) break;
      if (words_.text().sentence_of(end) != words_.text().sentence_of(end - 1)) break;
      const bool joins = find_name_part(words_.folded(end)) == NamePart::joiner &&
                         words_.syntax().tag(end) == Tag::IN;
      const bool attaches = function_word(words_.folded(end)) == FunctionWord::attaching;
      if (!joins && !attaches) break;
      const Chunk* chunk = words_.syntax().chunk_at(end + 1);
      if (chunk == nullptr || chunk->kind != ChunkKind::noun_phrase) break;
      if (!joins && !named_[chunk->head]) break;
      if (is_date(chunk->head)) break;
      end = chunk->head + 1;
    }
    return end;
  }

  static constexpr std::uint32_t kMaxPhrases = 2;

  const Words& words_;
  Flags named_;                            // by token: part of a name
  std::vector<std::uint32_t> name_start_;  // by token of a name: where the name starts
  std::vector<TokenSpan> titled_;          // titles right before names
  std::size_t next_title_ = 0;
  std::vector<Nominal> found_;
};

}  // namespace

std::vector<Nominal> find_nominals(const Words& words, const std::vector<Name>& names) {
  return NominalFinder(words, names).find();
}

}  // namespace allegedly
