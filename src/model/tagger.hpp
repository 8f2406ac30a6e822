// The tagger: a small neural network, trained by tools/train, that reads whole articles. Its data,
// accuracy and failures are in data/model/MODEL_CARD.md; docs/model-format.md describes it.
#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "base/result.hpp"
#include "model/analysis.hpp"
#include "model/windows.hpp"
#include "text/annotated_text.hpp"

namespace allegedly {

class ClaimReader;

class Tagger {
 public:
  // From the bytes of a model file, which are not needed afterwards. Error: unsupported_model.
  static Result<Tagger> from_bytes(std::span<const std::byte> bytes);

  // Pure and safe to call from several threads. Linear in the text's length; beside the result it
  // takes memory for one window. The same bits on every machine, but for probabilities' last
  // digits.
  Analysis analyse(const AnnotatedText& text, const WindowSizes& sizes = {}) const;

  // What reads the claims of an analysis; as long-lived as the tagger and its copies.
  const ClaimReader& claim_reader() const;

 private:
  struct Network;
  explicit Tagger(std::shared_ptr<const Network> network) : network_(std::move(network)) {}

  std::shared_ptr<const Network> network_;  // copies of a tagger share it
};

}  // namespace allegedly
