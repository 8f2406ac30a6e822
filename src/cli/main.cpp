// allegedly: dispatches to its commands.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/annotator.hpp"
#include "cli/commands.hpp"
#include "cli/io.hpp"

namespace allegedly::cli {
namespace {

constexpr std::string_view kHelp =
    R"(Usage: allegedly COMMAND [ARGUMENTS]

Finds who alleges what about whom in news articles, and who denies it.

  annotate       one article, as JSON, HTML, CSV, Markdown, brat or W3C annotations
  batch          an archive: a line of JSON for each article

For development:
  antecedents    whom each pronoun may stand for
  attributions   who said what, before claims are made of it
  features       what the tagger sees of each token, for its training
  tag            names in text that is already cut into tokens
  tokens         the tokens and sentences of a text

  --help         this text; after a command, what that command takes
  --version      the version
)";

struct Command {
  std::string_view name;
  int (*run)(std::span<const std::string_view> arguments);
};

constexpr std::array<Command, 7> kCommands{{{"annotate", run_annotate},
                                            {"batch", run_batch},
                                            {"antecedents", run_antecedents},
                                            {"attributions", run_attributions},
                                            {"features", run_features},
                                            {"tag", run_tag},
                                            {"tokens", run_tokens}}};

int run(std::span<const std::string_view> arguments) {
  if (arguments.empty()) {
    return report_usage_error("", {ErrorCode::unsupported_option, "Which command?"});
  }
  const std::string_view first = arguments[0];
  if (first == "--help" || first == "-h") return print("", kHelp);
  if (first == "--version") return print("", "allegedly " + std::string(version()) + '\n');
  const auto* const command =
      std::find_if(kCommands.begin(), kCommands.end(),
                   [first](const Command& candidate) { return candidate.name == first; });
  if (command != kCommands.end()) return command->run(arguments.subspan(1));
  return report_usage_error(
      "", {ErrorCode::unsupported_option, "There is no command \"" + std::string(first) + "\"."});
}

}  // namespace
}  // namespace allegedly::cli

int main(int argc, char** argv) {
  const std::vector<std::string_view> arguments(argv + std::min(argc, 1), argv + argc);
  return allegedly::cli::run(arguments);
}
