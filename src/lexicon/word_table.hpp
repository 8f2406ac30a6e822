// Hash tables over embedded TSV tables.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "base/tsv.hpp"
#include "base/word_map.hpp"

namespace allegedly {

// How a table spells a value.
template <class Value>
using Named = std::pair<std::string_view, Value>;

template <class Value>
class WordTable {
 public:
  // Every non-empty cell of `keys` becomes a key for the value that `names` gives to the cell in
  // column `value`. The first row wins where a key occurs twice.
  WordTable(std::string_view tsv, std::initializer_list<std::size_t> keys, std::size_t value,
            std::span<const Named<Value>> names) {
    for (const TsvRow& row : TsvTable(tsv)) {
      for (const auto& [name, meaning] : names) {
        if (row[value] != name) continue;
        for (const std::size_t key : keys) {
          if (!row[key].empty()) values_.emplace(row[key], meaning);
        }
      }
    }
  }

  std::optional<Value> find(std::string_view word) const {
    const auto found = values_.find(word);
    if (found == values_.end()) return std::nullopt;
    return found->second;
  }

 private:
  WordMap<Value> values_;
};

}  // namespace allegedly
