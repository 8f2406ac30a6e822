#include "cli/ordered_workers.hpp"

#include <utility>

namespace allegedly::cli {

OrderedWorkers::OrderedWorkers(unsigned threads, Emit emit)
    : emit_(std::move(emit)), max_tasks_(kTasksPerThread * threads) {
  for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work_on_tasks(); });
  threads_.emplace_back([this] { emit_results(); });
}

bool OrderedWorkers::submit(Work work, std::size_t input_bytes) {
  std::unique_lock lock(mutex_);
  room_.wait(lock, [&] {
    return stopped_ || under_way_.empty() ||
           (under_way_.size() < max_tasks_ && bytes_under_way_ + input_bytes <= kMaxBytes);
  });
  if (stopped_) return false;
  bytes_under_way_ += input_bytes;
  under_way_.push_back(std::make_shared<Task>(Task{std::move(work), input_bytes, {}, false}));
  waiting_.push_back(under_way_.back());
  arrived_.notify_one();
  return true;
}

void OrderedWorkers::finish() {
  {
    const std::lock_guard lock(mutex_);
    finished_ = true;
  }
  arrived_.notify_all();
  done_.notify_one();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void OrderedWorkers::work_on_tasks() {
  std::unique_lock lock(mutex_);
  while (true) {
    arrived_.wait(lock, [this] { return stopped_ || finished_ || !waiting_.empty(); });
    if (stopped_ || waiting_.empty()) return;
    const std::shared_ptr<Task> task = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    task->result = task->work();
    task->work = nullptr;  // and with it the input
    lock.lock();
    task->done = true;
    if (task == under_way_.front()) done_.notify_one();
  }
}

void OrderedWorkers::emit_results() {
  std::unique_lock lock(mutex_);
  while (true) {
    done_.wait(lock, [this] { return under_way_.empty() ? finished_ : under_way_.front()->done; });
    if (under_way_.empty()) return;
    const std::shared_ptr<Task> task = under_way_.front();
    lock.unlock();
    const bool go_on = emit_(task->result, task->input_bytes);
    lock.lock();
    under_way_.pop_front();
    bytes_under_way_ -= task->input_bytes;
    stopped_ = !go_on;
    room_.notify_one();
    if (!stopped_) continue;
    arrived_.notify_all();
    return;
  }
}

}  // namespace allegedly::cli
