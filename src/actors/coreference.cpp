#include "actors/coreference.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace allegedly {
namespace {

// What pronouns and short descriptions may refer to.
struct Referent {
  ActorIndex actor = 0;
  std::uint32_t token = 0;  // of its head
  bool plural = false;
  bool subject = false;  // of a tensed verb
};

class Resolver {
 public:
  Resolver(const Words& words, const std::vector<Name>& names,
           const std::vector<ActorIndex>& name_actors, const std::vector<Nominal>& nominals,
           std::vector<KnownActor>& actors)
      : words_(words),
        names_(names),
        name_actors_(name_actors),
        nominals_(nominals),
        actors_(actors) {
    const std::size_t count = words.text().tokens().size();
    name_starting_at_.resize(count, 0);
    name_ending_at_.resize(count + 1, 0);
    actor_ending_at_.resize(count + 1, 0);
    for (std::uint32_t n = 0; n < names.size(); ++n) {
      const TokenSpan title = names[n].title;
      const bool titled = !title.empty() && title.end == names[n].tokens.start;
      name_starting_at_[titled ? title.start : names[n].tokens.start] = n + 1;
      name_ending_at_[names[n].tokens.end] = n + 1;
    }
  }

  std::vector<ActorMention> run() {
    std::size_t n = 0;
    for (const Nominal& nominal : nominals_) {
      while (n < names_.size() && names_[n].tokens.end - 1 < nominal.head) add_name(n++);
      add_nominal(nominal);
    }
    while (n < names_.size()) add_name(n++);
    std::sort(mentions_.begin(), mentions_.end(), [](const auto& a, const auto& b) {
      return std::tuple(a.tokens.start, b.tokens.end) < std::tuple(b.tokens.start, a.tokens.end);
    });
    return std::move(mentions_);
  }

 private:
  void add_name(std::size_t n) {
    const Name& name = names_[n];
    const ActorIndex actor = name_actors_[n];
    mentions_.push_back({actor, name.tokens, MentionForm::name, name.tokens.end - 1});
    if (!name.title.empty()) remember_roles(name.title, actor);
    const bool demonym = name.entity && name.entity->demonym;
    if (name.type == ActorType::organization) remember_heads(name.tokens, actor);
    if (actor_ending_at_[name.tokens.end] == 0) actor_ending_at_[name.tokens.end] = actor + 1;
    if (!demonym) refer(actor, name.tokens, name.tokens.end - 1, name.type == ActorType::group);
  }

  void add_nominal(const Nominal& nominal) {
    const std::optional<ActorIndex> actor =
        nominal.pronoun ? resolve_pronoun(nominal) : resolve_phrase(nominal);
    if (!actor) return;
    const MentionForm form = nominal.pronoun ? MentionForm::pronoun : MentionForm::nominal;
    mentions_.push_back({*actor, nominal.tokens, form, nominal.head});
    if (!nominal.pronoun) {
      by_role_[nominal.role] = *actor;
      by_description_[words_.folded(nominal.description)] = *actor;
      actor_ending_at_[nominal.tokens.end] = *actor + 1;
    }
    if (nominal.pronoun != PronounKind::relative) {
      refer(*actor, nominal.tokens, nominal.head, nominal.plural);
    }
  }

  // "foreign minister" is later "the foreign minister" or "the minister".
  void remember_roles(TokenSpan title, ActorIndex actor) {
    for (std::uint32_t start = title.start; start < title.end; ++start) {
      by_role_[words_.folded({start, title.end})] = actor;
    }
  }

  // "Port Safety Commission" is later "the commission".
  void remember_heads(TokenSpan name, ActorIndex actor) {
    for (std::uint32_t i = name.start; i < name.end; ++i) {
      if (words_.is_capital(i)) by_role_[words_.folded(i)] = actor;
    }
  }

  void refer(ActorIndex actor, TokenSpan tokens, std::uint32_t head, bool plural) {
    if (recent_.size() == 2 * kLookBack) recent_.erase(recent_.begin(), recent_.end() - kLookBack);
    recent_.push_back({actor, head, plural, is_subject(tokens)});
  }

  bool is_subject(TokenSpan tokens) const {
    const auto& chunks = words_.syntax().chunks();
    const std::uint32_t next = words_.syntax().first_chunk_from(tokens.end);
    if (next < chunks.size() && chunks[next].kind == ChunkKind::verb_group && chunks[next].finite &&
        chunks[next].tokens.start <= tokens.end + 1) {
      return true;
    }
    return tokens.start > 0 && words_.syntax().tag(tokens.start - 1) == Tag::VBD &&
           words_.folded(tokens.end < words_.text().tokens().size() ? tokens.end : tokens.start) !=
               "'s";
  }

  std::optional<ActorIndex> resolve_phrase(const Nominal& nominal) {
    if (const auto apposed = apposed_name(nominal)) {
      const ActorIndex actor = name_actors_[*apposed];
      if (actors_[actor].gender == Gender::unknown) actors_[actor].gender = nominal.gender;
      return actor;
    }
    const auto same = by_description_.find(words_.folded(nominal.description));
    if (same != by_description_.end() && actors_[same->second].type == nominal.type) {
      return same->second;
    }
    if (nominal.definite) {
      if (const auto known = known_by_role(nominal)) return known;
    }
    KnownActor actor;
    actor.type = nominal.type;
    actor.gender = nominal.gender;
    actor.fullest = nominal.tokens;
    actors_.push_back(actor);
    return static_cast<ActorIndex>(actors_.size() - 1);
  }

