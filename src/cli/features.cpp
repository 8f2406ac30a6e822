// allegedly features: what the tagger sees of each token, for its training.
#include <string>
#include <utility>

#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/each_line.hpp"
#include "cli/io.hpp"
#include "formats/batch_line.hpp"
#include "model/features.hpp"
#include "text/offset_map.hpp"

namespace allegedly::cli {
namespace {

constexpr std::string_view kHelp =
    R"(Usage: allegedly features < in.jsonl > out.tsv

Prints the features that the tagger is trained on, for development. Each line of the input
is an article, {"id": "...", "text": "..."}. For each article comes a line "# id", then a line a
token with tabs between start and end (code points), sentence, paragraph, 1 in a quotation else 0,
the normalised form, six hashes (word, word, prefix, suffixes of 3 and 2, shape) and the flags (0 to
127); an empty line ends it.

  --help     this text
)";

void append(std::string& out, std::uint32_t number) {
  out += std::to_string(number);
  out += '\t';
}

void append_token(std::string& out, const AnnotatedText& text, std::uint32_t token,
                  CodePointSpan span, const TokenFeatures& features) {
  append(out, span.start);
  append(out, span.end);
  append(out, text.sentence_of(token));
  append(out, text.paragraph_of(token));
  append(out, text.in_quotation(token) ? 1 : 0);
  out += features.normalised;
  out += '\t';
  for (const std::uint32_t hash : {features.word[0], features.word[1], features.prefix3,
                                   features.suffix3, features.suffix2, features.shape}) {
    append(out, hash);
  }
  for (const std::int8_t flag : features.flags) append(out, static_cast<std::uint32_t>(flag));
  out.back() = '\n';
}

Result<std::string> describe_article(const std::string& line) {
  ArticleLine article = read_article_line(line);
  if (!article.text) return article.text.error();
  const Result<AnnotatedText> text = AnnotatedText::analyse(std::move(*article.text));
  if (!text) return text.error();
  const auto count = static_cast<std::uint32_t>(text->tokens().size());
  const std::vector<TokenFeatures> features = extract_features(*text, {0, count});
  const OffsetMap offsets(text->text());
  std::string out = "# " + *article.id + '\n';
  for (std::uint32_t token = 0; token < count; ++token) {
    append_token(out, *text, token, offsets.to_code_points(text->tokens()[token].bytes),
                 features[token]);
  }
  return out;
}

}  // namespace

int run_features(std::span<const std::string_view> given) {
  const Result<Arguments> arguments = parse_arguments(given, {}, 0);
  if (!arguments) return report_usage_error("features", arguments.error());
  if (arguments->help) return print("features", kHelp);
  return answer_each_line("features", describe_article);
}

}  // namespace allegedly::cli
