// Parts of speech, and names for groups of them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace allegedly {

// The Penn Treebank's tags, folded: JJ holds JJR and JJS, RB all adverbs, IN also particles, PRP
// also existential "there", WP all wh-words.
enum class Tag : std::uint8_t {
  NN,
  NNS,
  NNP,
  VB,
  VBP,
  VBZ,
  VBD,
  VBN,
  VBG,
  MD,
  JJ,
  RB,
  IN,
  DT,
  PRP,
  PRPS,
  CC,
  CD,
  TO,
  WP,
  POS,
  UH,
  PUNCT,
};
inline constexpr std::size_t kTagCount = 23;

constexpr bool is_noun(Tag tag) {
  return tag == Tag::NN || tag == Tag::NNS || tag == Tag::NNP;
}
constexpr bool is_verb(Tag tag) {
  return tag >= Tag::VB && tag <= Tag::VBG;
}
constexpr bool is_finite(Tag tag) {
  return tag == Tag::VBP || tag == Tag::VBZ || tag == Tag::VBD || tag == Tag::MD;
}

}  // namespace allegedly
