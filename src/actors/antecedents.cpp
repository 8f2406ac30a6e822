#include "actors/antecedents.hpp"

#include <algorithm>
#include <bit>

namespace allegedly {
namespace {

constexpr std::size_t kLookBack = 32;        // mentions
constexpr std::uint32_t kSentences = 5;      // as far as a pronoun reaches
constexpr std::uint32_t kIntroduction = 16;  // tokens between a subject and its verb

using Weights = std::array<std::int16_t, kAntecedentFeatures.size()>;

// In hundredths, fitted by tools/train/antecedents.py, which resolves 84 % of the pronouns that
// stand for a person in its training articles with them, and 86 % of those in others.
constexpr Weights kPerson = {43, -60,  -151, -181, 4,    69,   -58, 47, 123,
                             50, -222, -78,  -17,  -166, -190, -74, 44, 15};
constexpr Weights kPlural = {-93, -224, -235, -111, 4,    41, 25,  72, 33,
                             50,  -206, -39,  -46,  -343, 64, -33, 66, 54};
constexpr Weights kThing = {51, -99,  -142, -205, 21,   66,  32,   35, 91,
                            8,  -190, -52,  32,   -139, -15, -102, 78, 30};

std::int32_t score(const Candidate& candidate, const Weights& weights) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * candidate.features[i];
  return sum;
}

const Weights& weights_of(PronounKind kind) {
  if (kind == PronounKind::plural) return kPlural;
  return kind == PronounKind::thing ? kThing : kPerson;
}

}  // namespace

std::optional<ActorIndex> best_of(const std::vector<Candidate>& candidates, PronounKind kind) {
  const Weights& weights = weights_of(kind);
  const auto best = std::max_element(candidates.begin(), candidates.end(),
                                     [&](const Candidate& a, const Candidate& b) {
                                       return score(a, weights) < score(b, weights);
                                     });
  if (best == candidates.end()) return std::nullopt;
  return best->actor;
}

void Antecedents::add(const ActorMention& mention, bool plural) {
  if (recent_.size() == 2 * kLookBack) recent_.erase(recent_.begin(), recent_.end() - kLookBack);
  mentions_.resize(std::max<std::size_t>(mentions_.size(), mention.actor + 1));
  const std::uint32_t count = ++mentions_[mention.actor];
  const bool introduced = is_introduced_subject(mention.tokens);
  recent_.push_back({mention, plural, introduced || is_subject(mention.tokens), introduced,
                     static_cast<std::uint8_t>(std::bit_width(count))});
}

