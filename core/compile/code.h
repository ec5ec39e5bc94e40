// Code: one compiled function, class body, module, comprehension.
//
// A frame of this code is a window of `register_count` Values: first the parameters (positional-only, positional,
// keyword-only, then *args and **kwargs when present), then other locals, then temporaries. Cell variables hold a Cell in
// their register (MakeCell in the prologue). Captured variables of enclosing functions are reached by index through the
// Function's cells.
//
// Invariants:
//  - Code that came from outside (an image) has passed the verifier: every operand is in range, every jump lands on an
//    instruction, control never runs off the end, registers named by handlers exist.
//  - `instructions` may lie in ROM until the code warms up; then it is a private copy that may be quickened.
//  - A handler covers [start, end) in words; entries are ordered inner first, the first that covers wins. Jumping to a
//    handler stores the exception in its register.
#pragma once

#include "core/types/layouts.h"

namespace adder {

enum class Op : uint8_t {
#define OP(name, a, b, c, extra, meaning) name,
#define QUICK(name, origin, assumes) name,
#include "core/compile/opcodes.def"
#undef OP
#undef QUICK
};
// All opcodes, quickened ones included. The byte is full at 256.
inline constexpr unsigned opcode_count = 0
#define OP(...) +1
#define QUICK(...) +1
#include "core/compile/opcodes.def"
#undef OP
#undef QUICK
    ;
static_assert(opcode_count <= 256);

union Instruction {
  struct {
    uint8_t op, a, b, c;
  };
  uint32_t word;  // an extra word
  int16_t i16() const { return int16_t(b | (c << 8)); }
  uint16_t u16() const { return uint16_t(b | (c << 8)); }
  int32_t j24() const { return int32_t(word) >> 8; }
  int32_t jump() const { return int32_t(word); }     // extra J
  uint16_t low() const { return uint16_t(word); }    // extra N, KC: name or constant
  uint16_t high() const { return uint16_t(word >> 16); }  // extra N, KC: cache index
};
static_assert(sizeof(Instruction) == 4);

struct Handler {
  uint32_t start, end;  // words, [start, end)
  uint32_t target;
  uint16_t exception_register;
  uint16_t reserved;
};

// How a closure gets one captured cell when its function is made.
struct Capture {
  uint8_t from_local;  // 1: the register of the maker's frame; 0: the maker's own captured cell
  uint8_t index;
};

// What an instruction with a cache index remembers, once its code is warm. Four Values of the cache array, so that the
// collector needs to know nothing about them: `version` and `index` are small ints. What each quickened form keeps
// where stands with its handler (vm/quicken.cpp).
struct InlineCache {
  Value key;      // Shape, Type, DictBlock, …; empty = nothing yet
  Value value;    // method, shape after, …
  Value version;  // class version; misses so far, while the instruction is in its original form
  Value index;    // slot, entry index, …
};

struct Code : Object {
  Ref<Str> name;
  Ref<Str> qualified_name;
  Ref<Str> filename;
  Ref<Tuple> constants;     // also names (interned Str) and nested Code
  Ref<Tuple> local_names;   // parameters, locals, then variables of comprehensions, in register order
  Ref<Tuple> capture_names;
  Value cache_array;        // ValueArray: inline caches, then a copy of the constants; empty while cold
  Value quick_instructions; // Buffer of the private copy, when `instructions` lay in ROM; or empty
  Value owner;              // Buffer that holds what follows in RAM, or empty when in ROM
  Value doc;                // Str or empty
  // Of the interpreter, made at the first run (vm/quicken.cpp): the constants, as an array; when warm preceded by the
  // inline caches, the cache with index i at ((InlineCache*)pool)[-1 - i].
  Value* pool;
  const Instruction* instructions;
  const Handler* handlers;
  const Capture* captures;
  const uint8_t* line_table;
  uint32_t instruction_count;  // words
  uint32_t line_table_size;
  uint32_t first_line;
  uint16_t handler_count;
  uint16_t register_count;
  uint16_t cache_count;
  uint16_t local_count;        // the first local_names: what locals() shows
  uint16_t positional_count;   // positional parameters, positional-only included
  uint16_t positional_only_count;
  uint16_t keyword_only_count;
  uint16_t capture_count;
  uint16_t heat;               // calls and loop turns so far, until warm
  // When warm, and a call with exactly that many positional arguments needs no binding: positional_count + 1; else 0.
  uint16_t quick_arguments;
  uint16_t flags;

  enum Flag : uint16_t {
    VarArgs = 1, VarKeywords = 2, Generator = 4, Coroutine = 8, AsyncGenerator = 16,  // AsyncGenerator alone, not with the other two
    UsesLocalsDict = 32,   // class body, module, exec: names live in a mapping
    Quickened = 64, HasClassCell = 128, IteratorCoroutine = 256, NativeRequested = 512, ViperRequested = 1024,
    AssemblerRequested = 4096,  // @micropython.asm_thumb
    LocalsCleared = 2048,  // the code names locals(), eval, ...: every local is empty or bound at all times, never stale
  };
  bool is(Flag f) const { return flags & f; }
  uint32_t parameter_count() const {
    return positional_count + keyword_only_count + (is(VarArgs) ? 1 : 0) + (is(VarKeywords) ? 1 : 0);
  }
};

}  // namespace adder
