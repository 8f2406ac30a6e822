// allegedly annotate: one article or annotation in, one file out.
#include <array>
#include <string>
#include <utility>

#include "annotate/annotator.hpp"
#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/io.hpp"
#include "cli/model.hpp"
#include "formats/convert.hpp"

namespace allegedly::cli {
namespace {

constexpr std::string_view kHelp =
    R"(Usage: allegedly annotate [FILE|-] [--from KIND] [--format FORMAT] [--offsets UNIT]
                          [--model FILE]

Finds who alleges what about whom in an article, and who denies it.
Reads FILE, or standard input; writes to standard output.

  --from KIND       what the input is: text (UTF-8, the default), or annotation,
                    the JSON of an annotation made earlier and perhaps corrected
  --format FORMAT   json (the default), html, csv, md, brat or w3c
  --offsets UNIT    what offsets in JSON count: codepoint (the default), utf8 or utf16
  --model FILE      the tagger's weights (tagger.bin beside the program)
  --help            this text
)";

Result<ConvertOptions> parse_options(const Arguments& arguments) {
  const auto value = [&](std::string_view name, std::string_view otherwise) {
    const auto found = arguments.options.find(name);
    return found == arguments.options.end() ? otherwise : found->second;
  };
  const Result<InputKind> input = parse_input_kind(value("from", "text"));
  if (!input) return input.error();
  const Result<Format> format = parse_format(value("format", "json"));
  if (!format) return format.error();
  const Result<OffsetUnit> offsets = parse_offset_unit(value("offsets", "codepoint"));
  if (!offsets) return offsets.error();
  return ConvertOptions{*input, *format, *offsets};
}

}  // namespace

int run_annotate(std::span<const std::string_view> given) {
  constexpr std::array<std::string_view, 4> kOptions{"from", "format", "offsets", kModelOption};
  const Result<Arguments> arguments = parse_arguments(given, kOptions, 1);
  if (!arguments) return report_usage_error("annotate", arguments.error());
  if (arguments->help) return print("annotate", kHelp);
  const Result<ConvertOptions> options = parse_options(*arguments);
  if (!options) return report_usage_error("annotate", options.error());

  const Result<Annotator> annotator = load_annotator(*arguments);
  if (!annotator) return report_failure("annotate", annotator.error());
  Result<std::string> input =
      read_input(arguments->operands.empty() ? "-" : std::string(arguments->operands[0]));
  if (!input) return report_failure("annotate", input.error());
  Result<std::string> output = convert(*annotator, std::move(*input), *options);
  if (!output) return report_failure("annotate", output.error());
  if (!output->ends_with('\n')) *output += '\n';
  return print("annotate", *output);
}

}  // namespace allegedly::cli
