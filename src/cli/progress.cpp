#include "cli/progress.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>

namespace allegedly::cli {
namespace {

constexpr std::size_t kBarWidth = 30;

std::uint64_t size_of_input() {
  struct stat status {};
  const bool is_file = fstat(STDIN_FILENO, &status) == 0 && S_ISREG(status.st_mode);
  return is_file ? static_cast<std::uint64_t>(status.st_size) : 0;
}

}  // namespace

Progress::Progress() : visible_(isatty(STDERR_FILENO) == 1), total_bytes_(size_of_input()) {}

Progress::~Progress() {
  if (!visible_ || articles_ == 0) return;
  draw(Clock::now());
  std::fputc('\n', stderr);
}

void Progress::add(std::size_t bytes) {
  bytes_ += bytes;
  ++articles_;
  const Clock::time_point now = Clock::now();
  if (!visible_ || now - drawn_ < std::chrono::milliseconds(100)) return;
  drawn_ = now;
  draw(now);
}

void Progress::draw(Clock::time_point now) const {
  std::string bar;
  if (total_bytes_ > 0) {
    const double part =
        std::min(1.0, static_cast<double>(bytes_) / static_cast<double>(total_bytes_));
    const auto filled = static_cast<std::size_t>(part * static_cast<double>(kBarWidth));
    bar = '[' + std::string(filled, '#') + std::string(kBarWidth - filled, ' ') + "] ";
  }
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  const double rate = seconds > 0 ? static_cast<double>(articles_) / seconds : 0;
  std::fprintf(stderr, "\r%s%llu articles, %.0f a second\x1b[K", bar.c_str(),
               static_cast<unsigned long long>(articles_), rate);
  std::fflush(stderr);
}

}  // namespace allegedly::cli
