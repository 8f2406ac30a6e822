#include "actors/name_types.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace allegedly {
namespace {

constexpr std::size_t kTypes = 5;

class TypeSettler {
 public:
  TypeSettler(const Words& words, std::span<const NameSpan> tagged, std::vector<Name>& names)
      : words_(words), tagged_(tagged), names_(names) {}

  void run() {
    for (std::size_t n = 0; n < names_.size(); ++n) {
      if (n > 0 && is_acronym_of(names_[n - 1], names_[n])) {
        names_[n].type = ActorType::organization;
        names_[n].certain = true;
      }
      count(names_[n]);
    }
    for (Name& name : names_) {
      if (is_surname_like_a_place(name)) {
        name.type = ActorType::person;
        name.entity.reset();
      }
      if (name.certain) continue;
      if (is_known_acronym(name)) {
        name.type = ActorType::organization;
        name.certain = true;
      } else if (const Verdict verdict = seen_type(name); verdict.weight > 0) {
        name.type = verdict.type;
        name.certain = verdict.weight >= kSure;
      } else {
        name.type = type_by_default(name);
      }
    }
    std::erase_if(names_, [&](const Name& name) { return is_no_actor(name); });
  }

 private:
  using Votes = std::array<std::uint32_t, kTypes>;
  using Ballot = std::unordered_map<std::string_view, Votes>;
  struct Verdict {
    ActorType type = ActorType::person;
    std::uint32_t weight = 0;
  };

  std::string_view last_word(const Name& name) const { return words_.folded(name.tokens.end - 1); }

  // What one occurrence says about all names that read the same.
  void count(const Name& name) {
    if (name.certain) return count_certain(name);
    if (const auto type = apposed_type(name)) {
      guess(name, *type, kApposed);
    } else if (const auto nearby = type_by_context(name)) {
      guess(name, *nearby, kContext);
    }
    if (const auto type = type_by_tagger(name)) guess(name, *type, kTagged);
  }

  void count_certain(const Name& name) {
    const auto vote = [&](std::string_view key, std::uint32_t weight) {
      known_[key][static_cast<std::size_t>(name.type)] += weight;
    };
    vote(words_.folded(name.tokens), kSure);
    if (name.tokens.size() == 1) return;
    if (name.type == ActorType::organization) add_acronym(name);
    if (name.entity) return;
    if (name.type == ActorType::person || name.type == ActorType::organization) {
      const std::uint32_t weight = name.type == ActorType::person ? kSure : kLikely;
      vote(last_word(name), weight);
      vote(words_.folded(name.tokens.start), weight);
    }
  }

  void guess(const Name& name, ActorType type, std::uint32_t weight) {
    const auto vote = [&](std::string_view key, std::uint32_t by) {
      guesses_[key][static_cast<std::size_t>(type)] += by;
    };
    vote(words_.folded(name.tokens), weight);
    if (name.tokens.size() == 1) return;
    // "Tannen" is hard to tell by itself, "Tannen Dredging" and "Team Tannen" are not.
    const std::uint32_t part = type == ActorType::organization ? 2 * weight : weight;
    if (type == ActorType::organization) vote(words_.folded(name.tokens.start), part);
    if (type == ActorType::organization || type == ActorType::person) vote(last_word(name), part);
  }

  // What names that read the same are known to be, or else taken for; then the same of its last
  // word.
  Verdict seen_type(const Name& name) const {
    for (const std::string_view key : {words_.folded(name.tokens), last_word(name)}) {
      for (const auto* votes : {&known_, &guesses_}) {
        const auto found = votes->find(key);
        if (found == votes->end()) continue;
        const auto best = std::max_element(found->second.begin(), found->second.end());
        return {static_cast<ActorType>(best - found->second.begin()), *best};
      }
    }
    return {};
  }

  void add_acronym(const Name& name) {
    std::string letters;
    for (std::uint32_t i = name.tokens.start; i < name.tokens.end; ++i) {
      if (words_.is_capital(i)) letters += words_.folded(i)[0];
    }
    acronyms_.insert(std::move(letters));
  }

  bool is_known_acronym(const Name& name) const {
    return name.tokens.size() == 1 && words_.is_all_capitals(name.tokens.start) &&
           acronyms_.contains(std::string(last_word(name)));
  }

