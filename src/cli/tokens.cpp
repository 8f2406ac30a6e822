// allegedly tokens: tokens and sentences of a text, for scoring against a treebank.
#include <string>
#include <utility>

#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/io.hpp"
#include "text/annotated_text.hpp"
#include "text/conllu.hpp"

namespace allegedly::cli {
namespace {

constexpr std::string_view kHelp =
    R"(Usage: allegedly tokens [FILE|-]

Prints the tokens and sentences of a text as CoNLL-U, for development: every line
of the text is a paragraph. Reads FILE, or standard input; writes to standard output.

  --help     this text
)";

}  // namespace

int run_tokens(std::span<const std::string_view> given) {
  const Result<Arguments> arguments = parse_arguments(given, {}, 1);
  if (!arguments) return report_usage_error("tokens", arguments.error());
  if (arguments->help) return print("tokens", kHelp);
  Result<std::string> input =
      read_input(arguments->operands.empty() ? "-" : std::string(arguments->operands[0]));
  if (!input) return report_failure("tokens", input.error());
  const Result<AnnotatedText> text = AnnotatedText::analyse(*std::move(input));
  if (!text) return report_failure("tokens", text.error());
  return print("tokens", to_conllu(*text));
}

}  // namespace allegedly::cli
