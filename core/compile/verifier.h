// The verifier: proves that running a Code cannot corrupt memory, however it was made.
//
// It checks what the interpreter relies on without looking: operands in range, jumps to instructions, no way to run off
// the end, names that are interned strings, cells, lists, dicts and saved exceptions where instructions take them for
// granted, and no register read before it is written. For this it follows every path through the code with the kind of
// value each register holds.
//
// What it does not prove the interpreter checks at run time: that a value is iterable, callable, an exception, ...
//
// Invariants of codes that pass: those of code.h; besides, the n-th instruction that has a cache has cache n, so that
// no two share one.
#pragma once

#include "core/compile/code.h"

namespace adder::compile {

struct Verdict {
  const char* problem = nullptr;  // nullptr: the code is fine
  uint32_t word = 0;              // where, for messages
  bool no_memory = false;         // could not be decided; MemoryError is pending

  bool passed() const { return !problem && !no_memory; }
};

// Verifies one code object, not those among its constants; `is_module`: it may use the locals mapping although it does
// not say so, for it runs with its globals as one.
Verdict verify(Runtime& rt, const Code* code, bool is_module);

}  // namespace adder::compile
