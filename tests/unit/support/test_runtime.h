// A Runtime for unit tests: heap and interpreter on a platform that writes into a string.
#pragma once

#include <pthread.h>

#include <cstdlib>
#include <cstring>
#include <string>

#include "core/builtins/builtins.h"
#include "core/builtins/startup.h"

namespace adder::test {

class TestPlatform final : public Platform {
 public:
  // Regions are aligned and zero, as the heap wants them.
  void* take_block(size_t bytes) override {
    void* block = nullptr;
    size_t alignment = bytes >= Heap::region_alignment ? Heap::region_alignment : 16;
    return posix_memalign(&block, alignment, bytes) ? nullptr : std::memset(block, 0, bytes);
  }
  void give_block(void* block, size_t) override { std::free(block); }
  void write_stdout(const char* text, size_t size) override { output.append(text, size); }
  void write_stderr(const char* text, size_t size) override { errors.append(text, size); }
  SignedWord read_line(char*, size_t) override { return 0; }
  uint64_t monotonic_microseconds() override { return 0; }
  int64_t wall_nanoseconds() override { return 0; }
  void wait(uint64_t) override {}
  uint32_t entropy() override { return 4; }
  bool read_file(const char*, size_t, uint8_t**, size_t*) override { return false; }
  bool is_directory(const char*, size_t) override { return false; }
  bool is_file(const char*, size_t) override { return false; }
  uintptr_t stack_limit() override { return 0; }
  uintptr_t stack_top() override { return top; }

  std::string output, errors;
  uintptr_t top = 0;
};

struct TestRuntime {
  TestRuntime() {
    pthread_attr_t attributes;
    void* lowest = nullptr;
    size_t size = 0;
    pthread_getattr_np(pthread_self(), &attributes);
    pthread_attr_getstack(&attributes, &lowest, &size);
    pthread_attr_destroy(&attributes);
    platform.top = reinterpret_cast<uintptr_t>(lowest) + size;
    rt.platform = &platform;
    current_runtime = &rt;
    StartOptions options;
    options.platform = &platform;
    options.native_modules = modules;
    start_runtime(rt, options);
  }
  ~TestRuntime() { stop_runtime(rt); }

  std::string text(Value v) {
    Value shown = str(rt, v);
    return shown.is_error() ? "?" : std::string(cast<Str>(shown)->view());
  }
  // The pending exception's text; it is no longer pending.
  std::string error() { return text(take_exception(rt)); }

  static constexpr const NativeModule* modules[] = {&builtins_module, nullptr};
  TestPlatform platform;
  Runtime rt;
};

}  // namespace adder::test
