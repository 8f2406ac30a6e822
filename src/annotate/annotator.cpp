#include "annotate/annotator.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "annotate/version.hpp"
#include "attribution/attribution.hpp"
#include "base/flags.hpp"
#include "claims/arguments.hpp"
#include "claims/claims.hpp"
#include "claims/lexical_cues.hpp"
#include "model/chunker.hpp"
#include "text/utf8.hpp"

namespace allegedly {
namespace {

// Nominal and pronoun mentions are marked only where they are a claim's source or target (codebook,
// section 1); names always are. One flag a mention.
Flags choose_mentions(const Actors& actors, const std::vector<Claim>& claims) {
  Flags keep(actors.mentions.size());
  std::transform(actors.mentions.begin(), actors.mentions.end(), keep.begin(),
                 [](const ActorMention& mention) { return mention.form == MentionForm::name; });
  const auto keep_in = [&](TokenSpan span, const std::vector<ActorIndex>& wanted) {
    const auto first = std::lower_bound(actors.mentions.begin(), actors.mentions.end(), span.start,
                                        [](const ActorMention& mention, std::uint32_t start) {
                                          return mention.tokens.start < start;
                                        });
    for (auto m = first; m != actors.mentions.end() && m->tokens.start < span.end; ++m) {
      if (m->apposed || std::find(wanted.begin(), wanted.end(), m->actor) == wanted.end()) continue;
      keep[static_cast<std::size_t>(m - actors.mentions.begin())] = true;
    }
  };
  for (const Claim& claim : claims) {
    if (claim.source_actor) {
      for (const TokenSpan piece : claim.source) keep_in(piece, {*claim.source_actor});
    }
    for (const TokenSpan piece : claim.content) keep_in(piece, claim.targets);
  }
  return keep;
}

// Turns the pipeline's token spans and dense indices into an Annotation's bytes and ids.
class Assembler {
 public:
  Assembler(const AnnotatedText& text, const Actors& actors, const std::vector<Claim>& claims)
      : text_(text), actors_(actors), claims_(claims), new_index_(actors.actors.size()) {}

  Annotation assemble() {
    annotation_.engine = {"allegedly", std::string(version())};
    annotation_.text = text_.text();
    for (const Paragraph& paragraph : text_.paragraphs()) {
      annotation_.paragraphs.push_back({paragraph.bytes, paragraph.kind});
    }
    const Flags keep = choose_mentions(actors_, claims_);
    for (std::size_t m = 0; m < keep.size(); ++m) {
      if (!keep[m]) continue;
      const ActorMention& mention = actors_.mentions[m];
      annotation_.mentions.push_back(
          {actor(mention.actor), text_.bytes(mention.tokens), mention.form, Origin::machine});
    }
    for (const Claim& claim : claims_) annotation_.claims.push_back(convert(claim));
    return std::move(annotation_);
  }

 private:
  // Actors are numbered by their first use, so that those nobody needs are left out.
  ActorIndex actor(ActorIndex index) {
    std::optional<ActorIndex>& known = new_index_[index];
    if (!known) {
      known = static_cast<ActorIndex>(annotation_.actors.size());
      const Actor& found = actors_.actors[index];
      annotation_.actors.push_back(
          {"a" + std::to_string(*known + 1),
           found.name.substr(0, prefix_size(found.name, kMaxNameCharacters)), found.type,
           Origin::machine});
    }
    return *known;
  }

  std::vector<ByteSpan> bytes(const std::vector<TokenSpan>& spans) const {
    std::vector<ByteSpan> out;
    out.reserve(spans.size());
    for (const TokenSpan span : spans) out.push_back(text_.bytes(span));
    return out;
  }

  Annotation::Claim convert(const Claim& claim) {
    Annotation::Claim out;
    out.id = "c" + std::to_string(annotation_.claims.size() + 1);
    out.type = claim.type;
    out.cue = bytes(claim.cue);
    out.source = bytes(claim.source);
    out.content = bytes(claim.content);
    if (claim.source_actor) out.source_actor = actor(*claim.source_actor);
    for (const ActorIndex target : claim.targets) out.targets.push_back(actor(target));
    out.responds_to = claim.responds_to;
    out.standing = claim.standing;
    out.confidence = claim.confidence;
    Evidence& evidence = out.evidence.emplace();
    evidence.reading = claim.reading;
    std::copy(claim.types.begin(), claim.types.end(), evidence.types.begin());
    return out;
  }

  const AnnotatedText& text_;
  const Actors& actors_;
  const std::vector<Claim>& claims_;
  std::vector<std::optional<ActorIndex>> new_index_;
  Annotation annotation_;
};

}  // namespace

Result<Annotator> Annotator::from_bytes(std::span<const std::byte> model) {
  Result<Tagger> tagger = Tagger::from_bytes(model);
  if (!tagger) return tagger.error();
  return Annotator(std::move(*tagger));
}

Result<Annotation> Annotator::annotate(std::string article) const {
  const auto text = AnnotatedText::analyse(std::move(article));
  if (!text) return text.error();
  const Analysis analysis = tagger_.analyse(*text);
  const Syntax syntax(*text, analysis.tags);
  const Actors actors = find_actors(*text, syntax, analysis.names);
  std::vector<Attribution> attributions = assemble_attributions(*text, analysis);
  const Clauses clauses(*text, syntax);
  add_lexical_cues(clauses, attributions);
  settle_arguments(clauses, attributions);
  const std::vector<Claim> claims =
      find_claims(*text, analysis, syntax, actors, attributions, tagger_.claim_reader());
  return Assembler(*text, actors, claims).assemble();
}

std::string_view version() {
  return kVersion;
}

}  // namespace allegedly
