// allegedly annotate: one article or annotation in, one file out.
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "annotate/annotator.hpp"
#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/io.hpp"
#include "cli/model.hpp"
#include "formats/format.hpp"
#include "formats/read.hpp"

namespace allegedly::cli {
namespace {

constexpr std::string_view kHelp =
    R"(Usage: allegedly annotate [FILE|-] [--from KIND] [--text FILE] [--format FORMAT]
                          [--offsets UNIT] [--model FILE]

Finds who alleges what about whom in an article, and who denies it.
Reads FILE, or standard input; writes to standard output.

  --from KIND       what the input is: text (UTF-8, the default), or an annotation made
                    earlier and perhaps corrected: annotation (our JSON), html (a page
                    saved as --format html), w3c (a page of Web Annotations in JSON-LD)
                    or brat (a .ann file)
  --text FILE       the article that the marks belong to: for brat its .txt file, for w3c
                    where the page does not hold it
  --format FORMAT   json     everything (the default)
                    html     a page that shows article, marks and ledger
                    md       a report
                    csv, csv-actors   the claims, the actors, as a table
                    w3c      Web Annotations in JSON-LD
                    brat     a .ann file; brat-conf: its annotation.conf; txt: its article
                    spacy, doccano    a line of JSON for these programs
                    conll    columns of tokens
  --offsets UNIT    what offsets in JSON count: codepoint (the default), utf8 or utf16
  --model FILE      the tagger's weights (tagger.bin beside the program)
  --help            this text
)";

constexpr std::string_view kText = "text";

struct Options {
  InputKind input = InputKind::text;
  Format format = Format::json;
  OffsetUnit offsets = OffsetUnit::code_point;
};

Result<Options> parse_options(const Arguments& arguments) {
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
  if (*input == InputKind::brat && !arguments.options.contains(kText)) {
    return Error{ErrorCode::unsupported_option,
                 "Marks of brat need the article that they belong to: name its file with --text."};
  }
  if (*input != InputKind::brat && *input != InputKind::w3c && arguments.options.contains(kText)) {
    return Error{ErrorCode::unsupported_option, "--text goes with --from brat or --from w3c."};
  }
  return Options{*input, *format, *offsets};
}

Result<AnnotationFile> annotate(const Arguments& arguments, const std::string& path) {
  const Result<Annotator> annotator = load_annotator(arguments);
  if (!annotator) return annotator.error();
  Result<std::string> article = read_input(path);
  if (!article) return article.error();
  Result<Annotation> annotation = annotator->annotate(*std::move(article));
  if (!annotation) return annotation.error();
  return AnnotationFile{*std::move(annotation)};
}

Result<AnnotationFile> read(InputKind kind, const Arguments& arguments, const std::string& path) {
  const Result<std::string> input = read_input(path);
  if (!input) return input.error();
  const auto text = arguments.options.find(kText);
  if (text == arguments.options.end()) return read_annotation(kind, *input, {});
  const Result<std::string> article = read_input(std::string(text->second));
  if (!article) return article.error();
  return read_annotation(kind, *input, *article);
}

// What a person should know of the file; the marks that are left have their places all the same.
void warn_of(const AnnotationFile& file) {
  if (file.text_check == TextCheck::changed) {
    report_warning("annotate", "The text has been changed since it was annotated.");
  }
  if (file.lost > 0) {
    report_warning("annotate", "Marks that have no place in the text any more, and are left out: " +
                                   std::to_string(file.lost) + '.');
  }
}

}  // namespace

int run_annotate(std::span<const std::string_view> given) {
  constexpr std::array<std::string_view, 5> kOptions{"from", kText, "format", "offsets",
                                                     kModelOption};
  const Result<Arguments> arguments = parse_arguments(given, kOptions, 1);
  if (!arguments) return report_usage_error("annotate", arguments.error());
  if (arguments->help) return print("annotate", kHelp);
  const Result<Options> options = parse_options(*arguments);
  if (!options) return report_usage_error("annotate", options.error());

  const std::string path(arguments->operands.empty() ? "-" : arguments->operands[0]);
  const Result<AnnotationFile> file = options->input == InputKind::text
                                          ? annotate(*arguments, path)
                                          : read(options->input, *arguments, path);
  if (!file) return report_failure("annotate", file.error());
  warn_of(*file);
  std::string output = render(file->annotation, options->format, options->offsets);
  const bool as_it_is = options->format == Format::text || output.empty();
  if (!as_it_is && !output.ends_with('\n')) output += '\n';
  return print("annotate", output);
}

}  // namespace allegedly::cli
