// LinuxPlatform: what the core asks of the operating system (runtime.h, Platform).
//
// Threads: one Runtime runs on one thread. interrupt() may be called from a signal handler.
#pragma once

#include "core/runtime/runtime.h"

namespace adder {

class LinuxPlatform : public Platform {
 public:
  LinuxPlatform();

  void* take_block(size_t bytes) override;
  void give_block(void* block, size_t bytes) override;
  bool give_tail(void* block, size_t kept, size_t bytes) override;
  void write_stdout(const char* text, size_t size) override;
  void write_stderr(const char* text, size_t size) override;
  SignedWord read_line(char* buffer, size_t size) override;
  uint64_t monotonic_microseconds() override;
  uint64_t cpu_nanoseconds() override;  // of the calling thread: a Runtime has one
  int64_t wall_nanoseconds() override;
  void wait(uint64_t microseconds) override;
  uint32_t stream_events(int64_t handle, uint32_t asked) override;
  void wait_streams(Span<const WatchedStream> streams, uint64_t microseconds) override;
  uint32_t entropy() override;
  bool read_file(const char* path, size_t path_size, uint8_t** data, size_t* size) override;
  bool is_directory(const char* path, size_t path_size) override;
  bool is_file(const char* path, size_t path_size) override;
  uintptr_t stack_limit() override { return stack_limit_; }
  uintptr_t stack_top() override { return stack_top_; }

  // Standard output is collected and written at a newline (terminal) or when the buffer is full, and before waiting.
  void flush_stdout();

 private:
  static constexpr size_t output_capacity = 8192;
  uintptr_t stack_top_;
  uintptr_t stack_limit_;
  bool interactive_;
  size_t output_size_ = 0;
  char output_[output_capacity];
};

// Ctrl-C sets PendingInterrupt of this Runtime until the returned guard goes.
class InterruptGuard {
 public:
  explicit InterruptGuard(Runtime& rt);
  ~InterruptGuard();
};

}  // namespace adder
