#include "formats/html.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/sha256.hpp"
#include "formats/html_article.hpp"
#include "formats/html_escape.hpp"
#include "formats/json.hpp"
#include "unit/fixtures.hpp"

namespace allegedly {
namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

std::string article_html(const Annotation& annotation) {
  std::string out;
  append_html_article(out, annotation);
  return out;
}

std::string between(std::string_view html, std::string_view before, std::string_view after) {
  const std::size_t start = html.find(before);
  REQUIRE(start != std::string_view::npos);
  const std::size_t end = html.find(after, start + before.size());
  REQUIRE(end != std::string_view::npos);
  return std::string(html.substr(start + before.size(), end - start - before.size()));
}

// The text between the tags; checks that tags are closed in the order in which they were opened.
std::string text_of(std::string_view html) {
  std::string text;
  std::vector<std::string_view> open;
  for (std::size_t i = 0; i < html.size();) {
    if (html[i] != '<') {
      text += html[i++];
      continue;
    }
    const std::size_t end = html.find('>', i);
    REQUIRE(end != std::string_view::npos);
    const std::string_view tag = html.substr(i + 1, end - i - 1);
    if (tag[0] != '/') {
      open.push_back(tag.substr(0, tag.find(' ')));
    } else {
      REQUIRE_FALSE(open.empty());
      CHECK(open.back() == tag.substr(1));
      open.pop_back();
    }
    i = end + 1;
  }
  CHECK(open.empty());
  return text;
}

Annotation plain(std::string text) {
  Annotation annotation;
  annotation.engine = {"allegedly", "0.1.0"};
  annotation.text = std::move(text);
  return annotation;
}

TEST_CASE("every paragraph is an element and the text stays whole") {
  const std::string html = article_html(fixtures::article());
  CHECK(contains(html, "<h1 dir=\"auto\" data-paragraph=\"headline\">"));
  CHECK(contains(html, "<p dir=\"auto\" data-paragraph=\"body\">"));
  CHECK(text_of(html) ==
        "\nEland denies jamming radar 📡\n"
        "Marisol’s navy accused Eland of jamming its radar. “We did nothing of the kind,” said "
        "Eland’s envoy, José Ferro. The builder declined to comment.\n"
        "He is also suspected of fraud.\n\n");
}

TEST_CASE("marks carry kind, id and part, and nest") {
  const std::string html = article_html(fixtures::article());
  CHECK(contains(html,
                 "<mark data-kind=\"denial\" data-id=\"c1\" data-part=\"source\" "
                 "title=\"denial by Eland\"><mark data-kind=\"actor\" data-id=\"a1\" "
                 "data-part=\"mention\" title=\"Eland (state)\">Eland</mark></mark>"));
  CHECK(contains(html,
                 "<mark id=\"claim-2\" data-kind=\"allegation\" data-id=\"c2\" data-part=\"cue\" "
                 "title=\"allegation (denied) by Marisol’s navy\">accused</mark>"));
  CHECK(contains(html, "title=\"allegation (unanswered)\""));
  CHECK(contains(html, "data-kind=\"non_response\""));
}

TEST_CASE("crossing marks close and reopen, and only one element is the anchor") {
  Annotation annotation = plain("one two three");
  annotation.claims = {fixtures::claim("c1", ClaimType::statement, {{4, 13}}, {}, {{0, 7}})};
  CHECK(
      article_html(annotation) ==
      "<article class=\"allegedly-article\">\n<p dir=\"auto\" data-paragraph=\"body\">"
      "<mark data-kind=\"statement\" data-id=\"c1\" data-part=\"content\" title=\"statement\">one "
      "<mark id=\"claim-1\" data-kind=\"statement\" data-id=\"c1\" data-part=\"cue\" "
      "title=\"statement\">two</mark></mark>"
      "<mark data-kind=\"statement\" data-id=\"c1\" data-part=\"cue\" title=\"statement\"> "
      "three</mark></p>\n</article>\n");
}

TEST_CASE("text outside of paragraphs is kept and a second headline is no title") {
  Annotation annotation = plain("lost \nOne\nTwo\n \nlast");
  annotation.paragraphs = {{{6, 9}, ParagraphKind::headline}, {{10, 13}, ParagraphKind::headline}};
  CHECK(article_html(annotation) ==
        "<article class=\"allegedly-article\">\n"
        "<p dir=\"auto\" data-paragraph=\"body\">lost \n</p>\n"
        "<h1 dir=\"auto\" data-paragraph=\"headline\">One</h1>\n"
        "<p dir=\"auto\" data-paragraph=\"headline\">Two</p>\n"
        "<p dir=\"auto\" data-paragraph=\"body\">\n \nlast</p>\n</article>\n");
}

TEST_CASE("the ledger has a row for every allegation, with its replies") {
  const std::string ledger =
      between(to_html(fixtures::article()), "<table class=\"allegedly-ledger\">", "</table>");
  CHECK(contains(ledger, "<caption>Allegations</caption>"));
  CHECK(contains(ledger, "<th scope=\"col\">About whom</th>"));
  CHECK(contains(
      ledger,
      "<tr><td data-label=\"Source\"><bdi>Marisol’s navy</bdi></td>"
      "<td data-label=\"About whom\"><a href=\"#actor-1\"><bdi>Eland</bdi></a></td>"
      "<td data-label=\"What\"><a href=\"#claim-2\"><bdi>Eland of jamming its radar</bdi></a></td>"
      "<td data-label=\"Standing\" data-standing=\"denied\">denied</td>"
      "<td data-label=\"Replies\"><a href=\"#claim-1\">denial by <bdi>Eland</bdi></a>; "
      "<a href=\"#claim-3\">denial by <bdi>Eland’s envoy, José Ferro</bdi></a></td></tr>"));
  CHECK(contains(ledger,
                 "<tr><td data-label=\"Source\">nobody named</td>"
                 "<td data-label=\"About whom\"><a href=\"#actor-4\"><bdi>José Ferro</bdi></a></td>"
                 "<td data-label=\"What\"><a href=\"#claim-5\"><bdi>He … of fraud</bdi></a></td>"
                 "<td data-label=\"Standing\" data-standing=\"unanswered\">unanswered</td>"
                 "<td data-label=\"Replies\">none</td></tr>"));
}

TEST_CASE("the file asks for nothing, and says what it is") {
  const std::string html = to_html(fixtures::article());
  CHECK(
      html.starts_with("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"));
  CHECK(contains(html, "content=\"default-src 'none'; script-src 'sha256-"));
  CHECK(contains(html, "'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">"));
  CHECK(contains(html, "<title>Eland denies jamming radar 📡</title>"));
  CHECK(contains(html, "<li id=\"actor-1\"><bdi>Eland</bdi>, state: 3 mentions</li>"));
  CHECK(contains(html, "allegedly 0.1.0"));
  CHECK(contains(to_html(plain("")), "<title>Annotated article</title>"));
  CHECK(contains(to_html(plain("")), "None found."));
  for (const char* request :
       {" src=", "url(", "@import", "<link", "<img", "<iframe", "http:", "https:"}) {
    CAPTURE(request);
    CHECK_FALSE(contains(html, request));
  }
}

TEST_CASE("one script may run: the same in every file, named by what it is") {
  const std::string script = between(to_html(fixtures::article()), "<script>", "</script>");
  CHECK(script == between(to_html(plain("<script>alert(1)</script>")), "<script>", "</script>"));
  CHECK(contains(to_html(plain("")), "script-src 'sha256-" + to_base64(sha256(script)) + "';"));
  for (const char* means :
       {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval", "fetch",
        "localStorage", "sessionStorage", "indexedDB", "cookie"}) {
    CAPTURE(means);
    CHECK_FALSE(contains(script, means));
  }
  CHECK_FALSE(contains(script, "//"));  // no comments, no addresses
}

TEST_CASE("where a copy can be edited is said if it is known, and stays an attribute") {
  CHECK(contains(to_html(plain("")), "<body class=\"allegedly-file\">"));
  CHECK(contains(to_html(plain(""), "https://example.org/?a&b#a1.\"><b>"),
                 "<body class=\"allegedly-file\" "
                 "data-editor=\"https://example.org/?a&amp;b#a1.&quot;&gt;&lt;b&gt;\">"));
}

TEST_CASE("the annotation lies in the file and can be read again") {
  Annotation annotation = fixtures::article();
  annotation.actors[0].name = "</script><script>alert(1)</script><!-- & \u2028\u2029";
  const std::string html = to_html(annotation);
  const std::string json =
      between(html, "<script type=\"application/json\" id=\"allegedly-annotation\">", "</script>");
  for (const char* raw : {"<", ">", "&", "\u2028", "\u2029"}) CHECK_FALSE(contains(json, raw));
  const Result<AnnotationFile> read = annotation_from_json(json);
  REQUIRE_MESSAGE(read, read.error().message);
  CHECK(to_json(read->annotation, OffsetUnit::utf8) == to_json(annotation, OffsetUnit::utf8));
}

TEST_CASE("hostile text, names and ids stay text") {
  const std::string attack = "\"><img src=x onerror='alert(1)'></mark></script>";
  Annotation annotation = plain(attack);
  const auto all = static_cast<std::uint32_t>(attack.size());
  annotation.paragraphs = {{{0, all}, ParagraphKind::headline}};
  annotation.engine = {attack, attack};
  annotation.actors = {{attack, attack, ActorType::person}};
  annotation.mentions = {{0, {0, all}, MentionForm::name}};
  annotation.claims = {
      fixtures::claim(attack, ClaimType::allegation, {{0, all}}, {{0, all}}, {{0, all}})};
  annotation.claims[0].standing = Standing::unanswered;
  annotation.claims[0].targets = {0};
  const std::string html = to_html(annotation);
  CHECK_FALSE(contains(html, "<img"));
  CHECK(count(html, "<script") == 2);  // the annotation and the file's own
  const std::string body = between(html, "<body class=\"allegedly-file\">", "<script type");
  CHECK_FALSE(contains(body, "onerror='"));
  CHECK_FALSE(contains(body, "\"\">"));
  text_of(body);
}

TEST_CASE("escaping: markup, quotes and controls") {
  const auto escaped = [](std::string_view text) {
    std::string out;
    append_html(out, text);
    return out;
  };
  CHECK(escaped("<a href=\"x\">'&amp;'</a>") ==
        "&lt;a href=&quot;x&quot;&gt;&#39;&amp;amp;&#39;&lt;/a&gt;");
  CHECK(escaped(std::string_view("a\0b\x1b\x7f\tc\r\n\u0085é📡\u202E", 20)) ==
        "a\uFFFDb\uFFFD\uFFFD\tc\r\n\uFFFDé📡\u202E");
}

TEST_CASE("labels drop what turns direction, and end") {
  const auto label = [](std::string_view text) {
    std::string out;
    append_html_label(out, text, 5);
    return out;
  };
  CHECK(label("\u202Eab\u2066c\u200Fd") == "abcd");
  CHECK(label("éé<é\u202Eé") == "éé&lt;éé");
  CHECK(label("abcdef") == "abcde…");
}

TEST_CASE("bidi controls stay within their paragraph and cell") {
  Annotation annotation = plain("\u202Eevil\nnext");
  annotation.paragraphs = {{{0, 7}, ParagraphKind::headline}, {{8, 12}, ParagraphKind::body}};
  annotation.claims = {fixtures::claim("c1", ClaimType::allegation, {{8, 12}}, {{0, 7}}, {})};
  annotation.claims[0].standing = Standing::unanswered;
  const std::string html = to_html(annotation);
  CHECK(contains(html, "<title>evil</title>"));
  CHECK(contains(html, "title=\"allegation (unanswered) by evil\""));
  CHECK(contains(html, "<td data-label=\"Source\"><bdi>\u202Eevil</bdi></td>"));
  for (std::size_t at = html.find("\u202E"); at != std::string::npos;
       at = html.find("\u202E", at + 1)) {
    const std::string before = html.substr(0, at);
    CHECK((before.ends_with("<bdi>") || before.ends_with("title=\"allegation (unanswered)\">") ||
           before.ends_with("\"text\":\"") || before.ends_with(" by evil\">")));
  }
}

}  // namespace
}  // namespace allegedly
