#include "formats/brat_lines.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <unordered_set>

#include "formats/lines.hpp"
#include "text/utf8.hpp"

namespace allegedly::brat {
namespace {

using Problem = std::optional<Error>;

bool breaks_lines_only(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Character character = decode(text, i);
    if (!ends_line(character.code_point)) return false;
    i += character.size;
  }
  return !text.empty();
}

std::optional<std::uint32_t> number(std::string_view digits) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return {};
  return value;
}

std::string_view without_number(std::string_view role) {
  while (role.size() > 1 && role.back() >= '0' && role.back() <= '9') role.remove_suffix(1);
  return role;
}

class Parser {
 public:
  Parser(std::string_view article, const UnitOffsets& offsets)
      : article_(article), offsets_(offsets) {}

  Result<Lines> parse(std::string_view standoff) {
    while (!standoff.empty()) {
      ++line_;
      std::string_view line = take_until(standoff, '\n');
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty()) continue;
      if (Problem problem = parse_line(line)) return *std::move(problem);
    }
    return std::move(lines_);
  }

 private:
  Problem parse_line(std::string_view line) {
    const std::string_view id = take_until(line, '\t');
    const bool known = !id.empty() && std::string_view("TEAMN#*R").find(id[0]) != std::string::npos;
    if (!known || line.empty()) return invalid("is no line of brat's standoff format");
    if (id[0] == 'R') return invalid("holds a relation, and marks of claims have none");
    if (id != "*" && !ids_.insert(id).second) {
      return invalid("has the id of an earlier line, " + std::string(id));
    }
    switch (id[0]) {
      case 'T': return parse_text_bound(id, line);
      case 'E': return parse_event(id, line);
      case '*': return parse_equivalence(line);
      case 'A': return parse_remark(line, ' ');
      case '#': return parse_remark(line, '\t');
      default: return {};
    }
  }

  Problem parse_text_bound(std::string_view id, std::string_view line) {
    std::string_view rest = take_until(line, '\t');
    TextBound bound{line_, id, take_until(rest, ' '), {}};
    if (rest.empty()) return invalid("has no offsets");
    std::string text;
    while (!rest.empty()) {
      std::string_view fragment = take_until(rest, ';');
      const std::string spelt(fragment);
      const auto start = number(take_until(fragment, ' '));
      const auto end = number(fragment);
      if (!start || !end) return invalid("\"" + spelt + "\" is no pair of offsets");
      const auto bytes = *start < *end ? offsets_.to_bytes({*start, *end}) : std::nullopt;
      if (!bytes) return invalid("\"" + spelt + "\" is no stretch of the article");
      if (!text.empty()) text += ' ';
      text += article_.substr(bytes->start, bytes->size());
      add_fragment(*bytes, bound.pieces);
    }
    if (!line.empty() && line != text) {
      return invalid("the article has other words there: is this the .txt that belongs to it?");
    }
    lines_.text_bounds.push_back(std::move(bound));
    return {};
  }

  void add_fragment(ByteSpan fragment, std::vector<ByteSpan>& pieces) const {
    if (!pieces.empty() && pieces.back().end < fragment.start) {
      const std::uint32_t end = pieces.back().end;
      if (breaks_lines_only(article_.substr(end, fragment.start - end))) {
        pieces.back().end = fragment.end;
        return;
      }
    }
    pieces.push_back(fragment);
  }

  Problem parse_event(std::string_view id, std::string_view line) {
    std::string_view rest = take_until(line, '\t');
    std::string_view trigger = take_until(rest, ' ');
    const std::string_view type = take_until(trigger, ':');
    if (trigger.empty()) return invalid("is an event without a trigger");
    Event event{line_, id, type, trigger, {}};
    while (!rest.empty()) {
      std::string_view argument = take_until(rest, ' ');
      if (argument.empty()) continue;  // brat leaves a space at the end
      const std::string_view role = take_until(argument, ':');
      if (argument.empty()) return invalid("has an argument that names nothing");
      event.arguments.emplace_back(without_number(role), argument);
    }
    lines_.events.push_back(std::move(event));
    return {};
  }

  Problem parse_equivalence(std::string_view line) {
    std::string_view rest = take_until(line, '\t');
    if (take_until(rest, ' ') != "Equiv") return invalid("is no Equiv, which is all that * may be");
    Equivalence equivalence{line_, {}};
    while (!rest.empty()) {
      const std::string_view id = take_until(rest, ' ');
      if (!id.empty()) equivalence.ids.push_back(id);
    }
    lines_.equivalences.push_back(std::move(equivalence));
    return {};
  }

  Problem parse_remark(std::string_view line, char separator) {
    const std::string_view type = take_until(line, ' ');
    const std::string_view target = take_until(line, separator);
    lines_.remarks[type][target] = {line_, line};
    return {};
  }

  Error invalid(std::string_view what) const { return invalid_line(line_, what); }

  std::string_view article_;
  const UnitOffsets& offsets_;
  Lines lines_;
  std::unordered_set<std::string_view> ids_;
  std::size_t line_ = 0;
};

}  // namespace

const Remark* Lines::remark(std::string_view type, std::string_view target) const {
  const auto of_type = remarks.find(type);
  if (of_type == remarks.end()) return nullptr;
  const auto found = of_type->second.find(target);
  return found == of_type->second.end() ? nullptr : &found->second;
}

Error invalid_line(std::size_t line, std::string_view what) {
  std::string message = "Line " + std::to_string(line) + ": ";
  message += what;
  if (!what.ends_with('?')) message += '.';
  return {ErrorCode::invalid_annotation, std::move(message)};
}

Result<Lines> parse_lines(std::string_view standoff, std::string_view article,
                          const UnitOffsets& offsets) {
  return Parser(article, offsets).parse(standoff);
}

}  // namespace allegedly::brat