  // "Driver Licensing Authority (DLA)"
  bool is_acronym_of(const Name& full, const Name& name) const {
    const std::uint32_t open = full.tokens.end;
    return !name.entity && full.type == ActorType::organization && open + 1 == name.tokens.start &&
           words_.folded(open) == "(" && in_sentence(name.tokens.end, name) &&
           words_.folded(name.tokens.end) == ")";
  }

  // "Jordan" after "Mr. Jordan" or "Jim Jordan", but not "in Jordan".
  bool is_surname_like_a_place(const Name& name) const {
    if (name.type != ActorType::state || name.tokens.size() > 1) return false;
    if (!name.entity || name.entity->demonym) return false;
    if (!is_surname(words_.folded(name.tokens))) return false;
    const std::uint32_t start = name.tokens.start;
    return start == 0 || !in_sentence(start - 1, name) ||
           find_name_part(words_.folded(start - 1)) != NamePart::locative;
  }

  bool is_surname(std::string_view word) const {
    return persons(known_, word) >= kSure || persons(guesses_, word) >= kApposed;
  }

  static std::uint32_t persons(const Ballot& ballot, std::string_view word) {
    const auto found = ballot.find(word);
    return found == ballot.end() ? 0 : found->second[static_cast<std::size_t>(ActorType::person)];
  }

  std::optional<ActorType> type_by_context(const Name& name) const {
    const std::uint32_t after = name.tokens.end;
    if (name.tokens.start > 0 && in_sentence(name.tokens.start - 1, name)) {
      const std::string_view before = words_.folded(name.tokens.start - 1);
      if (before == "the") return ActorType::organization;
      if (find_name_part(before) == NamePart::locative) return ActorType::state;
    }
    if (names_a_larger_place(after, name)) return ActorType::state;
    if (in_sentence(after, name) && is_finite(words_.syntax().tag(after))) return ActorType::person;
    return std::nullopt;
  }

  // Of the name that the tagger sees where this one ends. Names are asked for in text order.
  std::optional<ActorType> type_by_tagger(const Name& name) {
    const std::uint32_t last = name.tokens.end - 1;
    while (next_tagged_ < tagged_.size() && tagged_[next_tagged_].tokens.end <= last)
      ++next_tagged_;
    if (next_tagged_ == tagged_.size() || !tagged_[next_tagged_].tokens.contains(last)) {
      return std::nullopt;
    }
    switch (tagged_[next_tagged_].type) {
      case NameType::person: return ActorType::person;
      case NameType::organization: return ActorType::organization;
      case NameType::state:
      case NameType::location: return ActorType::state;
      case NameType::group: return ActorType::group;
      case NameType::other: break;
    }
    return std::nullopt;
  }

  ActorType type_by_default(const Name& name) const {
    if (name.tokens.size() == 1 && words_.is_all_capitals(name.tokens.start)) {
      return ActorType::organization;
    }
    return ActorType::person;
  }

  // What a noun beside the name says it is.
  std::optional<ActorType> apposed_type(const Name& name) const {
    if (const auto type = type_after(name)) return type;
    return type_before(name);
  }

  // "Ana Reis, 46," and "Acme, a maker of pumps"
  std::optional<ActorType> type_after(const Name& name) const {
    const std::uint32_t comma = name.tokens.end;
    if (!in_sentence(comma + 1, name) || words_.folded(comma) != ",") return std::nullopt;
    if (words_.syntax().tag(comma + 1) == Tag::CD && in_sentence(comma + 2, name) &&
        words_.folded(comma + 2) == ",") {
      return ActorType::person;
    }
    const Chunk* chunk = words_.syntax().chunk_at(comma + 1);
    if (chunk == nullptr || chunk->kind != ChunkKind::noun_phrase) return std::nullopt;
    if (words_.syntax().tag(comma + 1) == Tag::NNP) return std::nullopt;
    return type_of_role(chunk->head);
  }

  // "the news agency Acme" and "its owner, Ana Reis,"
  std::optional<ActorType> type_before(const Name& name) const {
    const std::uint32_t start = name.tokens.start;
    if (start < 2 || !in_sentence(start - 2, name)) return std::nullopt;
    if (words_.folded(start - 1) != ",") {
      const auto role = role_at(start - 1);  // people have titles
      const bool organization = role && role->kind == RoleKind::organization;
      return organization ? std::optional(ActorType::organization) : std::nullopt;
    }
    if (in_sentence(name.tokens.end, name) && words_.syntax().tag(name.tokens.end) != Tag::PUNCT) {
      return std::nullopt;
    }
    const Chunk* chunk = words_.syntax().chunk_at(start - 2);
    if (chunk == nullptr || chunk->head != start - 2) return std::nullopt;
    // In "a waiter from the hotel" the waiter, but "chief of staff" is one role.
    const std::uint32_t before = std::min(chunk->tokens.start, role_start(start - 2));
    if (before > 0 && words_.syntax().tag(before - 1) == Tag::IN) return std::nullopt;
    return type_of_role(start - 2);
  }

