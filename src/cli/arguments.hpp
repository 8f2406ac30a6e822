// A command's arguments: options "--name value" or "--name=value", and what is no option. "--" ends
// the options; "-" is none. Of an option given twice the last counts.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace allegedly::cli {

struct Arguments {
  bool help = false;                                     // --help or -h was among them
  std::map<std::string_view, std::string_view> options;  // by name, without the dashes
  std::vector<std::string_view> operands;
};

// `names`: the options there are; each takes a value. `most_operands`: how many operands there may
// be, unless help is asked for. Error: unsupported_option.
Result<Arguments> parse_arguments(std::span<const std::string_view> arguments,
                                  std::span<const std::string_view> names,
                                  std::size_t most_operands);

}  // namespace allegedly::cli
