// allegedly tag: names in tokens that somebody else has cut, for scoring.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/io.hpp"
#include "cli/model.hpp"
#include "model/tagger.hpp"

namespace allegedly::cli {
namespace {

constexpr std::string_view kHelp =
    R"(Usage: allegedly tag [--model FILE] < in.conll > out.conll

Finds names in text that is already cut into tokens, for development. A line of the
input begins with a token; an empty line ends a sentence, a line -DOCSTART- begins a document. The
output has the same lines, each token with a tab and O, B-TYPE or I-TYPE behind it.

  --model FILE   the tagger's weights (tagger.bin beside the program)
  --help         this text
)";

constexpr std::string_view kDocumentStart = "-DOCSTART-";

std::string_view first_column(std::string_view line) {
  return line.substr(0, std::min(line.find_first_of(" \t"), line.size()));
}

// Running text out of the sentences of a document, one a line, and where each token lies in it.
class Document {
 public:
  void add_token(std::string_view token) {
    if (!(text_.empty() || text_.back() == '\n' || glued_ || clings(token))) text_ += ' ';
    const auto start = static_cast<std::uint32_t>(text_.size());
    text_ += token;
    tokens_.push_back({start, static_cast<std::uint32_t>(text_.size())});
    glued_ = token == "(" || token == "[" || token == "$" || token == "-" || token == "“";
  }
  void end_sentence() {
    if (!text_.empty() && text_.back() != '\n') text_ += '\n';
    glued_ = false;
  }

  const std::string& text() const { return text_; }
  const std::vector<ByteSpan>& tokens() const { return tokens_; }

 private:
  // Clitics, closing marks and hyphens stand right behind the word before them.
  static bool clings(std::string_view token) {
    constexpr std::array<std::string_view, 13> kClosing = {".", ",", ";", ":", "?",   "!",  "%",
                                                           ")", "]", "”", "-", "n't", "n’t"};
    if (std::find(kClosing.begin(), kClosing.end(), token) != kClosing.end()) return true;
    return token.size() > 1 && (token[0] == '\'' || token.starts_with("’")) && token != "''";
  }

  std::string text_;
  std::vector<ByteSpan> tokens_;
  bool glued_ = false;  // the next token follows without a space
};

constexpr std::string_view kTypes[] = {"PER", "ORG", "GPE", "LOC", "NORP", "MISC"};

// The tags of the document's tokens: those of the names that they share a byte with.
Result<std::vector<std::string>> tag_document(const Tagger& tagger, const Document& document) {
  const Result<AnnotatedText> text = AnnotatedText::analyse(document.text());
  if (!text) return text.error();
  std::vector<std::string> tags(document.tokens().size(), "O");
  auto token = document.tokens().begin();
  for (const NameSpan& name : tagger.analyse(*text).names) {
    const ByteSpan bytes = text->bytes(name.tokens);
    token = std::find_if(token, document.tokens().end(),
                         [&](ByteSpan candidate) { return candidate.end > bytes.start; });
    std::string_view prefix = "B-";
    for (; token != document.tokens().end() && token->start < bytes.end; ++token) {
      tags[static_cast<std::size_t>(token - document.tokens().begin())] =
          std::string(prefix) + std::string(kTypes[static_cast<std::size_t>(name.type)]);
      prefix = "I-";
    }
  }
  return tags;
}

// The lines of one document, with tags.
Result<std::string> tag_lines(const Tagger& tagger, const std::vector<std::string_view>& lines) {
  Document document;
  for (const std::string_view line : lines) {
    if (line.empty() || line.starts_with(kDocumentStart)) {
      document.end_sentence();
    } else {
      document.add_token(first_column(line));
    }
  }
  const auto tags = tag_document(tagger, document);
  if (!tags) return tags.error();
  std::string out;
  auto tag = tags->begin();
  for (const std::string_view line : lines) {
    const bool token = !line.empty() && !line.starts_with(kDocumentStart);
    out += token ? std::string(first_column(line)) + '\t' + *tag++ : std::string(line);
    out += '\n';
  }
  return out;
}

Result<std::string> tag_all(const Tagger& tagger, std::string_view input) {
  std::string out;
  std::vector<std::string_view> lines;
  std::optional<Error> error;
  const auto flush = [&] {
    Result<std::string> tagged = tag_lines(tagger, lines);
    if (tagged) {
      out += *tagged;
    } else {
      error = tagged.error();
    }
    lines.clear();
  };
  while (!input.empty() && !error) {
    const std::size_t end = std::min(input.find('\n'), input.size());
    const std::string_view line = input.substr(0, end);
    input.remove_prefix(std::min(end + 1, input.size()));
    if (line.starts_with(kDocumentStart)) flush();
    lines.push_back(line);
  }
  if (!error) flush();
  if (error) return *error;
  return out;
}

}  // namespace

int run_tag(std::span<const std::string_view> given) {
  constexpr std::array<std::string_view, 1> kOptions{kModelOption};
  const Result<Arguments> arguments = parse_arguments(given, kOptions, 0);
  if (!arguments) return report_usage_error("tag", arguments.error());
  if (arguments->help) return print("tag", kHelp);
  const Result<Tagger> tagger = load_tagger(*arguments);
  if (!tagger) return report_failure("tag", tagger.error());
  const Result<std::string> input = read_input("-");
  if (!input) return report_failure("tag", input.error());
  const Result<std::string> output = tag_all(*tagger, *input);
  return output ? print("tag", *output) : report_failure("tag", output.error());
}

}  // namespace allegedly::cli
