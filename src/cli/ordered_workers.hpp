// Does a stream of tasks with several threads and hands out their results in the order of the
// tasks.
//
//   submit ──▶ waiting ──▶ [thread] ──▶ done, in order ──▶ emit
//
// At most kTasksPerThread tasks a thread are between submit and emit, and tasks with at most
// kMaxBytes of input unless one alone has more, so that memory stays bounded however fast the tasks
// come and however slow one of them is.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace allegedly::cli {

class OrderedWorkers {
 public:
  // Holds its input and makes its result, on any thread.
  using Work = std::function<std::string()>;
  // Called by one thread. Returns false to stop everything: later results are dropped.
  using Emit = std::function<bool(const std::string& result, std::size_t input_bytes)>;

  static constexpr std::size_t kTasksPerThread = 16;
  static constexpr std::size_t kMaxBytes = std::size_t{64} << 20;

  OrderedWorkers(unsigned threads, Emit emit);
  OrderedWorkers(const OrderedWorkers&) = delete;
  OrderedWorkers& operator=(const OrderedWorkers&) = delete;
  ~OrderedWorkers() { finish(); }

  // Waits while too much is under way. False once `emit` has stopped everything.
  bool submit(Work work, std::size_t input_bytes);

  // Waits until all results are emitted, or emitting has stopped.
  void finish();

 private:
  struct Task {
    Work work;
    std::size_t input_bytes = 0;
    std::string result;
    bool done = false;
  };

  void work_on_tasks();
  void emit_results();

  const Emit emit_;
  const std::size_t max_tasks_;

  std::mutex mutex_;
  std::condition_variable arrived_;  // for workers: there is a task, or no more will come
  std::condition_variable done_;     // for the emitter: the oldest task is done, or there is none
  std::condition_variable room_;     // for submit
  std::deque<std::shared_ptr<Task>> waiting_;    // not yet taken by a worker
  std::deque<std::shared_ptr<Task>> under_way_;  // not yet emitted, in order; includes waiting_
  std::size_t bytes_under_way_ = 0;
  bool finished_ = false;  // nothing more will be submitted
  bool stopped_ = false;   // `emit` returned false
  std::vector<std::thread> threads_;
};

}  // namespace allegedly::cli
