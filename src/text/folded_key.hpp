// A short word folded for look-up in the tables, without allocation.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "text/characters.hpp"
#include "text/utf8.hpp"

namespace allegedly {

// Lower case with straight apostrophes; empty if the word is longer than any entry of the tables or
// not ASCII after folding.
class FoldedKey {
 public:
  explicit FoldedKey(std::string_view word) {
    std::size_t i = 0;
    while (i < word.size() && size_ < buffer_.size()) {
      const Character c = decode(word, i);
      const char32_t folded = fold(c.code_point);
      if (folded >= 128) return;
      buffer_[size_++] = static_cast<char>(folded);
      i += c.size;
    }
    complete_ = i == word.size();
  }

  std::string_view view() const {
    return complete_ ? std::string_view(buffer_.data(), size_) : std::string_view();
  }

 private:
  std::array<char, 16> buffer_{};
  std::size_t size_ = 0;
  bool complete_ = false;
};

}  // namespace allegedly
