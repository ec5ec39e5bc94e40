// Runtime: the whole state of one Python node. A process may hold many; nothing of the core lives in globals.
//
// `pending` is the one word looked at on backward jumps and calls: an interrupt, a soft callback, a finalizer queue, a time
// slice. Anyone (an interrupt handler too) may set bits; only the interpreter loop clears them, in vm/safepoint.cpp.
//
// Error protocol: a failing function makes an exception pending with raise() (or the like) and returns Failed/Value::error().
// Exactly one exception is pending from then until a handler takes it. Never return an error without one, never call into
// Python with one pending.
#pragma once

#include <atomic>

#include "core/base/message.h"
#include "core/heap/heap.h"

namespace adder {

namespace hal {
class Board;
}
struct Str;
struct Dict;
struct Code;
struct Frame;
struct Function;
struct Tuple;
struct Exception;

struct WatchedStream {
  int64_t handle;  // the port's: a descriptor
  uint32_t asked;  // events
};

// What the core needs from the place it runs in. Implemented by each port; the only way out of core/.
class Platform : public BlockSource {
 public:
  virtual void write_stdout(const char* text, size_t size) = 0;
  virtual void write_stderr(const char* text, size_t size) = 0;
  // One line of standard input including '\n' into buffer; bytes read, 0 at the end, -1 = interrupted (pending is set).
  virtual SignedWord read_line(char* buffer, size_t size) = 0;
  virtual uint64_t monotonic_microseconds() = 0;
  // CPU time that this node has used, where others share the processor; a board has it to itself.
  virtual uint64_t cpu_nanoseconds() { return monotonic_microseconds() * 1000; }
  // Unix time in nanoseconds.
  virtual int64_t wall_nanoseconds() = 0;
  // Sleeps until `microseconds` passed or an interrupt/pending bit arrived.
  virtual void wait(uint64_t microseconds) = 0;
  // Which of the events asked for (poll's numbers: 1 readable, 4 writable) a stream has now; where nobody can tell: all.
  virtual uint32_t stream_events(int64_t handle, uint32_t asked) { return (void)handle, asked; }
  // wait(), which one of the streams ends too when it has what is asked of it.
  virtual void wait_streams(Span<const WatchedStream> streams, uint64_t microseconds) {
    (void)streams, wait(microseconds);
  }
  virtual uint32_t entropy() = 0;
  // The text of a source file for tracebacks' source lines and imports; false when there is none. Memory by take_block.
  virtual bool read_file(const char* path, size_t path_size, uint8_t** data, size_t* size) = 0;
  virtual bool is_directory(const char* path, size_t path_size) = 0;
  virtual bool is_file(const char* path, size_t path_size) = 0;
  // Lowest address the native stack may grow down to, with a reserve left for one more library call.
  virtual uintptr_t stack_limit() = 0;
  virtual uintptr_t stack_top() = 0;

 protected:
  ~Platform() = default;
};

enum Pending : uint32_t {
  PendingInterrupt = 1,   // Ctrl-C: KeyboardInterrupt
  PendingSchedule = 2,    // micropython.schedule queue, soft interrupt callbacks
  PendingFinalizers = 4,  // objects with __del__ wait
  PendingSlice = 8,       // the port wants control (simulator time, event loop)
};

// A module that is linked in. Its attribute table is in ROM; `initialize` runs at first import, for what must be in RAM.
struct NativeModule {
  const Str* name;
  const Attribute* attributes;
  uint16_t attribute_count;
  Status (*initialize)(Runtime& rt, Dict* globals) = nullptr;
  const char* doc = nullptr;
};
// A Python module frozen into the binary: its compiled image.
struct FrozenModule {
  const char* name;  // dotted
  const uint8_t* image;
  size_t image_size;
  bool is_package;
};

struct Runtime {
  Heap heap;
  Platform* platform = nullptr;
  void* port_data = nullptr;  // the port's own state: board, terminal

  std::atomic<uint32_t> pending{0};

  // --- the interpreter: its loop, plain or counting (vm/interpreter.h) ---
  Value (*loop)(Runtime& rt) = nullptr;
  int64_t instruction_budget = 0;  // of the counting loop: what is left until PendingSlice

