#include "actors/coreference.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace allegedly {
namespace {

class Resolver {
 public:
  Resolver(const Words& words, const std::vector<Name>& names,
           const std::vector<ActorIndex>& name_actors, const std::vector<Nominal>& nominals,
           std::vector<KnownActor>& actors, std::vector<PronounChoice>* choices)
      : words_(words),
        names_(names),
        name_actors_(name_actors),
        nominals_(nominals),
        actors_(actors),
        antecedents_(words, actors),
        choices_(choices) {
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
    if (!demonym) antecedents_.add(mentions_.back(), name.type == ActorType::group);
  }

  void add_nominal(const Nominal& nominal) {
    const std::optional<ActorIndex> actor =
        nominal.pronoun ? resolve_pronoun(nominal) : resolve_phrase(nominal);
    if (!actor) return;
    const MentionForm form = nominal.pronoun ? MentionForm::pronoun : MentionForm::nominal;
    mentions_.push_back({*actor, nominal.tokens, form, nominal.head, nominal.unknown});
    if (!nominal.pronoun) {
      by_role_[nominal.role] = *actor;
      by_description_[words_.folded(nominal.description)] = *actor;
      actor_ending_at_[nominal.tokens.end] = *actor + 1;
    }
    if (nominal.pronoun != PronounKind::relative && !nominal.unknown) {
      antecedents_.add({*actor, nominal.tokens, form, nominal.head}, nominal.plural);
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
    return antecedents_.best_organization(nominal.head);
  }

  std::optional<ActorIndex> resolve_pronoun(const Nominal& nominal) {
    const PronounKind kind = *nominal.pronoun;
    if (kind == PronounKind::relative) return resolve_relative(nominal.head);
    const std::vector<Candidate> candidates = antecedents_.candidates(nominal.head, kind);
    if (choices_ != nullptr) choices_->push_back({nominal.head, kind, candidates});
    const std::optional<ActorIndex> found = best_of(candidates, kind);
    if (found && kind == PronounKind::female) actors_[*found].gender = Gender::female;
    if (found && kind == PronounKind::male) actors_[*found].gender = Gender::male;
    return found;
  }

  // "the guard who", "Lerner, who": what ends right before.
  std::optional<ActorIndex> resolve_relative(std::uint32_t token) const {
    const std::uint32_t end = token > 0 && is_comma(token - 1) ? token - 1 : token;
    if (actor_ending_at_[end] == 0) return std::nullopt;
    return actor_ending_at_[end] - 1;
  }

  const Words& words_;
  const std::vector<Name>& names_;
  const std::vector<ActorIndex>& name_actors_;
  const std::vector<Nominal>& nominals_;
  std::vector<KnownActor>& actors_;
  std::vector<ActorMention> mentions_;
  Antecedents antecedents_;
  std::vector<PronounChoice>* choices_;
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
                                           std::vector<KnownActor>& actors,
                                           std::vector<PronounChoice>* choices) {
  return Resolver(words, names, name_actors, nominals, actors, choices).run();
}

}  // namespace allegedly
