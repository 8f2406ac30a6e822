#include "golden/markup.hpp"

#include <doctest/doctest.h>

namespace allegedly::golden {
namespace {

// "Auditors accuse Weir of fraud." with one of everything.
Annotation accusation() {
  Annotation annotation;
  annotation.text = "Auditors accuse Weir of fraud.";
  annotation.paragraphs = {{{0, 30}, ParagraphKind::headline}};
  annotation.actors = {{"a1", "Dana Weir", ActorType::person},
                       {"a2", "Auditors", ActorType::group}};
  annotation.mentions = {{1, {0, 8}, MentionForm::nominal}, {0, {16, 20}, MentionForm::name}};
  Annotation::Claim claim;
  claim.id = "c1";
  claim.type = ClaimType::allegation;
  claim.cue = {{9, 15}};
  claim.source = {{0, 8}};
  claim.content = {{16, 29}};
  claim.source_actor = 1;
  claim.targets = {0};
  claim.standing = Standing::unanswered;
  annotation.claims = {claim};
  return annotation;
}

TEST_CASE("marks nest, claims around mentions") {
  CHECK(render_markup(accusation()) ==
        "# actors\n"
        "a1 person Dana Weir\n"
        "a2 group Auditors\n"
        "# claims\n"
        "c1 allegation source=a2 targets=a1 standing=unanswered\n"
        "# text\n"
        "{headline|{c1.src|{@a2~|Auditors}} {c1.cue|accuse} {c1.con|{@a1|Weir} of fraud}.}\n");
}

TEST_CASE("a mark that crosses another goes on after it") {
  Annotation annotation = accusation();
  annotation.paragraphs[0].kind = ParagraphKind::body;
  annotation.claims[0].cue = {{9, 18}};
  const std::string markup = render_markup(annotation);
  CHECK(markup.ends_with("{c1.cue|accuse {c1.con|{@a1|We}}}{c1.con+|{@a1+|ir} of fraud}.\n"));
}

TEST_CASE("taking the marks off gives the article back") {
  CHECK(article_of(render_markup(accusation())) == accusation().text);
  CHECK(article_of("# text\n\nA {@a1|b}\n\n{headline|c {c1.con|d|e}}\n\n") == "A b\n\nc d|e");
  CHECK(article_of("no such heading").empty());
  CHECK(article_of("# text\n").empty());
}

TEST_CASE("an article with braces cannot hold marks") {
  CHECK(can_hold_marks("a | b"));
  CHECK_FALSE(can_hold_marks("a {b} c"));
}

TEST_CASE("a difference shows the changed line between its neighbours") {
  CHECK(line_diff("1\n2\n3\n4\n5\n6\n", "1\n2\n3\nfour\n5\n6\n") ==
        "  2\n  3\n- 4\n+ four\n  5\n  6\n");
  CHECK(line_diff("1\n2\n", "1\n2\n").empty());
  CHECK(line_diff("", "1\n") == "+ 1\n");
  CHECK(line_diff("1\n", "") == "- 1\n");
}

}  // namespace
}  // namespace allegedly::golden
