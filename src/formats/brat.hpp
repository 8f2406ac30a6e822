// The standoff format of the brat annotation tool: a .ann file beside the article's .txt, and the
// annotation.conf that tells brat what the marks in them are.
#pragma once

#include <string>
#include <string_view>

#include "annotate/annotation.hpp"
#include "base/result.hpp"
#include "formats/annotation_file.hpp"

namespace allegedly {

// The .ann. Offsets count code points.
//   T  a mention (Person, Organization, ...) or a part of a claim: its cue (Allegation, Denial,
//      ...), its Source, its Content; cut in fragments at line breaks, as brat demands
//   E  a claim: its cue with the arguments Source, Speaker, Content, Target, Answers
//   A  the Standing of an allegation, the Form of a mention unless it is a name, the Origin of a
//      mention or claim and the Actor_origin of an actor unless a person made it
//   #  the ActorName at an actor's first mention, the Confidence of a claim and its Evidence
//   *  the mentions of one actor (Equiv)
// Speaker and Target are mentions of the actor, preferably within the source and the content; they
// are left out where the actor has no mention. brat knows no mark of white space alone: such marks,
// and claims whose cue is one, are left out.
std::string to_brat(const Annotation& annotation);

// The annotation.conf for every such file.
std::string brat_configuration();

// Reads a .ann that this program or a person in brat made, with the article it belongs to. Ids and
// paragraphs are given anew, standings are derived. Notes, attributes and normalizations of other
// kinds are ignored; marks of other kinds are an error. What is returned is valid in the sense of
// `validate`. Errors: invalid_annotation, with the line; invalid_utf8, text_too_long.
Result<AnnotationFile> annotation_from_brat(std::string_view standoff, std::string_view article);

}  // namespace allegedly
