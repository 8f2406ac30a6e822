#include "formats/html_reader.hpp"

#include <algorithm>
#include <optional>

#include "formats/json.hpp"

namespace allegedly {
namespace {

bool is_same_letter(char a, char b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return lower(a) == lower(b);
}

// Where `word` stands at or after `from`, in capital or small letters; the end if nowhere.
std::size_t find_word(std::string_view html, std::string_view word, std::size_t from) {
  const auto begin = html.begin() + static_cast<std::ptrdiff_t>(from);
  return static_cast<std::size_t>(
      std::search(begin, html.end(), word.begin(), word.end(), is_same_letter) - html.begin());
}

bool is_data_block(std::string_view tag) {
  for (const std::string_view id :
       {"id=\"allegedly-annotation\"", "id='allegedly-annotation'", "id=allegedly-annotation"}) {
    if (tag.find(id) != std::string_view::npos) {
      return tag.find("application/json") != std::string_view::npos;
    }
  }
  return false;
}

// Goes from script to script, so that nothing inside one is taken for a tag.
std::optional<std::string_view> data_block(std::string_view html) {
  for (std::size_t at = 0;;) {
    const std::size_t tag = find_word(html, "<script", at);
    const std::size_t begin = html.find('>', tag);
    if (begin == std::string_view::npos) return {};
    const std::size_t end = find_word(html, "</script", begin);
    if (is_data_block(html.substr(tag, begin - tag))) {
      return html.substr(begin + 1, end - begin - 1);
    }
    at = end;
  }
}

}  // namespace

Result<AnnotationFile> annotation_from_html(std::string_view html) {
  const std::optional<std::string_view> json = data_block(html);
  if (json) return annotation_from_json(*json);
  return Error{ErrorCode::invalid_annotation,
               "The page holds no annotation: it was not saved by Allegedly, or not whole."};
}

}  // namespace allegedly
