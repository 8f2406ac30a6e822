#include "actors/coreference.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/tsv.hpp"

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
        choices_(choices),
        named_(static_cast<ActorIndex>(actors.size())) {
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
    join_same();
    return std::move(mentions_);
  }

 private:
  // In text order, outer before inner. Mentions come in the order of their heads, so that only the
  // few of one phrase can trade places.
  void add_mention(const ActorMention& mention) {
    auto place = mentions_.end();
    while (place != mentions_.begin() && precedes(mention.tokens, (place - 1)->tokens)) --place;
    mentions_.insert(place, mention);
  }

  static bool precedes(TokenSpan a, TokenSpan b) {
    return a.start != b.start ? a.start < b.start : a.end > b.end;
  }

  void add_name(std::size_t n) {
    const Name& name = names_[n];
    const ActorIndex actor = name_actors_[n];
    const ActorMention mention{actor, name.tokens, MentionForm::name, name.tokens.end - 1};
    add_mention(mention);
    if (name.type == ActorType::person) meet_in_lead(name, actor);
    for_each_role(description_of(name), [&](std::string_view role) {
      name_headline(role, actor);
      remember_role(role, actor);
    });
    const bool demonym = name.entity && name.entity->demonym;
    if (name.type == ActorType::organization) remember_heads(name.tokens, actor);
    if (actor_ending_at_[name.tokens.end] == 0) actor_ending_at_[name.tokens.end] = actor + 1;
    if (!demonym) antecedents_.add(mention, name.type == ActorType::group);
  }

  void add_nominal(const Nominal& nominal) {
    const std::optional<ActorIndex> apposed =
        nominal.pronoun ? std::nullopt : name_apposed_to(nominal);
    const std::optional<ActorIndex> actor = apposed           ? apposed
                                            : nominal.pronoun ? resolve_pronoun(nominal)
                                                              : resolve_phrase(nominal);
    if (!actor) return;
    const MentionForm form = nominal.pronoun ? MentionForm::pronoun : MentionForm::nominal;
    const ActorMention mention{*actor,       nominal.tokens,  form,
                               nominal.head, nominal.unknown, apposed.has_value()};
    add_mention(mention);
    if (!nominal.pronoun) {
      note_in_lead(nominal, *actor);
      by_role_[nominal.role] = *actor;
      by_description_[words_.folded(nominal.description)] = *actor;
      actor_ending_at_[nominal.tokens.end] = *actor + 1;
    }
    if (nominal.pronoun != PronounKind::relative && !nominal.unknown) {
      antecedents_.add(mention, nominal.plural);
    }
  }

  // The title, or "supermarket chain" in "the supermarket chain Freshways".
  TokenSpan description_of(const Name& name) const {
    const std::uint32_t start = name.tokens.start;
    const Chunk* chunk = words_.syntax().chunk_at(start);
    if (name.type != ActorType::organization || chunk == nullptr || chunk->tokens.start >= start) {
      return name.title;
    }
    const auto role = find_role(words_.folded(start - 1));
    if (!role || role->kind != RoleKind::organization) return name.title;
    return {std::max(chunk->tokens.start, start - std::min(start, kMaxTitleTokens)), start};
  }

  // "foreign minister" is later "the foreign minister" or "the minister", "Gov." "the governor".
  template <class Use>
  void for_each_role(TokenSpan title, Use use) const {
    std::string_view others;
    for (std::uint32_t start = title.start; start < title.end && others.empty(); ++start) {
      const std::string_view role = words_.folded({start, title.end});
      use(role);
      others = roles_of_title(role);
      for_each_part(others, use);
    }
  }

  // Of two senators neither is "the senator".
  void remember_role(std::string_view role, ActorIndex actor) {
    const auto [bearer, first] = by_title_.try_emplace(role, actor);
    if (first || bearer->second == actor) {
      by_role_[role] = actor;
    } else {
      by_role_.erase(role);
    }
  }

  // "Port Safety Commission" is later "the commission".
  void remember_heads(TokenSpan name, ActorIndex actor) {
    for (std::uint32_t i = name.start; i < name.end; ++i) {
      if (words_.is_capital(i)) by_role_[words_.folded(i)] = actor;
    }
  }

  std::optional<ActorIndex> name_apposed_to(const Nominal& nominal) {
    const std::optional<std::uint32_t> name = apposed_name(nominal);
    if (!name) return std::nullopt;
    const ActorIndex actor = name_actors_[*name];
    if (actors_[actor].gender == Gender::unknown) actors_[actor].gender = nominal.gender;
    name_earlier(nominal, actor);
    return actor;
  }

  std::optional<ActorIndex> resolve_phrase(const Nominal& nominal) {
    const auto same = by_description_.find(words_.folded(nominal.description));
    if (same != by_description_.end() && actors_[same->second].type == nominal.type) {
      return same->second;
    }
    if (nominal.definite) {
      if (const auto known = known_by_role(nominal)) {
        const bool says_more = nominal.description.size() > 1;
        if (says_more && is_all_of_headline(*known, nominal.role)) {
          actors_[*known].fullest = nominal.tokens;
        }
        return known;
      }
    }
    KnownActor actor;
    actor.type = nominal.type;
    actor.gender = nominal.gender;
    actor.fullest = nominal.tokens;
    actors_.push_back(actor);
    return static_cast<ActorIndex>(actors_.size() - 1);
  }

  // "The official who ..." in the first sentence is whom "the official, Ana Reis," names later: a
  // phrase that says no more than that speaks of somebody who was there before.
  void name_earlier(const Nominal& nominal, ActorIndex named) {
    const bool bare = nominal.definite && nominal.description.size() == 1 &&
                      words_.syntax().tag(nominal.core.start) == Tag::DT &&
                      nominal.tokens == nominal.core;
    if (nominal.plural || !bare) return;
    const auto earlier = by_role_.find(nominal.role);
    if (earlier != by_role_.end()) be_same(earlier->second, named);
  }

  // "Mayor denies it" or "Leeds mayor denies it" in the headline, before "Mayor Ana Reis".
  void name_headline(std::string_view role, ActorIndex named) {
    const auto bare = by_description_.find(role);
    if (bare != by_description_.end() && is_all_of_headline(bare->second, role)) {
      be_same(bare->second, named);
    }
    const auto latest = by_role_.find(role);
    if (latest != by_role_.end() && is_of_place_in_headline(latest->second, role)) {
      be_same(latest->second, named);
    }
  }

  // Whether the headline has nothing of the actor but the role and a place: "Leeds mayor".
  bool is_of_place_in_headline(ActorIndex actor, std::string_view role) const {
    const TokenSpan phrase = actors_[actor].fullest;
    if (!is_in_headline(phrase.start)) return false;
    for (std::uint32_t start = phrase.start + 1; start < phrase.end; ++start) {
      const std::uint32_t name = name_ending_at_[start];
      if (name == 0 || words_.folded({start, phrase.end}) != role) continue;
      const Name& place = names_[name - 1];
      return place.tokens.start == phrase.start && place.type == ActorType::state;
    }
    return false;
  }

  // Whether the headline has nothing of the actor but the role: "Army denies it".
  bool is_all_of_headline(ActorIndex actor, std::string_view role) const {
    const TokenSpan phrase = actors_[actor].fullest;
    return words_.folded(phrase) == role && is_in_headline(phrase.start);
  }

  bool is_in_headline(std::uint32_t token) const {
    const AnnotatedText& text = words_.text();
    return text.paragraphs()[text.paragraph_of(token)].kind == ParagraphKind::headline;
  }

  // "A clerk stole a car", before a paragraph that begins with "Ana Reis, 44,": the lead describes
  // whom the next paragraph names.
  void note_in_lead(const Nominal& nominal, ActorIndex actor) {
    const bool person = nominal.type == ActorType::person && !nominal.plural && !nominal.unknown;
    const std::uint32_t start = nominal.tokens.start;
    if (!person || body_paragraph(start) != 0) return;
    if (begins_paragraph(start) || words_.is_dash(start - 1)) lead_ = actor;
  }

  void meet_in_lead(const Name& name, ActorIndex actor) {
    const std::uint32_t start = name.tokens.start;
    if (!lead_ || name.tokens.size() == 1 || !begins_paragraph(start)) return;
    if (body_paragraph(start) == 1) be_same(*lead_, actor);
  }

  bool begins_paragraph(std::uint32_t token) const {
    const AnnotatedText& text = words_.text();
    return text.paragraphs()[text.paragraph_of(token)].tokens.start == token;
  }

  // Which of the body's it is: 0 for the lead; nothing outside of the body.
  std::optional<std::size_t> body_paragraph(std::uint32_t token) const {
    const std::size_t index = words_.text().paragraph_of(token);
    const std::vector<Paragraph>& paragraphs = words_.text().paragraphs();
    if (paragraphs[index].kind != ParagraphKind::body) return std::nullopt;
    std::size_t before = 0;
    for (std::size_t p = index; p-- > 0 && before < 2;) {
      before += paragraphs[p].kind == ParagraphKind::body ? 1 : 0;
    }
    return before;
  }

  // If the first has no name and nothing tells the two apart.
  void be_same(ActorIndex unnamed, ActorIndex named) {
    if (unnamed < named_) return;
    const KnownActor& a = actors_[unnamed];
    const KnownActor& b = actors_[named];
    if (a.type != b.type || differ(a.gender, b.gender) || a.same_as) return;
    actors_[unnamed].same_as = named;
  }

  static bool differ(Gender a, Gender b) {
    return a != Gender::unknown && b != Gender::unknown && a != b;
  }

  void join_same() {
    const auto join = [this](ActorIndex& actor) { actor = actors_[actor].same_as.value_or(actor); };
    for (ActorMention& mention : mentions_) join(mention.actor);
    if (choices_ == nullptr) return;
    for (PronounChoice& choice : *choices_) {
      for (Candidate& candidate : choice.candidates) join(candidate.actor);
    }
  }

  // "its owner, Ana Reis" and "Ana Reis, the owner": the name beside the phrase.
  std::optional<std::uint32_t> apposed_name(const Nominal& nominal) const {
    if (is_possessor(nominal)) return std::nullopt;  // "Ana Reis, the mayor's lawyer"
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

  bool is_possessor(const Nominal& nominal) const {
    const std::uint32_t end = nominal.head + 1;
    return end < words_.text().tokens().size() && words_.syntax().tag(end) == Tag::POS;
  }

  bool is_comma(std::uint32_t token) const {
    return token < words_.text().tokens().size() && words_.folded(token) == ",";
  }

  // The latest bearer of the title or head noun; for a bare "the company" the latest organization.
  std::optional<ActorIndex> known_by_role(const Nominal& nominal) const {
    for (const std::string_view role : {words_.folded(nominal.description), nominal.role}) {
      const auto found = by_role_.find(role);
      if (found == by_role_.end() || actors_[found->second].type != nominal.type) continue;
      if (role == nominal.role && names_another(nominal, actors_[found->second]) &&
          !is_all_of_headline(found->second, role))
        continue;
      if (!differ(actors_[found->second].gender, nominal.gender)) return found->second;
    }
    if (nominal.reach == Reach::same || nominal.description.size() > 1) return std::nullopt;
    return antecedents_.best_organization(nominal.head, nominal.reach);
  }

  // "the Reis campaign", after another: a name in the phrase tells which one is meant. So does a
  // noun beside nouns that it is not among: "the audit office" after "the mayor's office", but not
  // after "the office", nor after a person, who is many things.
  bool names_another(const Nominal& nominal, const KnownActor& known) const {
    const bool described = known.type != ActorType::person && has_noun(known.fullest, nominal.role);
    for (std::uint32_t at = nominal.description.start; at < nominal.head; ++at) {
      if (words_.is_capital(at)) return true;
      if (described && is_noun(words_.syntax().tag(at)) && !has_word(known.fullest, at))
        return true;
    }
    return false;
  }

  // Whether a phrase has a noun besides this one.
  bool has_noun(TokenSpan phrase, std::string_view besides) const {
    for (std::uint32_t at = phrase.start; at < phrase.end; ++at) {
      if (is_noun(words_.syntax().tag(at)) && words_.folded(at) != besides) return true;
    }
    return false;
  }

  bool has_word(TokenSpan phrase, std::uint32_t word) const {
    for (std::uint32_t at = phrase.start; at < phrase.end; ++at) {
      if (words_.folded(at) == words_.folded(word)) return true;
    }
    return false;
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
  std::optional<ActorIndex> lead_;               // whom the lead begins with
  ActorIndex named_;                             // how many actors have a name: the first
  std::vector<std::uint32_t> name_starting_at_;  // token → 1 + name, its title included
  std::vector<std::uint32_t> name_ending_at_;    // end token → 1 + name
  std::vector<std::uint32_t> actor_ending_at_;   // end token → 1 + actor of the longest mention
  std::unordered_map<std::string_view, ActorIndex> by_role_;
  std::unordered_map<std::string_view, ActorIndex> by_description_;
  std::unordered_map<std::string_view, ActorIndex> by_title_;  // the first bearer of each
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
