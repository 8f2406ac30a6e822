#include "formats/html.hpp"

#include <string_view>
#include <vector>

#include "base/sha256.hpp"
#include "formats/embedded.hpp"
#include "formats/excerpts.hpp"
#include "formats/html_article.hpp"
#include "formats/html_escape.hpp"
#include "formats/json.hpp"
#include "formats/names.hpp"

namespace allegedly {
namespace {

constexpr std::string_view kHeadBegin =
    "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ";

constexpr std::string_view kAfterScriptSource =
    "; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";

constexpr std::string_view kLedgerBegin =
    "<table class=\"allegedly-ledger\">\n<caption>Allegations</caption>\n<thead><tr>"
    "<th scope=\"col\">Source</th><th scope=\"col\">About whom</th><th scope=\"col\">What</th>"
    "<th scope=\"col\">Standing</th><th scope=\"col\">Replies</th></tr></thead>\n<tbody>\n";

// The one script that the file may run: its own, the same in every file.
const std::string& script_source() {
  static const std::string source =
      "script-src 'sha256-" + to_base64(sha256(assets::annotated_js)) + '\'';
  return source;
}

class PageWriter {
 public:
  PageWriter(std::string& out, const Annotation& annotation)
      : out_(out), annotation_(annotation), replies_(replies_by_claim(annotation)) {}

  void write(std::string_view editor) {
    write_head();
    begin_body(editor);
    write_legend();
    append_html_article(out_, annotation_);
    write_ledger();
    write_actors();
    out_ += "</main>\n<footer>Annotated by a program, ";
    append_engine();
    out_ +=
        ", and perhaps corrected by people. Marks may be wrong: the article decides.</footer>\n";
    out_ += "<script type=\"application/json\" id=\"allegedly-annotation\">";
    append_script_json(out_, to_json(annotation_, OffsetUnit::code_point));
    out_ += "</script>\n<script>";
    out_ += assets::annotated_js;
    out_ += "</script>\n</body>\n</html>\n";
  }

 private:
  void write_head() {
    const std::string headline = headline_of(annotation_);
    out_ += kHeadBegin;
    out_ += script_source();
    out_ += kAfterScriptSource;
    out_ += "<meta name=\"generator\" content=\"";
    append_engine();
    out_ += "\">\n<title>";
    append_html_label(out_, headline.empty() ? "Annotated article" : headline, kMaxLabel);
    out_ += "</title>\n<style>\n";
    out_ += assets::annotated_css;
    out_ += assets::controls_css;
    out_ += "</style>\n</head>\n";
  }

  void begin_body(std::string_view editor) {
    out_ += "<body class=\"allegedly-file\"";
    if (!editor.empty()) {
      out_ += " data-editor=\"";
      append_html(out_, editor);
      out_ += '"';
    }
    out_ += ">\n<main>\n";
  }

  void append_engine() {
    append_html_label(out_, annotation_.engine.name + ' ' + annotation_.engine.version, kMaxLabel);
  }

  void write_legend() {
    out_ += "<ul class=\"allegedly-legend\" aria-label=\"Marks\">";
    out_ += "<li><mark data-kind=\"actor\" data-part=\"mention\">actor</mark></li>";
    for (const std::string_view kind : kNames<ClaimType>) {
      out_ += "<li><mark data-kind=\"";
      out_ += kind;
      out_ += "\" data-part=\"cue\">";
      out_ += label_of(*from_name<ClaimType>(kind));
      out_ += "</mark></li>";
    }
    out_ += "</ul>\n";
  }

  void write_ledger() {
    out_ += kLedgerBegin;
    bool any = false;
    for (ClaimIndex i = 0; i < annotation_.claims.size(); ++i) {
      if (annotation_.claims[i].type != ClaimType::allegation) continue;
      write_row(i);
      any = true;
    }
    if (!any) out_ += "<tr><td colspan=\"5\">None found.</td></tr>\n";
    out_ += "</tbody>\n</table>\n";
  }

  void write_row(ClaimIndex index) {
    const Annotation::Claim& claim = annotation_.claims[index];
    out_ += "<tr><td data-label=\"Source\">";
    append_text_or(source_of(annotation_, claim), "nobody named");
    out_ += "</td><td data-label=\"About whom\">";
    append_targets(claim);
    out_ += "</td><td data-label=\"What\">";
    append_link(claim_anchor(index), {}, what_of(annotation_, claim));
    out_ += "</td><td data-label=\"Standing\" data-standing=\"";
    out_ += name_of(*claim.standing);
    out_ += "\">";
    out_ += label_of(*claim.standing);
    out_ += "</td><td data-label=\"Replies\">";
    append_replies(index);
    out_ += "</td></tr>\n";
  }

  void append_targets(const Annotation::Claim& claim) {
    if (claim.targets.empty()) out_ += "unknown";
    for (std::size_t i = 0; i < claim.targets.size(); ++i) {
      if (i > 0) out_ += ", ";
      append_link(actor_anchor(claim.targets[i]), {}, annotation_.actors[claim.targets[i]].name);
    }
  }

  void append_replies(ClaimIndex index) {
    if (replies_[index].empty()) out_ += "none";
    for (std::size_t i = 0; i < replies_[index].size(); ++i) {
      const ClaimIndex reply = replies_[index][i];
      if (i > 0) out_ += "; ";
      const std::string source = source_of_reply(annotation_, annotation_.claims[reply]);
      std::string type(label_of(annotation_.claims[reply].type));
      if (!source.empty()) type += " by ";
      append_link(claim_anchor(reply), type, source);
    }
  }

  void write_actors() {
    out_ += "<section class=\"allegedly-actors\">\n<h2>Actors</h2>\n<ul>\n";
    const std::vector<std::uint32_t> mentions = count_mentions();
    for (ActorIndex i = 0; i < annotation_.actors.size(); ++i) {
      out_ += "<li id=\"" + actor_anchor(i) + "\">";
      append_isolated(annotation_.actors[i].name);
      out_ += ", ";
      out_ += name_of(annotation_.actors[i].type);
      out_ += ": " + std::to_string(mentions[i]) + (mentions[i] == 1 ? " mention" : " mentions");
      out_ += "</li>\n";
    }
    out_ += "</ul>\n</section>\n";
  }

  std::vector<std::uint32_t> count_mentions() const {
    std::vector<std::uint32_t> counts(annotation_.actors.size());
    for (const Annotation::Mention& mention : annotation_.mentions) ++counts[mention.actor];
    return counts;
  }

  void append_text_or(std::string_view text, std::string_view otherwise) {
    if (text.empty()) {
      out_ += otherwise;
    } else {
      append_isolated(text);
    }
  }

  // <bdi> keeps unbalanced bidi controls from turning what stands beside the text.
  void append_isolated(std::string_view text) {
    out_ += "<bdi>";
    append_html(out_, text);
    out_ += "</bdi>";
  }

  void append_link(const std::string& anchor, std::string_view words, std::string_view text) {
    out_ += "<a href=\"#" + anchor + "\">";
    out_ += words;
    append_text_or(text, "");
    out_ += "</a>";
  }

  std::string& out_;
  const Annotation& annotation_;
  std::vector<std::vector<ClaimIndex>> replies_;
};

}  // namespace

std::string to_html(const Annotation& annotation, std::string_view editor) {
  std::string out;
  PageWriter(out, annotation).write(editor);
  return out;
}

}  // namespace allegedly
