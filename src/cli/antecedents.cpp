// allegedly antecedents: whom each pronoun may stand for, to learn from.
#include "actors/antecedents.hpp"

#include <array>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "actors/actors.hpp"
#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/each_line.hpp"
#include "cli/io.hpp"
#include "cli/model.hpp"
#include "formats/antecedent_line.hpp"
#include "formats/batch_line.hpp"
#include "model/tagger.hpp"

namespace allegedly::cli {
namespace {

constexpr std::string_view kHelp =
    R"(Usage: allegedly antecedents [--model FILE] < in.jsonl > out.jsonl

Prints whom each pronoun may stand for, for development. Each line of the input is an
article, {"id": "...", "text": "..."}; each line of the output is {"id", "mentions", "pronouns"}: the
mentions that are no pronouns, [start, end, actor], and of each pronoun start, end, kind (person,
plural, thing) and candidates, the nearest first, each an actor with its features. Offsets are in
code points.

  --model FILE   the tagger's weights (tagger.bin beside the program)
  --help         this text
)";

Result<std::string> describe_pronouns(const Tagger& tagger, const std::string& line) {
  ArticleLine article = read_article_line(line);
  if (!article.text) return article.text.error();
  const Result<AnnotatedText> text = AnnotatedText::analyse(std::move(*article.text));
  if (!text) return text.error();
  const Analysis analysis = tagger.analyse(*text);
  const Syntax syntax(*text, analysis.tags);
  std::vector<PronounChoice> choices;
  const Actors actors = find_actors(*text, syntax, analysis.names, &choices);
  return to_antecedent_line(*article.id, *text, actors, choices);
}

}  // namespace

int run_antecedents(std::span<const std::string_view> given) {
  constexpr std::array<std::string_view, 1> kOptions{kModelOption};
  const Result<Arguments> arguments = parse_arguments(given, kOptions, 0);
  if (!arguments) return report_usage_error("antecedents", arguments.error());
  if (arguments->help) return print("antecedents", kHelp);
  const Result<Tagger> tagger = load_tagger(*arguments);
  if (!tagger) return report_failure("antecedents", tagger.error());
  return answer_each_line("antecedents", [&tagger](const std::string& line) {
    return describe_pronouns(*tagger, line);
  });
}

}  // namespace allegedly::cli
