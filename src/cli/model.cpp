#include "cli/model.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <system_error>

#include "cli/io.hpp"

namespace allegedly::cli {
namespace {

constexpr std::string_view kFileName = "tagger.bin";

Result<std::string> find_model() {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::filesystem::path folder = program.parent_path();
  for (const auto& candidate :
       {folder / kFileName, folder.parent_path() / "share" / "allegedly" / kFileName}) {
    if (!error && std::filesystem::exists(candidate, error)) return candidate.string();
  }
  return Error{ErrorCode::file_error,
               "The tagger's weights are not beside the program: name the file with --model."};
}

Result<std::string> read_model(const Arguments& arguments) {
  const auto given = arguments.options.find(kModelOption);
  if (given != arguments.options.end()) return read_input(std::string(given->second));
  const Result<std::string> path = find_model();
  if (!path) return path.error();
  return read_input(*path);
}

template <class Made>
Result<Made> load(const Arguments& arguments) {
  const Result<std::string> model = read_model(arguments);
  if (!model) return model.error();
  return Made::from_bytes(std::as_bytes(std::span(*model)));
}

}  // namespace

Result<Annotator> load_annotator(const Arguments& arguments) {
  return load<Annotator>(arguments);
}

Result<Tagger> load_tagger(const Arguments& arguments) {
  return load<Tagger>(arguments);
}

}  // namespace allegedly::cli
