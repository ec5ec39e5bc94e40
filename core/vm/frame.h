// Frames and stacks of the interpreter.
//
// The value stack is a chain of segments; a frame's window lies in one segment, or inside a Generator. Calls overlap
// windows: the arguments, where the caller put them, are the callee's first registers. When the segment is too short,
// or the caller's window lies in a generator, the arguments are copied to the top of the stack. Frames lie in segments
// of their own and are linked both ways once, when a segment is made: a call goes to frame->next, a return to
// frame->previous, and neither link is written again. The chain ends where the recursion limit does.
//
// Invariants:
//  - rt.frame->pc is the running instruction whenever code outside the loop can look (any call, any error).
//  - `extra` and `generator` mean something only under the flags that say so; elsewhere they are stale.
//  - The windows of all frames and the registers of running generators are roots, rescanned at the end of marking.
//    Registers are not cleared on entry, so they may hold stale words: the collector scans them conservatively. A local
//    that may be read before it is bound is set empty by the code generator's prologue.
//  - A generator's registers are part of the Generator object, stored to without barrier while it runs. One that suspends
//    while the collector marks is noted (note_suspended), and scanned again with the stacks at the end of marking.
//  - An instruction that pushes a frame takes its result in R[a] and goes on at pc + 2; a callee with ShortCall returns
//    to pc + 1; one with Generated was pushed by ForIter or Send.
#pragma once

#include "core/compile/code.h"

namespace adder {

struct Generator;

struct Frame {
  Frame* previous;  // caller, across native re-entries too
  Frame* next;      // the frame a call pushes; nullptr: none made yet
  const Instruction* pc;
  Value* registers;
  Code* code;
  Value function;        // Function
  Value extra;           // HasLocals: the mapping; Initializer: the instance; Generated: what the resumer was handling
  Generator* generator;  // Generated: whose frame this is
  Value* resumer_top;    // Generated: top of the value stack below this frame
  uint32_t flags;

  enum Flag : uint32_t {
    Entry = 1,        // the native loop returns when this frame returns
    Initializer = 2,  // __init__ called by a class call: its result must be None, the call's result is `extra`
    HasLocals = 4,    // names live in the mapping `extra`: class body, module, exec
    Generated = 8,    // the window lies in `generator`
    ShortCall = 16,   // the caller's instruction has no extra word
    OwnSegment = 32,  // the window opened a new segment of the value stack
  };
  bool is(Flag f) const { return flags & f; }
  // First value slot above the windows in use when this frame is innermost.
  Value* stack_top() const { return flags & Generated ? resumer_top : registers + code->register_count; }
};

// A generator, coroutine or async generator; its type says which.
struct Generator : Object {
  uint32_t register_count;
  uint32_t pc_offset;  // of the Yield it stands at, in words; 0 before the start
  uint8_t state;
  uint8_t async_yielded;  // the last suspension was an AsyncYield
  uint8_t async_running;  // a step of it (asend, athrow, aclose) is under way
  uint8_t reserved;
  uint32_t noted_cycle;    // the collection in which it was last noted, plus 1
  Generator* noted_next;   // then: the one noted before
  Value function;
  Value yielded_from;  // what a `yield from`/await is waiting on, or empty
  Value handled;       // what it was handling when suspended, or empty
  Value name;          // Str set by the program, or empty
  Value* registers() { return reinterpret_cast<Value*>(this + 1); }
  enum State : uint8_t { Created, Suspended, Running, Finished };
};

}  // namespace adder
