// Where the commands find the tagger's weights.
#pragma once

#include <string_view>

#include "annotate/annotator.hpp"
#include "base/result.hpp"
#include "cli/arguments.hpp"
#include "model/tagger.hpp"

namespace allegedly::cli {

inline constexpr std::string_view kModelOption = "model";

// Both read the file that --model names, else tagger.bin beside the program, else
// ../share/allegedly/tagger.bin from there. Errors: file_error, unsupported_model.
Result<Annotator> load_annotator(const Arguments& arguments);
Result<Tagger> load_tagger(const Arguments& arguments);

}  // namespace allegedly::cli
