// BoardPlatform: what the core asks of a bare board (runtime.h, Platform).
//
// Memory: until the heap stands, blocks are cut off the region that the linker script leaves; the heap takes all the
// rest as its one region, and later blocks come out of it.
#pragma once

#include "core/runtime/runtime.h"

namespace adder {

class BoardPlatform : public Platform {
 public:
  explicit BoardPlatform(Runtime& rt);

  size_t heap_bytes() const;  // for StartOptions::heap_limit
  void heap_is_ready() { heap_ready_ = true; }
  // Output at the prompt: '\n' goes out as "\r\n". Scripts run by semihosting print as on any host.
  void translate_newlines(bool on) { translate_newlines_ = on; }

  void* take_block(size_t bytes) override;
  void give_block(void* block, size_t bytes) override;
  void write_stdout(const char* text, size_t size) override;
  void write_stderr(const char* text, size_t size) override { write_stdout(text, size); }
  SignedWord read_line(char* buffer, size_t size) override;
  uint64_t monotonic_microseconds() override;
  int64_t wall_nanoseconds() override;
  void wait(uint64_t microseconds) override;
  uint32_t entropy() override;
  bool read_file(const char* path, size_t path_size, uint8_t** data, size_t* size) override;
  bool is_directory(const char* path, size_t path_size) override;
  bool is_file(const char* path, size_t path_size) override;
  uintptr_t stack_limit() override;
  uintptr_t stack_top() override;

 private:
  Runtime& rt_;
  uint8_t* next_;
  uint8_t* region_ = nullptr;  // the heap's region: the largest block taken; what is given back inside it is the heap's
  uint8_t* region_end_ = nullptr;
  bool heap_ready_ = false;
  bool translate_newlines_ = false;
  int64_t wall_at_reset_;  // nanoseconds
};

}  // namespace adder
