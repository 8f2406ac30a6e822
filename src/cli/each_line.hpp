// Commands that answer each line of standard input with text of its own.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace allegedly::cli {

// Writes what `answer` makes of each line, and "\n" behind it; stops at the first failure, which is
// reported. Returns the exit status.
int answer_each_line(std::string_view command,
                     const std::function<Result<std::string>(const std::string&)>& answer);

}  // namespace allegedly::cli
