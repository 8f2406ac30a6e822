// allegedly batch: a line of JSON per article in, a line of JSON per article out, in the same
// order.
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "annotate/annotator.hpp"
#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/io.hpp"
#include "cli/model.hpp"
#include "cli/ordered_workers.hpp"
#include "cli/progress.hpp"
#include "formats/batch_line.hpp"

namespace allegedly::cli {
namespace {

constexpr std::string_view kHelp =
    R"(Usage: allegedly batch [--jobs N] [--model FILE] < in.jsonl > out.jsonl

Annotates an archive. Each line of the input is an article, {"id": "...", "text": "..."};
the line in its place in the output is {"id", "actors", "mentions", "claims"}, with offsets
in code points, or {"id", "error"} where the line cannot be annotated. Empty lines are skipped.

  --jobs N       articles at a time, 1 to 256 (as many as there are processors)
  --model FILE   the tagger's weights (tagger.bin beside the program)
  --help         this text
)";

constexpr unsigned kMaxJobs = 256;

Result<unsigned> parse_jobs(const Arguments& arguments) {
  const auto found = arguments.options.find("jobs");
  if (found == arguments.options.end()) {
    return std::clamp(std::thread::hardware_concurrency(), 1U, kMaxJobs);
  }
  const std::string_view value = found->second;
  unsigned jobs = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), jobs);
  if (error != std::errc() || end != value.data() + value.size() || jobs < 1 || jobs > kMaxJobs) {
    return Error{ErrorCode::unsupported_option, "The number of jobs is a number from 1 to 256."};
  }
  return jobs;
}

std::string annotate_line(const Annotator& annotator, const std::string& line) {
  ArticleLine article = read_article_line(line);
  if (!article.text) return to_batch_error(article.id, article.text.error());
  const Result<Annotation> annotation = annotator.annotate(std::move(*article.text));
  return annotation ? to_batch_line(*article.id, *annotation)
                    : to_batch_error(article.id, annotation.error());
}

std::string line_too_long() {
  return to_batch_error({}, {ErrorCode::text_too_long, "The line is longer than 512 MiB."});
}

// Hands the lines of standard input to the workers. Error: file_error.
std::optional<Error> submit_lines(const Annotator& annotator, OrderedWorkers& workers) {
  LineReader reader(STDIN_FILENO);
  std::string line;
  while (true) {
    const LineReader::Outcome outcome = reader.next(line);
    if (outcome == LineReader::Outcome::end) return {};
    if (outcome == LineReader::Outcome::failed) return read_error("standard input");
    if (outcome == LineReader::Outcome::line && line.empty()) continue;
    const std::size_t bytes = line.size() + 1;
    OrderedWorkers::Work work = line_too_long;
    if (outcome == LineReader::Outcome::line) {
      work = [&annotator, line = std::move(line)] { return annotate_line(annotator, line); };
    }
    if (!workers.submit(std::move(work), bytes)) return {};
  }
}

std::optional<Error> annotate_lines(const Annotator& annotator, unsigned jobs) {
  std::optional<Error> write_error;
  Progress progress;
  OrderedWorkers workers(jobs, [&](const std::string& line, std::size_t input_bytes) {
    write_error = write_output(line + '\n');
    progress.add(input_bytes);
    return !write_error;
  });
  const std::optional<Error> read_error = submit_lines(annotator, workers);
  workers.finish();
  return write_error ? write_error : read_error;
}

}  // namespace

int run_batch(std::span<const std::string_view> given) {
  constexpr std::array<std::string_view, 2> kOptions{"jobs", kModelOption};
  const Result<Arguments> arguments = parse_arguments(given, kOptions, 0);
  if (!arguments) return report_usage_error("batch", arguments.error());
  if (arguments->help) return print("batch", kHelp);
  const Result<unsigned> jobs = parse_jobs(*arguments);
  if (!jobs) return report_usage_error("batch", jobs.error());
  const Result<Annotator> annotator = load_annotator(*arguments);
  if (!annotator) return report_failure("batch", annotator.error());
  const std::optional<Error> error = annotate_lines(*annotator, *jobs);
  return error ? report_failure("batch", *error) : 0;
}

}  // namespace allegedly::cli
