#include "cli/io.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <system_error>

namespace allegedly::cli {
namespace {

Error file_error(const std::string& what) {
  return {ErrorCode::file_error, what + ": " + std::generic_category().message(errno) + '.'};
}

struct Close {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

// One line per error, whatever an argument held.
void print_error(std::string_view command, std::string message, std::string_view advice) {
  std::replace(message.begin(), message.end(), '\n', ' ');
  std::fprintf(stderr, "allegedly%s%.*s: %s%.*s\n", command.empty() ? "" : " ",
               static_cast<int>(command.size()), command.data(), message.c_str(),
               static_cast<int>(advice.size()), advice.data());
}

}  // namespace

Result<std::string> read_input(const std::string& path) {
  const std::unique_ptr<std::FILE, Close> file(path == "-" ? stdin
                                                           : std::fopen(path.c_str(), "rb"));
  if (!file) return file_error("Cannot open " + path);
  std::string content;
  char chunk[1 << 16];
  while (const std::size_t count = std::fread(chunk, 1, sizeof chunk, file.get())) {
    content.append(chunk, count);
    if (content.size() > kMaxInputBytes) {
      return Error{ErrorCode::text_too_long, "The input is longer than 512 MiB."};
    }
  }
  if (std::ferror(file.get()) != 0) return read_error(path);
  return content;
}

Error read_error(std::string_view source) {
  return file_error("Cannot read " + std::string(source));
}

std::optional<Error> write_output(std::string_view bytes) {
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
  if (written && std::fflush(stdout) == 0) return {};
  return file_error("Cannot write to standard output");
}

int print(std::string_view command, std::string_view bytes) {
  const std::optional<Error> error = write_output(bytes);
  return error ? report_failure(command, *error) : 0;
}

void report_warning(std::string_view command, const std::string& message) {
  print_error(command, message, "");
}

int report_failure(std::string_view command, const Error& error) {
  print_error(command, error.message, "");
  return 1;
}

int report_usage_error(std::string_view command, const Error& error) {
  print_error(command, error.message, " See --help.");
  return 2;
}

bool LineReader::fill() {
  ssize_t count = 0;
  do count = read(descriptor_, buffer_.data(), buffer_.size());
  while (count < 0 && errno == EINTR);
  failed_ = count < 0;
  begin_ = 0;
  end_ = failed_ ? 0 : static_cast<std::size_t>(count);
  return end_ > 0;
}

LineReader::Outcome LineReader::next(std::string& line) {
  line.clear();
  bool any = false;
  bool too_long = false;
  bool ended = false;
  while (!ended && (begin_ < end_ || fill())) {
    any = true;
    const char* const start = buffer_.data() + begin_;
    const auto* const newline = static_cast<const char*>(std::memchr(start, '\n', end_ - begin_));
    ended = newline != nullptr;
    const std::size_t length = ended ? static_cast<std::size_t>(newline - start) : end_ - begin_;
    too_long = too_long || line.size() + length > kMaxInputBytes;
    if (!too_long) line.append(start, length);
    begin_ += length + (ended ? 1 : 0);
  }
  if (failed_) return Outcome::failed;
  if (!any) return Outcome::end;
  if (too_long) return Outcome::too_long;
  if (line.ends_with('\r')) line.pop_back();
  return Outcome::line;
}

}  // namespace allegedly::cli
