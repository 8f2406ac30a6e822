#include "text/conllu.hpp"

namespace allegedly {
namespace {

void append_row(std::string& out, const std::string& id, std::string_view form, bool space_after) {
  out += id;
  out += '\t';
  out += form;
  out += "\t_\t_\t_\t_\t_\t_\t_\t";
  out += space_after ? "_\n" : "SpaceAfter=No\n";
}

// The end of the word at `token` with the clitics glued to it.
std::uint32_t word_end(const AnnotatedText& text, std::uint32_t token, std::uint32_t limit) {
  std::uint32_t end = token + 1;
  while (end < limit && text.tokens()[end].clitic && !text.tokens()[end].space_before) ++end;
  return end;
}

bool space_after(const AnnotatedText& text, std::uint32_t token) {
  return token + 1 == text.tokens().size() || text.tokens()[token + 1].space_before;
}

void append_sentence(std::string& out, const AnnotatedText& text, TokenSpan sentence) {
  for (std::uint32_t token = sentence.start; token < sentence.end;) {
    const std::uint32_t end = word_end(text, token, sentence.end);
    const auto number = [&](std::uint32_t t) { return std::to_string(t - sentence.start + 1); };
    const bool multiword = end > token + 1;
    if (multiword) {
      append_row(out, number(token) + "-" + number(end - 1), text.slice(text.bytes({token, end})),
                 space_after(text, end - 1));
    }
    for (; token < end; ++token) {
      append_row(out, number(token), text.surface(token), multiword || space_after(text, token));
    }
  }
  out += '\n';
}

}  // namespace

std::string to_conllu(const AnnotatedText& text) {
  std::string out;
  for (const Paragraph& paragraph : text.paragraphs()) {
    out += "# newpar\n";
    for (std::uint32_t s = paragraph.sentences.start; s < paragraph.sentences.end; ++s) {
      append_sentence(out, text, text.sentences()[s].tokens);
    }
  }
  return out;
}

}  // namespace allegedly
