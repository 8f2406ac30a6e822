// The Web Annotation Data Model of the W3C, as JSON-LD.
#pragma once

#include <string>

#include "annotate/annotation.hpp"

namespace allegedly {

// An AnnotationPage with an Annotation for every mention ("identifying") and every claim
// ("classifying"; a reply, "replying"). Each piece of text is a target with a TextQuoteSelector and
// a TextPositionSelector, which counts code points. The article has no address here, so its source
// is urn:allegedly:article; whoever publishes the page puts the article's address in its place.
std::string to_w3c(const Annotation& annotation);

}  // namespace allegedly
