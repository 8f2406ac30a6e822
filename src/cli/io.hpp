// Standard streams and files, with errors as values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace allegedly::cli {

// The longest input, or line of input, that is taken into memory: an article of the greatest length
// (64 MiB) with every character escaped in JSON, and room for its marks.
inline constexpr std::size_t kMaxInputBytes = std::size_t{512} << 20;

// The whole file; "-" is standard input. Errors: file_error, text_too_long.
Result<std::string> read_input(const std::string& path);

// The error file_error after a failed read, from errno.
Error read_error(std::string_view source);

// Writes to standard output and flushes it. Error: file_error.
std::optional<Error> write_output(std::string_view bytes);

// write_output with its error reported. Returns the exit status.
int print(std::string_view command, std::string_view bytes);

// "allegedly annotate: <message>" on standard error, all three. The others return the exit status.
void report_warning(std::string_view command, const std::string& message);
int report_failure(std::string_view command, const Error& error);      // 1
int report_usage_error(std::string_view command, const Error& error);  // 2, points to --help

// Reads lines of any length without keeping those that are too long. Reads the descriptor itself: a
// stdio stream would hold a line back until its buffer is full.
class LineReader {
 public:
  enum class Outcome : std::uint8_t { line, too_long, end, failed };

  explicit LineReader(int descriptor) : descriptor_(descriptor), buffer_(std::size_t{1} << 16) {}

  // On `line` it is in `line`, without "\n" or "\r\n". On `failed` see read_error.
  Outcome next(std::string& line);

 private:
  bool fill();

  int descriptor_;
  bool failed_ = false;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  // what is buffered and not yet returned: [begin_, end_)
  std::size_t end_ = 0;
};

}  // namespace allegedly::cli