bool Antecedents::is_subject(TokenSpan tokens) const {
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

// "Ana Reis, who owns it, said", "Ana Reis, 48, said"
bool Antecedents::is_introduced_subject(TokenSpan tokens) const {
  const auto count = static_cast<std::uint32_t>(words_.text().tokens().size());
  if (tokens.end >= count || words_.folded(tokens.end) != ",") return false;
  const std::uint32_t sentence = words_.text().sentence_of(tokens.end);
  const std::uint32_t end = std::min(
      {count - 1, tokens.end + kIntroduction, words_.text().sentences()[sentence].tokens.end});
  for (std::uint32_t at = tokens.end + 1; at < end; ++at) {
    if (words_.folded(at) != ",") continue;
    const Chunk* chunk = words_.syntax().chunk_at(at + 1);
    return chunk != nullptr && chunk->kind == ChunkKind::verb_group && chunk->finite;
  }
  return false;
}

Antecedents::Fit Antecedents::fit(const Referent& referent, PronounKind kind) const {
  const KnownActor& actor = actors_[referent.mention.actor];
  const bool group = referent.plural || actor.type == ActorType::group;
  const bool organization = actor.type == ActorType::organization;
  const bool acts = organization || actor.type == ActorType::state;
  switch (kind) {
    case PronounKind::plural: return group ? Fit::agrees : acts ? Fit::fits : Fit::unfit;
    case PronounKind::thing:
      if (group || actor.type == ActorType::person) return Fit::unfit;
      return organization ? Fit::agrees : Fit::fits;
    default: break;
  }
  const Gender gender = kind == PronounKind::female ? Gender::female : Gender::male;
  if (referent.plural || actor.type != ActorType::person) return Fit::unfit;
  if (actor.gender == gender) return Fit::agrees;
  return actor.gender == Gender::unknown ? Fit::fits : Fit::unfit;
}

AntecedentFeatures Antecedents::features(const Referent& referent, std::uint32_t token, Fit fit,
                                         bool nearest) const {
  const AnnotatedText& text = words_.text();
  const ActorMention& mention = referent.mention;
  const std::uint32_t sentence = text.sentence_of(mention.head);
  const std::uint32_t apart = text.sentence_of(token) - sentence;
  const bool quoted = text.in_quotation(mention.head);
  const bool pronoun_quoted = text.in_quotation(token);
  const bool after_preposition =
      mention.tokens.start > 0 && words_.syntax().tag(mention.tokens.start - 1) == Tag::IN;
  const bool begins = mention.tokens.start - text.sentences()[sentence].tokens.start < 3;
  const auto flag = [](bool value) { return static_cast<std::uint8_t>(value ? 1 : 0); };
  return {flag(apart == 1),
          flag(apart == 2),
          flag(apart > 2),
          flag(text.paragraph_of(mention.head) != text.paragraph_of(token)),
          flag(nearest),
          flag(fit == Fit::agrees),
          flag(referent.subject),
          flag(referent.subject && is_subject({token, token + 1})),
          flag(referent.subject && !quoted && !pronoun_quoted),
          flag(referent.introduced),
          flag(quoted && !pronoun_quoted),
          flag(!quoted && pronoun_quoted),
          flag(!quoted && pronoun_quoted && apart == 0 && referent.subject),
          flag(mention.form == MentionForm::pronoun),
          flag(mention.form == MentionForm::nominal),
          flag(after_preposition),
          flag(begins),
          referent.mentions};
}

template <class Fits>
std::vector<Candidate> Antecedents::find(std::uint32_t token, Fits fits) const {
  std::vector<Candidate> out;
  const std::uint32_t sentence = words_.text().sentence_of(token);
  const std::size_t reach = std::min(recent_.size(), kLookBack);
  for (std::size_t back = 1; back <= reach; ++back) {
    const Referent& referent = recent_[recent_.size() - back];
    if (sentence - words_.text().sentence_of(referent.mention.head) > kSentences) break;
    const Fit fit = fits(referent);
    if (fit == Fit::unfit) continue;
    out.push_back({referent.mention.actor, features(referent, token, fit, out.empty())});
  }
  return out;
}

std::vector<Candidate> Antecedents::candidates(std::uint32_t token, PronounKind kind) const {
  return find(token, [&](const Referent& referent) { return fit(referent, kind); });
}

// "District Court" and "Testing Board" are none.
bool Antecedents::may_be_business(const KnownActor& actor) const {
  for (std::uint32_t at = actor.fullest.start; at < actor.fullest.end; ++at) {
    const auto role = find_role(words_.folded(at));
    if (role && role->kind == RoleKind::organization && role->reach == Reach::same) return false;
  }
  return true;
}

std::optional<ActorIndex> Antecedents::best_organization(std::uint32_t token, Reach reach) const {
  const auto named_organization = [&](const Referent& referent) {
    const KnownActor& actor = actors_[referent.mention.actor];
    const bool named = actor.type == ActorType::organization && actor.mentions > 0;
    const bool meant = named && (reach == Reach::any || may_be_business(actor));
    return meant ? Fit::agrees : Fit::unfit;
  };
  return best_of(find(token, named_organization), PronounKind::thing);
}

}  // namespace allegedly
