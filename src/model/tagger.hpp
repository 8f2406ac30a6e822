// Part-of-speech tags by a bigram hidden Markov model (Brants, "TnT", ANLP 2000), trained by
// tools/train/pos_hmm.py; data and accuracy are in data/model/MODEL_CARD.md.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/annotated_text.hpp"

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

// One tag a token. Linear in the text's length.
std::vector<Tag> tag_parts_of_speech(const AnnotatedText& text);

}  // namespace allegedly
