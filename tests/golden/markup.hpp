// An annotated article as text that people read and review: the golden files.
//
//   # actors
//   a1 person Dana Weir
//   a2 group Auditors
//   # claims
//   c1 allegation source=a2 targets=a1 standing=denied
//   c2 denial source=a1 responds=c1
//   # text
//   {c1.src|{@a2|Auditors}} {c1.cue|accused} {c1.con|{@a1|Dana Weir} of fraud}. {c2.src|{@a1=|She}}
//   {c2.cue|denies} {c2.con|it}.
//
// Marks nest. Mentions: {@a1|a name}, {@a1~|a nominal}, {@a1=|a pronoun}. Parts of a claim: .cue,
// .src, .con, one mark for each piece. Paragraphs that are not body: {headline|…}, {dateline|…},
// {caption|…}, {boilerplate|…}. Where two marks cross, the outer one's end closes both and the
// other goes on as {c1.con+|…}.
#pragma once

#include <string>
#include <string_view>

#include "annotate/annotation.hpp"

namespace allegedly::golden {

// The three parts above. The article holds no brace (see `can_hold_marks`); confidence is left out.
std::string render_markup(const Annotation& annotation);

// The article under the marks: what follows the line "# text", without marks and without line
// breaks at its ends.
std::string article_of(std::string_view markup);

// Whether the article can be told from its marks.
bool can_hold_marks(std::string_view article);

// What differs, line by line: "  same", "- expected", "+ found", with two lines around each change.
// Empty if equal.
std::string line_diff(std::string_view expected, std::string_view found);

}  // namespace allegedly::golden
