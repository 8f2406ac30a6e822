// What each paragraph is for: headline, dateline or byline, body, caption, boiler-plate. Paragraphs
// are labelled, never dropped; what is in doubt is body.
//
//   Harbour deal collapses            headline     the first line, if it is not a full sentence
//   By Jane Doe                       dateline     who and when
//   Harbour deal                      caption      keywords of an image, right below the headline
//   The deal was ...                  body
//   Related Posts                     boilerplate
//   Mayor resigns                     boilerplate  short lines below such a heading
#pragma once

#include <vector>

#include "text/annotated_text.hpp"

namespace allegedly {

// One kind a paragraph of `text`, whose tokens, sentences and folded forms are complete.
std::vector<ParagraphKind> classify_paragraphs(const AnnotatedText& text);

}  // namespace allegedly