  // --- stacks and frames (vm/stack.cpp) ---
  Frame* frame = nullptr;          // running Python frame, innermost; nullptr outside
  Value* stack_end = nullptr;      // of the running segment of the value stack
  uintptr_t native_stack_limit = 0;
  uint32_t recursion_limit = 0;    // frames; change it by set_recursion_limit
  struct StackState* stacks = nullptr;

  // --- exceptions ---
  Value exception;          // pending exception object, or empty
  Value handled;            // exception being handled (sys.exc_info, bare raise, __context__), or empty
  Value memory_error;       // made in advance
  Value recursion_error;

  // --- modules and names ---
  Dict* modules = nullptr;       // sys.modules
  Dict* builtins = nullptr;      // what programs stored into the builtins module; the rest is in ROM: builtin_lookup
  uint32_t builtins_version = 0;  // changes when a program stores into builtins: a cached built-in may be stale
  Value sys_path, sys_argv;      // Lists
  Value build_class;
  const NativeModule* const* native_modules = nullptr;  // nullptr-terminated
  const FrozenModule* frozen_modules = nullptr;         // ends with a nullptr name

  // --- what waits for a safepoint (vm/safepoint.cpp) ---
  static constexpr uint32_t schedule_capacity = 8;  // calls; MicroPython holds 4 to 8
  Value schedule[schedule_capacity][2];             // function, argument
  std::atomic<uint32_t> schedule_head{0}, schedule_count{0};
  bool schedule_running = false;                    // a scheduled call runs: others wait
  Status (*on_slice)(Runtime& rt) = nullptr;        // PendingSlice: the port's own work between instructions
  // --- what the port adds ---
  Value (*open_file)(Runtime& rt, const Args& args) = nullptr;      // open(): nullptr where the port has no files
  Status (*initialize_sys)(Runtime& rt, Dict* globals) = nullptr;   // stdin, stdout, platform, … into sys

  hal::Board* board = nullptr;                                      // the node's hardware; nullptr: none
  Failed (*no_board)(Runtime& rt) = nullptr;                        // raises what a program without a board is told
  struct MachineState* machine = nullptr;                           // callbacks and pins in use (modules/machine)

  struct ReprGuard* repr_guard = nullptr;  // containers whose repr is being made (types/text_builder.h)
  struct ImportFrame* importing = nullptr;  // modules whose code is running for the first time (types/module.h)
  struct InternTable* interned = nullptr;
  struct MethodCache* method_cache = nullptr;
  uint32_t next_type_version = 1;

  // Everything the collector starts from that is not on the native stack; modules add theirs with add_root.
  Value roots[24];
  uint32_t root_count = 0;

  int optimize = 0;   // -O
  int verbose = 0;    // -v
  // Sees every code that is compiled: -v prints it. A pointer, so that a board without -v has no disassembler.
  void (*code_listener)(Runtime& rt, const Code* code) = nullptr;
  bool inspect = false;
  uint32_t random_state[4] = {};

  // MemoryError, made pending without allocating.
  Failed no_memory();
};

// The Runtime of this thread, for code that cannot be handed one (interrupt glue, C entry points).
extern
#ifdef ADDER_HOST
    thread_local
#endif
    Runtime* current_runtime;

// --- raising ------------------------------------------------------------------------------------------------------------
// Formats: %s C string, %d int, %u unsigned, %x unsigned in hexadecimal, %S Value as str(), %R Value as repr(), %T type name
// of a Value, %N const Str*, %Y const Type*, %c character, %zd SignedWord, %zu size_t, %lld int64_t, %llu uint64_t, %p address,
// %.*s int and const char*, %%. The types to raise are declared in runtime/exceptions.h.
Failed raise(Runtime& rt, const Type& type, Message format, ...);
Failed raise(Runtime& rt, const Type& type, const char* format, ...);  // a text that is not known when compiling
Failed raise_value(Runtime& rt, Value exception);  // an instance, made pending as it is
Failed raise_with(Runtime& rt, const Type& type, Value argument);  // e.g. KeyError(key), StopIteration(value)
Failed raise_os_error(Runtime& rt, int error_number, Value filename = Value::empty());
// Is the pending exception an instance of `type`? Takes it (clears) when so.
bool catch_exception(Runtime& rt, const Type& type);
bool exception_is(Runtime& rt, const Type& type);
Value take_exception(Runtime& rt);  // the pending exception, no longer pending

}  // namespace adder
