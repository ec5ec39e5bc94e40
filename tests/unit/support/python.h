// Runs Python texts in a whole Runtime on the test platform.
#pragma once

#include "core/builtins/startup.h"
#include "tests/unit/support/test_runtime.h"

namespace adder::test {

class Python {
 public:
  explicit Python(const NativeModule* const* modules, size_t heap_limit = 0) {
    pthread_attr_t attributes;
    void* lowest = nullptr;
    size_t size = 0;
    pthread_getattr_np(pthread_self(), &attributes);
    pthread_attr_getstack(&attributes, &lowest, &size);
    pthread_attr_destroy(&attributes);
    platform.top = reinterpret_cast<uintptr_t>(lowest) + size;
    started = start_runtime(rt, {&platform, heap_limit, modules, nullptr});
  }
  ~Python() { stop_runtime(rt); }

  // What the text prints; an uncaught exception's traceback goes to the end of it.
  std::string run(string_view source) {
    platform.output.clear();
    platform.errors.clear();
    if (run_program(rt, source, sym<"<test>">).failed()) report_exit(rt);
    return platform.output + platform.errors;
  }

  TestPlatform platform;
  Runtime rt;
  bool started = false;
};

}  // namespace adder::test
