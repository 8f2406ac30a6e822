// Article text is hostile until it is escaped: nothing reaches an HTML file but through here.
#pragma once

#include <string>
#include <string_view>

namespace allegedly {

// For element content and quoted attributes. Escapes & < > " '; replaces control characters, which
// HTML forbids, by U+FFFD, except tab and line breaks. `text` is well-formed UTF-8.
void append_html(std::string& out, std::string_view text);

// For titles and tooltips, which no <bdi> can fence in: escapes as above, drops the characters that
// turn the direction of what follows them, and cuts after `max_characters` with an ellipsis.
void append_html_label(std::string& out, std::string_view text, std::size_t max_characters);

// For the content of <script type="application/json">: the same JSON without < > & and the line
// separators U+2028 and U+2029, which stand in strings alone and are spelt \u003c there.
void append_script_json(std::string& out, std::string_view json);

}  // namespace allegedly
