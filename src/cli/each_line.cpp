#include "cli/each_line.hpp"

#include <unistd.h>

#include <optional>

#include "cli/io.hpp"

namespace allegedly::cli {

int answer_each_line(std::string_view command,
                     const std::function<Result<std::string>(const std::string&)>& answer) {
  LineReader reader(STDIN_FILENO);
  std::string line;
  while (true) {
    const LineReader::Outcome outcome = reader.next(line);
    if (outcome == LineReader::Outcome::end) return 0;
    if (outcome == LineReader::Outcome::too_long) {
      return report_failure(command, {ErrorCode::text_too_long, "A line is longer than 512 MiB."});
    }
    if (outcome == LineReader::Outcome::failed) {
      return report_failure(command, read_error("standard input"));
    }
    const Result<std::string> output = answer(line);
    if (!output) return report_failure(command, output.error());
    if (const std::optional<Error> error = write_output(*output + '\n')) {
      return report_failure(command, *error);
    }
  }
}

}  // namespace allegedly::cli
