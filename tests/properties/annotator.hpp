// The annotator that every property is tried on.
#pragma once

#include <doctest/doctest.h>

#include "annotate/annotator.hpp"
#include "model.hpp"

namespace allegedly::properties {

// Loaded once: unpacking the weights takes longer than annotating an article.
inline const Annotator& annotator() {
  static const Result<Annotator> kAnnotator = Annotator::from_bytes(test::model_bytes());
  REQUIRE(kAnnotator);
  return *kAnnotator;
}

}  // namespace allegedly::properties
