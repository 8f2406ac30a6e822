#include "cli/arguments.hpp"

#include <algorithm>
#include <string>

namespace allegedly::cli {
namespace {

Error unusable(std::string_view problem, std::string_view argument) {
  return {ErrorCode::unsupported_option, std::string(problem) + std::string(argument) + '.'};
}

}  // namespace

Result<Arguments> parse_arguments(std::span<const std::string_view> arguments,
                                  std::span<const std::string_view> names,
                                  std::size_t most_operands) {
  Arguments parsed;
  bool options_ended = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (options_ended || argument == "-" || !argument.starts_with('-')) {
      parsed.operands.push_back(argument);
    } else if (argument == "--") {
      options_ended = true;
    } else if (argument == "--help" || argument == "-h") {
      parsed.help = true;
    } else {
      const std::size_t equals = std::min(argument.find('='), argument.size());
      const std::string_view option = argument.substr(0, equals);
      const std::string_view name = option.substr(std::min<std::size_t>(2, option.size()));
      if (!option.starts_with("--") || std::find(names.begin(), names.end(), name) == names.end()) {
        return unusable("There is no option ", option);
      }
      if (equals < argument.size()) {
        parsed.options[name] = argument.substr(equals + 1);
      } else if (i + 1 < arguments.size()) {
        parsed.options[name] = arguments[++i];
      } else {
        return unusable("A value is missing after ", option);
      }
    }
  }
  if (!parsed.help && parsed.operands.size() > most_operands) {
    return Error{ErrorCode::unsupported_option, most_operands == 0
                                                    ? "It reads standard input and takes no file."
                                                    : "There is more than one file."};
  }
  return parsed;
}

}  // namespace allegedly::cli
