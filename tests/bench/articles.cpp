#include "articles.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

namespace allegedly::bench {
namespace {

std::string read_samples() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(ALLEGEDLY_SAMPLES)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::string samples;
  for (const std::filesystem::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    samples.append(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    samples += "\n\n";
  }
  if (samples.empty()) {
    std::cerr << "There are no sample articles in " ALLEGEDLY_SAMPLES ".\n";
    std::exit(1);
  }
  return samples;
}

}  // namespace

std::string sample_articles(std::size_t bytes) {
  static const std::string samples = read_samples();
  std::string text;
  while (text.size() < bytes) text += samples;
  text.resize(text.rfind('\n', bytes));
  return text;
}

std::string new_names(std::size_t bytes) {
  std::string text;
  for (int i = 0; text.size() < bytes; ++i) {
    const std::string number = std::to_string(i);
    text += "Ana Weir" + number + " accused Alder" + number +
            " Corp. of hiding losses. The company denied the allegation.\n\n";
  }
  return text;
}

}  // namespace allegedly::bench
