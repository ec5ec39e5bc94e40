// Frames and stacks of the interpreter.
//
// The value stack is a chain of segments; a frame's window lies in one segment, or inside a Generator. Calls overlap
// windows: the arguments, where the caller put them, are the callee's first registers. When the segment is too short, or the caller's
// window lies in a generator, the arguments are copied to the top of the stack. Frames lie in their own stack of segments;
// Python-to-Python calls push a Frame and go on in the same native loop.
//
// Invariants:
//  - rt.frame->pc is up to date whenever code outside the loop can look (any call, any error).
//  - The value stack up to rt.stack_top and the registers of running generators are roots, rescanned at the end of marking.
//    Registers are not cleared on entry, so they may hold stale words: the collector scans them conservatively. A local that
//    may be read before it is bound is set empty by the code generator's prologue.
//  - A generator's registers are part of the Generator object; when it suspends while marking, heap.rescan(generator).
#pragma once

#include "core/compile/code.h"

namespace adder {

struct Frame {
  Frame* previous;            // caller, across native re-entries too
  const Instruction* pc;      // of the running instruction (or its call)
  Value* registers;
  Value function;             // Function
  Value locals;               // mapping of a class body, module or exec; else empty
  Value generator;            // Generator this frame belongs to, or empty
  Code* code;
  Value* return_slot;         // where the result goes when the caller is a frame of the same loop
  uint16_t flags;

  enum Flag : uint16_t {
    Entry = 1,        // the native loop returns when this frame returns
    Initializer = 2,  // __init__ called by a class call: result must be None, the instance is in return_slot
  };
};

struct Generator : Object {
  Value function;
  Value code_value;
  Value yielded_from;   // what a `yield from`/await is waiting on, or empty
  Value handled;        // what it was handling when suspended, or empty
  Value name;
  uint32_t register_count;
  uint32_t pc_offset;   // in words
  uint8_t state;        // Created, Suspended, Running, Finished
  uint8_t reserved[7];
  Value* registers() { return reinterpret_cast<Value*>(this + 1); }
  enum State : uint8_t { Created, Suspended, Running, Finished };
};

// Runs `function` (a Function) with its window prepared by `args`; recursion of the native stack by one loop.
Value call_function(Runtime& rt, Function* function, const Args& args);

}  // namespace adder
