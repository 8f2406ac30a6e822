#include "claims/shared_words.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace allegedly {
namespace {

std::uint32_t pack(std::string_view word) {
  std::uint32_t out = 0;
  for (const char letter : word.substr(0, 4)) out = out << 8 | static_cast<unsigned char>(letter);
  return out;
}

}  // namespace

WordBeginnings word_beginnings(const AnnotatedText& text, const std::vector<TokenSpan>& content) {
  WordBeginnings out;
  for (const TokenSpan piece : content) {
    for (std::uint32_t t = piece.start; t < piece.end; ++t) {
      const std::string_view word = text.folded(t);
      const bool letters = std::all_of(word.begin(), word.end(),
                                       [](char letter) { return letter >= 'a' && letter <= 'z'; });
      if (letters && word.size() > 4) out.push_back(pack(word));
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::uint32_t shared_words(const WordBeginnings& a, const WordBeginnings& b) {
  WordBeginnings both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return static_cast<std::uint32_t>(both.size());
}

}  // namespace allegedly