  // "its owner, Ana Reis" and "Ana Reis, the owner": the name beside the phrase.
  std::optional<std::uint32_t> apposed_name(const Nominal& nominal) const {
    const auto fits = [&](std::uint32_t n) { return n > 0 && names_[n - 1].type == nominal.type; };
    for (const std::uint32_t end : {nominal.tokens.end, nominal.core.end}) {
      if (!is_comma(end) || end + 1 >= name_starting_at_.size()) continue;
      if (fits(name_starting_at_[end + 1])) return name_starting_at_[end + 1] - 1;
    }
    const std::uint32_t start = nominal.tokens.start;
    if (start > 1 && is_comma(start - 1) && fits(name_ending_at_[start - 1])) {
      return name_ending_at_[start - 1] - 1;
    }
    return std::nullopt;
  }

  bool is_comma(std::uint32_t token) const {
    return token < words_.text().tokens().size() && words_.folded(token) == ",";
  }

  // The latest bearer of the title or head noun; for a bare "the company" the latest organization.
  std::optional<ActorIndex> known_by_role(const Nominal& nominal) const {
    for (const std::string_view role : {words_.folded(nominal.description), nominal.role}) {
      const auto found = by_role_.find(role);
      if (found != by_role_.end() && actors_[found->second].type == nominal.type) {
        return found->second;
      }
    }
    if (!nominal.generic || nominal.description.size() > 1) return std::nullopt;
    return nearest(nominal.head, [&](const Referent& referent) {
      const bool named = actors_[referent.actor].mentions > 0;
      return named && actors_[referent.actor].type == ActorType::organization ? kFits : kUnfit;
    });
  }

  std::optional<ActorIndex> resolve_pronoun(const Nominal& nominal) {
    switch (*nominal.pronoun) {
      case PronounKind::female: return resolve_person(nominal.head, Gender::female);
      case PronounKind::male: return resolve_person(nominal.head, Gender::male);
      case PronounKind::relative: return resolve_relative(nominal.head);
      case PronounKind::plural:
        return nearest(nominal.head, [&](const Referent& referent) {
          const ActorType type = actors_[referent.actor].type;
          if (referent.plural || type == ActorType::group) return kFits + kGroup;
          return type == ActorType::organization ? kFits : kUnfit;
        });
      case PronounKind::thing:
        return nearest(nominal.head, [&](const Referent& referent) {
          const ActorType type = actors_[referent.actor].type;
          const bool person = type == ActorType::group || type == ActorType::person;
          return referent.plural || person ? kUnfit : kFits;
        });
      case PronounKind::definite: break;
    }
    return std::nullopt;
  }

  std::optional<ActorIndex> resolve_person(std::uint32_t token, Gender gender) {
    const auto found = nearest(token, [&](const Referent& referent) {
      const KnownActor& actor = actors_[referent.actor];
      if (actor.type != ActorType::person || referent.plural) return kUnfit;
      if (actor.gender == gender) return kFits + kGenderKnown;
      return actor.gender == Gender::unknown ? kFits : kUnfit;
    });
    if (found) actors_[*found].gender = gender;
    return found;
  }

  // "the guard who", "Lerner, who": what ends right before.
  std::optional<ActorIndex> resolve_relative(std::uint32_t token) const {
    const std::uint32_t end = token > 0 && is_comma(token - 1) ? token - 1 : token;
    if (actor_ending_at_[end] == 0) return std::nullopt;
    return actor_ending_at_[end] - 1;
  }

  // The best of the mentions within reach, by what `fits` gives them and: near sentences before far
  // ones, subjects before others.
  template <class Fits>
  std::optional<ActorIndex> nearest(std::uint32_t token, Fits fits) const {
    const std::uint32_t sentence = words_.text().sentence_of(token);
    const bool quoted = words_.text().in_quotation(token);
    std::optional<ActorIndex> best;
    int best_score = 0;
    const std::size_t reach = std::min(recent_.size(), kLookBack);
    for (std::size_t back = 1; back <= reach; ++back) {
      const Referent& referent = recent_[recent_.size() - back];
      const std::uint32_t distance = sentence - words_.text().sentence_of(referent.token);
      if (distance > kSentences) break;
      int score = fits(referent);
      if (score == kUnfit) continue;
      score -= 4 * static_cast<int>(distance);
      if (referent.subject) score += 4;
      if (words_.text().in_quotation(referent.token) != quoted) score -= 2;
      if (!best || score > best_score) {
        best = referent.actor;
        best_score = score;
      }
    }
    return best;
  }

  static constexpr int kUnfit = 0;
  static constexpr int kFits = 100;
  static constexpr int kGenderKnown = 3;
  static constexpr int kGroup = 2;
  static constexpr std::size_t kLookBack = 32;  // mentions
  static constexpr std::uint32_t kSentences = 5;

  const Words& words_;
  const std::vector<Name>& names_;
  const std::vector<ActorIndex>& name_actors_;
  const std::vector<Nominal>& nominals_;
  std::vector<KnownActor>& actors_;
  std::vector<ActorMention> mentions_;
  std::vector<Referent> recent_;
  std::vector<std::uint32_t> name_starting_at_;  // token → 1 + name, its title included
  std::vector<std::uint32_t> name_ending_at_;    // end token → 1 + name
  std::vector<std::uint32_t> actor_ending_at_;   // end token → 1 + actor of the longest mention
  std::unordered_map<std::string_view, ActorIndex> by_role_;
  std::unordered_map<std::string_view, ActorIndex> by_description_;
};

}  // namespace

std::vector<ActorMention> resolve_mentions(const Words& words, const std::vector<Name>& names,
                                           const std::vector<ActorIndex>& name_actors,
                                           const std::vector<Nominal>& nominals,
                                           std::vector<KnownActor>& actors) {
  return Resolver(words, names, name_actors, nominals, actors).run();
}

}  // namespace allegedly
