// Reads one run of capitalised words as a sequence of names (see names.hpp).
#pragma once

#include <cstdint>
#include <vector>

#include "actors/names.hpp"
#include "actors/words.hpp"
#include "base/span.hpp"

namespace allegedly {

class NameReader {
 public:
  NameReader(const Words& words, std::vector<Name>& out) : words_(words), out_(out) {}

  // Appends the names in `run`; runs come in text order. `sentence` holds the run.
  void read(TokenSpan run, TokenSpan sentence);

  // End of the longest table name that starts at `start`, `start` if none.
  static std::uint32_t entity_end(const Words& words, std::uint32_t start, std::uint32_t limit);
  // The same for titles.
  static std::uint32_t title_end(const Words& words, std::uint32_t start, std::uint32_t limit);

 private:
  std::uint32_t read_name(std::uint32_t at);
  std::uint32_t organization_end(std::uint32_t start) const;
  std::uint32_t head_end(std::uint32_t start) const;
  std::uint32_t non_actor_end(std::uint32_t start) const;
  std::uint32_t extend_head(std::uint32_t at) const;
  std::uint32_t person_end(std::uint32_t start) const;
  std::uint32_t unknown_end(std::uint32_t start) const;
  bool ends_name(std::uint32_t at) const;
  bool is_given_name(std::uint32_t at) const;
  bool is_body_of_government(TokenSpan tokens) const;
  void read_title_before(TokenSpan run, std::uint32_t sentence_start);
  void add_title(TokenSpan title);
  void push(Name name);

  bool is_hyphen(std::uint32_t at) const;
  bool is_part(std::uint32_t at, NamePart part) const;
  bool is_capital(std::uint32_t at) const { return at < run_.end && words_.is_capital(at); }

  const Words& words_;
  std::vector<Name>& out_;
  TokenSpan run_;
  TokenSpan title_;  // read just before the next name
  bool titled_ = false;
  Gender title_gender_ = Gender::unknown;
};

}  // namespace allegedly
