// A line on standard error that says how far a long run is, where somebody sits at a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace allegedly::cli {

class Progress {
 public:
  // Shows nothing unless standard error is a terminal. Where standard input is a file, its size
  // gives the length of the bar; a pipe has no known end, so only the count is shown.
  Progress();
  // Leaves the last count on a line of its own.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // One more article, which was `bytes` of the input, is done. Draws ten times a second at most.
  void add(std::size_t bytes);

 private:
  using Clock = std::chrono::steady_clock;

  void draw(Clock::time_point now) const;

  bool visible_ = false;
  std::uint64_t total_bytes_ = 0;  // 0: unknown
  std::uint64_t bytes_ = 0;
  std::uint64_t articles_ = 0;
  Clock::time_point begun_ = Clock::now();
  Clock::time_point drawn_ = begun_;
};

}  // namespace allegedly::cli