  // Where the longest role begins that ends with the head; the head if it is none.
  std::uint32_t role_start(std::uint32_t head) const {
    for (std::uint32_t start = head + 1 - std::min(kMaxRoleTokens, head + 1); start < head;
         ++start) {
      if (find_role(words_.folded({start, head + 1}))) return start;
    }
    return head;
  }

  std::optional<RoleNoun> role_at(std::uint32_t head) const {
    if (words_.is_capital(head)) return std::nullopt;
    return find_role(words_.folded({role_start(head), head + 1}));
  }

  std::optional<ActorType> type_of_role(std::uint32_t head) const {
    const auto role = role_at(head);
    if (!role || role->plural) return std::nullopt;
    switch (role->kind) {
      case RoleKind::person: return ActorType::person;
      case RoleKind::organization: return ActorType::organization;
      case RoleKind::group: return ActorType::group;
    }
    return std::nullopt;
  }

  // "Sabha, Libya"
  bool names_a_larger_place(std::uint32_t comma, const Name& name) const {
    if (!in_sentence(comma + 1, name) || words_.folded(comma) != ",") return false;
    const auto entity = words_.entity({comma + 1, comma + 2});
    return entity && !entity->demonym && entity->entity->kind == EntityKind::place &&
           entity->entity->place != PlaceKind::city;
  }

  bool in_sentence(std::uint32_t token, const Name& name) const {
    return token < words_.text().tokens().size() &&
           words_.text().sentence_of(token) == words_.text().sentence_of(name.tokens.start);
  }

  bool is_no_actor(const Name& name) const {
    if (name.type == ActorType::person && has_article(name)) return true;
    if (name.certain) return false;
    std::uint32_t last = name.tokens.end - 1;
    while (last > name.tokens.start && find_name_part(words_.folded(last)) == NamePart::suffix)
      --last;
    if (words_.text().tokens()[last].space_before &&
        find_non_actor(words_.capitalised({last, last + 1})) == NonActorKind::thing) {
      return true;
    }
    if (is_job(last)) return true;
    if (name.tokens.size() > 1) return false;
    const std::size_t letters = words_.folded(last).size();
    if (letters == 1) return true;
    if (words_.is_capital_forced(last) && !words_.seen_capital(last) && !apposed_type(name))
      return true;
    if (words_.is_all_capitals(last)) {
      return letters > kLongestAcronym || !is_noun(words_.syntax().tag(last));
    }
    return words_.seen_lower(last) || !is_noun(words_.syntax().tag(last));
  }

  // "The Sveti Vlas" is a ship, or a river, or a race; "the Reis campaign" is about a person.
  bool has_article(const Name& name) const {
    const std::uint32_t start = name.tokens.start;
    if (start == 0 || !in_sentence(start - 1, name) || words_.folded(start - 1) != "the")
      return false;
    const Chunk* chunk = words_.syntax().chunk_at(start);
    return chunk != nullptr && name.tokens.contains(chunk->head);
  }

  // "Consumer Editor", "Foreign Ministers"
  bool is_job(std::uint32_t last) const {
    const auto role = find_role(words_.folded(last));
    return (role && role->kind == RoleKind::person) || find_title(words_.folded(last));
  }

  // Weights of votes.
  static constexpr std::uint32_t kSure = 8;
  static constexpr std::uint32_t kLikely = 4;
  static constexpr std::uint32_t kApposed = 6;
  static constexpr std::uint32_t kTagged = 2;
  static constexpr std::uint32_t kContext = 1;
  static constexpr std::size_t kLongestAcronym = 5;

  const Words& words_;
  std::span<const NameSpan> tagged_;
  std::size_t next_tagged_ = 0;
  std::vector<Name>& names_;
  Ballot known_;                              // of names that are certain
  Ballot guesses_;                            // of the others
  std::unordered_set<std::string> acronyms_;  // initials of the organizations named in full
};

}  // namespace

void settle_types(const Words& words, std::span<const NameSpan> tagged, std::vector<Name>& names) {
  TypeSettler(words, tagged, names).run();
}

}  // namespace allegedly
