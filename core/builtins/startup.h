// Starting and ending a Runtime, and running programs in it: what a port's main does.
#pragma once

#include "core/types/layouts.h"

namespace adder {

struct StartOptions {
  Platform* platform = nullptr;
  size_t heap_limit = 0;                                // bytes; 0 = no limit (a host)
  const NativeModule* const* native_modules = nullptr;  // modules/registry.cpp
  const FrozenModule* frozen_modules = nullptr;
};

// Makes `rt`, a fresh Runtime, ready to run Python code. False: not enough memory.
bool start_runtime(Runtime& rt, const StartOptions& options);
void stop_runtime(Runtime& rt);

// Compiles and runs a text in __main__. error(): the exception is pending.
Value run_program(Runtime& rt, string_view source, const Str* filename);
// Takes the pending exception and gives the exit status: that of SystemExit, or, after showing the traceback, 1 (130 for
// KeyboardInterrupt).
int report_exit(Runtime& rt);

// Checks that every name of the linked-in tables is in the ROM symbol table; names the first that is not. Debug builds
// do it when they start.
void check_symbol_table(Runtime& rt);

}  // namespace adder
