// A small annotated article for the tests of what comes after the pipeline. Its text holds
// characters of one to four bytes, so that the three offset units disagree.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "annotate/annotation.hpp"
#include "claims/standing.hpp"

namespace allegedly::fixtures {

inline constexpr std::string_view kText =
    "Eland denies jamming radar 📡\n"
    "\n"
    "Marisol’s navy accused Eland of jamming its radar. “We did nothing of the kind,” said Eland’s "
    "envoy, José Ferro. The builder declined to comment.\n"
    "He is also suspected of fraud.\n";

// Where `words` stand in `text`, at or after `from`.
inline ByteSpan find(std::string_view text, std::string_view words, std::size_t from = 0) {
  const std::size_t start = text.find(words, from);
  if (start == std::string_view::npos) throw std::logic_error("the fixture lacks its own words");
  return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(start + words.size())};
}

inline Annotation::Claim claim(std::string id, ClaimType type, std::vector<ByteSpan> cue,
                               std::vector<ByteSpan> source, std::vector<ByteSpan> content) {
  Annotation::Claim claim;
  claim.id = std::move(id);
  claim.type = type;
  claim.cue = std::move(cue);
  claim.source = std::move(source);
  claim.content = std::move(content);
  claim.confidence = 0.5;
  return claim;
}

inline std::vector<Annotation::Claim> claims() {
  const auto at = [](std::string_view words, std::size_t from = 0) {
    return find(kText, words, from);
  };
  std::vector<Annotation::Claim> claims{
      claim("c1", ClaimType::denial, {at("denies")}, {at("Eland")}, {at("jamming radar 📡")}),
      claim("c2", ClaimType::allegation, {at("accused")}, {at("Marisol’s navy")},
            {at("Eland of jamming its radar")}),
      claim("c3", ClaimType::denial, {at("said")}, {at("Eland’s envoy, José Ferro")},
            {at("“We did nothing of the kind,”")}),
      claim("c4", ClaimType::non_response, {at("declined")}, {at("The builder")},
            {at("to comment")}),
      claim("c5", ClaimType::allegation, {at("is also suspected")}, {},
            {at("He"), at("of fraud")})};
  claims[0].source_actor = 0;
  claims[0].responds_to = {1};
  claims[1].source_actor = 2;
  claims[1].targets = {0};
  claims[1].confidence = 0.8125;
  claims[1].evidence = {Reading::accuse_of_deed, {0.875, 0, 0, 0, 0.125}};
  claims[2].source_actor = 3;
  claims[2].responds_to = {1};
  claims[3].source_actor = 4;
  claims[3].confidence = 1;
  claims[3].origin = Origin::human;
  claims[4].targets = {3};
  claims[4].confidence = 0;
  derive_standings(claims);
  return claims;
}

inline Annotation article() {
  Annotation annotation;
  annotation.engine = {"allegedly", "0.1.0"};
  annotation.text = kText;
  annotation.paragraphs = {
      {find(kText, "Eland denies jamming radar 📡"), ParagraphKind::headline},
      {{find(kText, "Marisol").start, find(kText, "to comment.").end}, ParagraphKind::body},
      {find(kText, "He is also suspected of fraud."), ParagraphKind::body}};
  annotation.actors = {{"a1", "Eland", ActorType::state},
                       {"a2", "Marisol", ActorType::state},
                       {"a3", "Marisol’s navy", ActorType::organization},
                       {"a4", "José Ferro", ActorType::person},
                       {"a5", "The builder", ActorType::organization}};
  const std::uint32_t body = annotation.paragraphs[1].bytes.start;
  annotation.mentions = {{0, find(kText, "Eland"), MentionForm::name},
                         {2, find(kText, "Marisol’s navy"), MentionForm::nominal},
                         {1, find(kText, "Marisol"), MentionForm::name},
                         {0, find(kText, "Eland", body), MentionForm::name},
                         {0, find(kText, "Eland’s", body), MentionForm::name},
                         {3, find(kText, "José Ferro"), MentionForm::name},
                         {4, find(kText, "The builder"), MentionForm::nominal},
                         {3, find(kText, "He"), MentionForm::pronoun}};
  annotation.mentions[4].bytes.end -= static_cast<std::uint32_t>(std::string_view("’s").size());
  annotation.claims = claims();
  return annotation;
}

}  // namespace allegedly::fixtures
