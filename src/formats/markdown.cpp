#include "formats/markdown.hpp"

#include <array>
#include <string_view>
#include <vector>

#include "formats/excerpts.hpp"
#include "formats/names.hpp"

namespace allegedly {
namespace {

constexpr std::string_view kLedgerBegin =
    "## Allegations\n\n| Source | About whom | What | Standing | Replies |\n"
    "| --- | --- | --- | --- | --- |\n";

bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// Whether Markdown could take text[i] for markup in the middle of a line, where all text of an
// article is put. A dot before a letter and a colon before a slash could make a link.
bool is_markup(std::string_view text, std::size_t i) {
  const char next = i + 1 < text.size() ? text[i + 1] : ' ';
  if (text[i] == '.') return is_letter(next);
  if (text[i] == ':') return next == '/';
  return std::string_view("\\`*_[]<>|~&$@#").find(text[i]) != std::string_view::npos;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool is_control = byte < 0x20 || byte == 0x7F;  // could end the line
    if (is_markup(text, i)) out += '\\';
    out += is_control ? ' ' : text[i];
  }
  return out;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

class ReportWriter {
 public:
  ReportWriter(std::string& out, const Annotation& annotation)
      : out_(out), annotation_(annotation), replies_(replies_by_claim(annotation)) {}

  void write() {
    const std::string headline = headline_of(annotation_);
    out_ += "# " + (headline.empty() ? "Annotated article" : escaped(headline)) + "\n\n";
    write_counts();
    out_ += kLedgerBegin;
    for (ClaimIndex i = 0; i < annotation_.claims.size(); ++i) {
      if (annotation_.claims[i].type == ClaimType::allegation) write_row(i);
    }
    write_actors();
    out_ += "\nAnnotated by " +
            escaped(annotation_.engine.name + ' ' + annotation_.engine.version) + ".\n";
  }

 private:
  void write_counts() {
    std::array<std::size_t, kNames<ClaimType>.size()> counts{};
    for (const Annotation::Claim& claim : annotation_.claims) {
      ++counts[static_cast<std::size_t>(claim.type)];
    }
    out_ += counted(annotation_.actors.size(), "actor", "actors");
    out_ += ", " + counted(counts[0], "allegation", "allegations");
    out_ += ", " + counted(counts[1], "denial", "denials");
    out_ += ", " + counted(counts[2], "admission", "admissions");
    out_ += ", " + counted(counts[3], "non-response", "non-responses");
    out_ += ", " + counted(counts[4], "other statement", "other statements") + ".\n\n";
  }

  void write_row(ClaimIndex index) {
    const Annotation::Claim& claim = annotation_.claims[index];
    const std::string source = source_of(annotation_, claim);
    const std::string targets = targets_of(annotation_, claim);
    out_ += "| " + (source.empty() ? "nobody named" : escaped(source));
    out_ += " | " + (targets.empty() ? "unknown" : escaped(targets));
    out_ += " | " + escaped(what_of(annotation_, claim));
    out_ += " | " + std::string(label_of(*claim.standing));
    out_ += " | " + replies_to(index) + " |\n";
  }

  std::string replies_to(ClaimIndex index) const {
    std::string out;
    for (const ClaimIndex reply : replies_[index]) {
      const Annotation::Claim& claim = annotation_.claims[reply];
      const std::string source = source_of_reply(annotation_, claim);
      if (!out.empty()) out += "; ";
      out += label_of(claim.type);
      if (!source.empty()) out += " by " + escaped(source);
    }
    return out.empty() ? "none" : out;
  }

  void write_actors() {
    out_ += "\n## Actors\n\n";
    for (const Annotation::Actor& actor : annotation_.actors) {
      out_ += "- **" + escaped(actor.name) + "**, " + std::string(name_of(actor.type)) + '\n';
    }
  }

  std::string& out_;
  const Annotation& annotation_;
  std::vector<std::vector<ClaimIndex>> replies_;
};

}  // namespace

std::string to_markdown(const Annotation& annotation) {
  std::string out;
  ReportWriter(out, annotation).write();
  return out;
}

}  // namespace allegedly
