// What an annotation says in words, for the formats that people read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "annotate/annotation.hpp"

namespace allegedly {

// "non-response"
std::string_view label_of(ClaimType type);
// "no response"
std::string_view label_of(Standing standing);

// The text of the pieces in one line: white space runs become one space, " … " joins the pieces.
std::string excerpt(const Annotation& annotation, const std::vector<ByteSpan>& pieces);

// Who makes the claim, as the article puts it; else the actor's name; empty if the article names
// none.
std::string source_of(const Annotation& annotation, const Annotation::Claim& claim);

// The same in a few words: the beginning, with an ellipsis if there is more.
std::string source_of_reply(const Annotation& annotation, const Annotation::Claim& reply);

// What is claimed; where no content is marked, the cue says it all: "the alleged affair".
std::string what_of(const Annotation& annotation, const Annotation::Claim& claim);

// The names of the actors said to have done it: "Eland, Marisol". Empty if unknown.
std::string targets_of(const Annotation& annotation, const Annotation::Claim& claim);

// For each claim the claims that respond to it, in their order.
std::vector<std::vector<ClaimIndex>> replies_by_claim(const Annotation& annotation);

// The text of the first headline, in one line; empty if there is none.
std::string headline_of(const Annotation& annotation);

}  // namespace allegedly
