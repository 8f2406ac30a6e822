// How far the source of a claim can be held to it: is it somebody with a name, somebody without, a
// document, or nobody?
#pragma once

#include <cstdint>

#include "annotate/annotation.hpp"
#include "base/flags.hpp"

namespace allegedly {

enum class SourceStrength : std::uint8_t { named, anonymous, document, nobody };

class SourceStrengths {
 public:
  // Refers to `annotation`.
  explicit SourceStrengths(const Annotation& annotation);

  SourceStrength of(const Annotation::Claim& claim) const;

 private:
  const Annotation& annotation_;
  Flags named_;  // by actor: the article says its name
};

}  // namespace allegedly
