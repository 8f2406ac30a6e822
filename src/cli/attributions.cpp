// allegedly attributions: who said what, before claims are made of it, for scoring and calibration.
#include <array>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "attribution/attribution.hpp"
#include "claims/arguments.hpp"
#include "claims/claims.hpp"
#include "claims/reading.hpp"
#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/each_line.hpp"
#include "cli/io.hpp"
#include "cli/model.hpp"
#include "formats/attribution_line.hpp"
#include "formats/batch_line.hpp"
#include "model/tagger.hpp"

namespace allegedly::cli {
namespace {

constexpr std::string_view kHelp =
    R"(Usage: allegedly attributions [--model FILE] < in.jsonl > out.jsonl

Prints who said what, of whatever kind, for development. Each line of the input is an
article, {"id": "...", "text": "..."}; each line of the output is {"id", "attributions"}, in the form
of the PolNeAR corpus, with offsets in code points, and what the type of a claim is told from: the
network's probabilities and the rows of the readings.

  --model FILE   the tagger's weights (tagger.bin beside the program)
  --help         this text
)";

Result<std::string> attribute_line(const Tagger& tagger, const std::string& line) {
  ArticleLine article = read_article_line(line);
  if (!article.text) return article.text.error();
  const Result<AnnotatedText> text = AnnotatedText::analyse(std::move(*article.text));
  if (!text) return text.error();
  const Analysis analysis = tagger.analyse(*text);
  std::vector<Attribution> attributions = assemble_attributions(*text, analysis);
  // The corpus has none without.
  std::erase_if(attributions, [](const Attribution& it) { return it.content.empty(); });
  const ClaimReader& reader = tagger.claim_reader();
  const Syntax syntax(*text, analysis.tags);
  std::vector<Attribution> settled = attributions;  // readings are of these, as in Annotator
  settle_arguments(Clauses(*text, syntax), settled);
  const TypeEvidence evidence{reader.network_types(claim_vectors(reader, attributions)),
                              read_claims(*text, syntax, settled)};
  return to_attribution_line(*article.id, *text, attributions, evidence);
}

}  // namespace

int run_attributions(std::span<const std::string_view> given) {
  constexpr std::array<std::string_view, 1> kOptions{kModelOption};
  const Result<Arguments> arguments = parse_arguments(given, kOptions, 0);
  if (!arguments) return report_usage_error("attributions", arguments.error());
  if (arguments->help) return print("attributions", kHelp);
  const Result<Tagger> tagger = load_tagger(*arguments);
  if (!tagger) return report_failure("attributions", tagger.error());
  return answer_each_line(
      "attributions", [&tagger](const std::string& line) { return attribute_line(*tagger, line); });
}

}  // namespace allegedly::cli
