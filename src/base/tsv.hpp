// Tables of tab-separated values, the form of everything under data/lexicons. Lines that are empty
// or start with '#' are skipped; by custom the first '#' line names the columns. Nothing is copied:
// rows and cells are views into the table.
//
//   for (TsvRow row : TsvTable(tables::titles_tsv)) titles.emplace(row[0], row[1]);
#pragma once

#include <cstddef>
#include <iterator>
#include <string_view>

namespace allegedly {

class TsvRow {
 public:
  constexpr TsvRow() = default;
  constexpr explicit TsvRow(std::string_view line) : line_(line) {}

  // The cell in `column` (from 0), empty where the row is shorter.
  constexpr std::string_view operator[](std::size_t column) const {
    std::string_view rest = line_;
    for (; column > 0; --column) {
      const std::size_t tab = rest.find('\t');
      if (tab == std::string_view::npos) return {};
      rest.remove_prefix(tab + 1);
    }
    return rest.substr(0, rest.find('\t'));
  }

  constexpr std::string_view line() const { return line_; }

 private:
  std::string_view line_;
};

class TsvTable {
 public:
  class Iterator {
   public:
    using value_type = TsvRow;               // NOLINT(readability-identifier-naming)
    using difference_type = std::ptrdiff_t;  // NOLINT(readability-identifier-naming)

    constexpr Iterator() = default;
    constexpr explicit Iterator(std::string_view rest) : rest_(rest) { advance(); }

    constexpr TsvRow operator*() const { return TsvRow(line_); }
    constexpr Iterator& operator++() {
      advance();
      return *this;
    }
    constexpr Iterator operator++(int) {
      Iterator before = *this;
      advance();
      return before;
    }
    friend constexpr bool operator==(const Iterator& iterator, std::default_sentinel_t) {
      return iterator.line_.empty();
    }

   private:
    // Moves to the next row; at the end the line is empty.
    constexpr void advance() {
      line_ = {};
      while (!rest_.empty() && line_.empty()) {
        const std::size_t end = rest_.find('\n');
        std::string_view line = rest_.substr(0, end);
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!line.starts_with('#')) line_ = line;
      }
    }

    std::string_view rest_;
    std::string_view line_;
  };

  constexpr explicit TsvTable(std::string_view table) : table_(table) {}

  constexpr Iterator begin() const { return Iterator(table_); }
  constexpr std::default_sentinel_t end() const { return {}; }

 private:
  std::string_view table_;
};

// Calls `use` with each part of a cell that holds several, separated by ';'.
template <class Use>
void for_each_part(std::string_view list, Use use) {
  while (!list.empty()) {
    const std::size_t end = list.find(';');
    if (const std::string_view part = list.substr(0, end); !part.empty()) use(part);
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
  }
}

}  // namespace allegedly
