// Reads one run of capitalised words as a sequence of names (see names.hpp).
#pragma once

#include <cstdint>
#include <optional>
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

  // Appends the whole of `tokens` as the name of a place.
  void read_place(TokenSpan tokens);

  // End of the longest table name that starts at `start`, `start` if none.
  static std::uint32_t entity_end(const Words& words, std::uint32_t start, std::uint32_t limit);
  // The same for titles.
  static std::uint32_t title_end(const Words& words, std::uint32_t start, std::uint32_t limit);

 private:
  // Each returns where it stopped reading.
  std::uint32_t read_name(std::uint32_t at);
  std::uint32_t read_entity(TokenSpan tokens);
  std::uint32_t read_unknown(TokenSpan tokens);
  std::uint32_t push_as(TokenSpan tokens, ActorType type);

  // Where a name of that kind that starts at `start` ends, `start` if there is none.
  std::uint32_t organization_end(std::uint32_t start) const;
  std::uint32_t head_end(std::uint32_t start) const;
  std::uint32_t non_actor_end(std::uint32_t start) const;
  std::uint32_t extend_head(std::uint32_t at, bool head_opens) const;
  std::uint32_t person_end(std::uint32_t start) const;
  std::uint32_t place_end(std::uint32_t start) const;
  std::uint32_t name_after_hyphen_end(std::uint32_t hyphen) const;
  std::uint32_t organization_part_end(std::uint32_t at, std::uint32_t start) const;
  std::uint32_t leading_place_end(std::uint32_t start, std::uint32_t limit) const;
  bool glues(std::uint32_t at, TokenSpan found) const;
  bool joins_halves(std::uint32_t joiner, std::uint32_t start) const;
  bool joins_possessor(std::uint32_t clitic) const;
  bool reads_as_surname(std::uint32_t at, std::uint32_t start) const;
  bool reads_as_person(std::uint32_t month) const;
  bool reads_as_given_name(TokenSpan title) const;
  bool is_place(TokenSpan tokens) const;
  bool is_state(TokenSpan tokens) const;
  bool ends_name(std::uint32_t at) const;
  bool follows_locative(std::uint32_t at) const;
  bool is_given_name(std::uint32_t at) const;
  bool is_body_of_government(TokenSpan tokens) const;
  void read_title_before();
  std::uint32_t title_start(std::uint32_t end) const;
  void add_title(TokenSpan title);
  void push(Name name);

  bool is_hyphen(std::uint32_t at) const;
  bool is_part(std::uint32_t at, NamePart part) const;
  bool is_capital(std::uint32_t at) const { return at < run_.end && words_.is_capital(at); }

  const Words& words_;
  std::vector<Name>& out_;
  TokenSpan run_;
  TokenSpan sentence_;  // holds the run
  TokenSpan title_;     // read just before the next name
  bool titled_ = false;
  Gender title_gender_ = Gender::unknown;
};

}  // namespace allegedly
