// The commands. Each takes the arguments after its name and returns the exit status:
// 0 done, 1 failed, 2 used wrongly. Errors are one line on standard error.
#pragma once

#include <span>
#include <string_view>

namespace allegedly::cli {

int run_annotate(std::span<const std::string_view> arguments);
int run_antecedents(std::span<const std::string_view> arguments);
int run_attributions(std::span<const std::string_view> arguments);
int run_batch(std::span<const std::string_view> arguments);
int run_features(std::span<const std::string_view> arguments);
int run_tag(std::span<const std::string_view> arguments);
int run_tokens(std::span<const std::string_view> arguments);

}  // namespace allegedly::cli
