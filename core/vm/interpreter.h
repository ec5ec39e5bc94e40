// The parts of the interpreter as they see each other: the loop, the out-of-line instructions, frames and calls.
//
// An out-of-line instruction is a function of type SlowOp, listed in slow_ops.def. The loop calls it with frame.pc set,
// whenever an instruction has no handler in the loop or its handler's guard failed; so it does the whole instruction,
// and it is the place where instructions are quickened and un-quickened.
#pragma once

#include "core/runtime/exceptions.h"
#include "core/vm/frame.h"
#include "core/vm/opcode_tables.h"

namespace adder {

enum class Outcome : uint8_t {
  Next,     // done: go on with the next instruction
  Reload,   // go on at rt.frame->pc
  Error,    // an exception is pending
  Reraise,  // an exception is pending that was raised here before: no new traceback entry
  Leave,    // leave_frame only: the native loop returns
};
using SlowOp = Outcome (*)(Runtime& rt, Frame& frame, const Instruction* pc);

inline Outcome outcome(Status status) { return status.failed() ? Outcome::Error : Outcome::Next; }
// Stores an instruction's result in R[a], unless it is error().
inline Outcome finish(Frame& frame, const Instruction* pc, Value result) {
  if (result.is_error()) return Outcome::Error;
  frame.registers[pc->a] = result;
  return Outcome::Next;
}
inline Function* function_of(const Frame& frame) { return cast<Function>(frame.function); }
inline Dict* globals_of(const Frame& frame) { return function_of(frame)->globals.get(); }
inline Value constant(const Frame& frame, uint32_t index) { return frame.code->pool[index]; }
inline const Str* name_operand(const Frame& frame, const Instruction* pc) {
  return cast<Str>(constant(frame, pc[1].low()));
}

// --- the loop (interpreter.cpp). Runs rt.frame, an Entry frame, to its end. With an exception pending on entry the
// frame begins by raising it. The result of a generator's frame may be a value yielded: its state tells.
inline Value run_loop(Runtime& rt) { return rt.loop(rt); }
Value plain_loop(Runtime& rt);
// The same, counting what it does down in rt.instruction_budget (units: counting_loop.cpp); from 0 on PendingSlice is
// set. For a simulator that lets time pass while code runs.
Value counting_loop(Runtime& rt);

// --- frames and stacks (stack.cpp)
// Pushes a frame for `code`: its window is `window` when that is not null and fits, else at the top of the stack.
// nullptr: RecursionError or MemoryError is pending. pc is the first instruction; the registers are as they were.
Frame* push_frame(Runtime& rt, Value function, Code* code, Value* window, uint32_t flags);
// Pushes the frame of a generator, which runs on with `sent` as the value of its yield; with empty() it stands at the
// yield.
Frame* push_generator(Runtime& rt, Generator* generator, Value sent, uint32_t flags);
// The generator suspends while the collector marks: it is scanned again before marking ends.
void note_suspended(Runtime& rt, Generator* generator);
void pop_frame(Runtime& rt);  // also the segment it opened

// --- calls (calls.cpp, arguments.cpp; of native functions: types/native_function.cpp)
// Begins or does the call of `callable` by the instruction at rt.frame->pc, whose R[a] takes the result. The arguments
// lie in registers of rt.frame; args.values[-1] is one too and may be overwritten.
Outcome begin_call(Runtime& rt, Value callable, Args args);
Outcome leave_frame(Runtime& rt, Value& result);
// Sorts the arguments of a call into `window`, the registers of `function`'s code.
Status bind_arguments(Runtime& rt, Function* function, Value* window, Value self, const Args& args);
// A class whose call is: make a plain instance, then call its Python __init__. That function, or empty().
Value plain_initializer(Runtime& rt, const Type* cls);
// Runs `function` to its end in a native loop of its own.
Value call_function(Runtime& rt, Function* function, Value self, const Args& args);
const Str* function_name(Function* function);  // __qualname__

// --- generators (generators.cpp)
Value make_generator(Runtime& rt, Function* function, Value* window);
void finish_generator(Generator* generator);
// Resumes from native code. The result was yielded when the state is Suspended, else returned.
Value resume_generator(Runtime& rt, Generator* generator, Value sent);
// StopIteration that leaves a generator's frame becomes RuntimeError.
void convert_stop_iteration(Runtime& rt, Generator* generator);
// iterator.send(value) for `yield from` and await. *stopped: the result is what it returned.
Value send_value(Runtime& rt, Value iterator, Value value, bool* stopped);
// The value of a pending StopIteration, which is taken.
Value take_stop_value(Runtime& rt);

// --- exceptions (exceptions.cpp, traceback.cpp)
// How the pending exception came up in the running frame.
enum class Raised : uint8_t {
  Here,    // by the instruction: gets a traceback entry, and its context when it has none
  Thrown,  // by throw() into a generator: gets a traceback entry
  Again,   // it was raised here before
};
// Finds the handler of the pending exception among the frames of this native loop and makes rt.frame->pc its target.
// False: no handler, the frames up to the Entry frame are left.
bool unwind(Runtime& rt, Raised how);
// Does the exception match a class or tuple of classes of an except clause? `complaint`: of the TypeError for no such
// class.
Result<bool> matches_exception(Runtime& rt, Value exception, Value classes, Message complaint);
void add_traceback(Runtime& rt, const Frame& frame);
Failed not_an_exception(Runtime& rt, Value cls, Value made);  // TypeError: cls(), to be raised, made something else
// context of `exception` = what is being handled, without making a circle.
void chain_context(Runtime& rt, Value exception);

// --- items of bytearray, bytes, array and str (items.cpp): of an object, at an int. empty(), false: it takes more
Value buffer_item(Value container, SignedWord index);
bool store_buffer_item(Value container, SignedWord index, Value value);

// --- quickening (quicken.cpp)
inline constexpr uint16_t warm_heat = word_is_64_bit ? 8 : 48;  // calls and loop turns
// Makes the constants ready and counts a call; warms the code up when it is time.
void prepare_code(Runtime& rt, Code* code);
void count_heat(Runtime& rt, Code* code);
inline bool is_warm(const Frame& frame) { return quickens && (frame.code->flags & Code::Quickened); }
inline void count_turn(Runtime& rt, Frame& frame) {
  if (quickens && !is_warm(frame)) count_heat(rt, frame.code);
}
inline void rewrite(const Instruction* pc, Op op) { const_cast<Instruction*>(pc)->op = uint8_t(op); }
inline InlineCache& cache_at(const Value* pool, uint32_t index) {
  return reinterpret_cast<InlineCache*>(const_cast<Value*>(pool))[-1 - int32_t(index)];
}
inline InlineCache& cache_of(const Frame& frame, const Instruction* pc) {
  return cache_at(frame.code->pool, pc[1].high());
}
void set_cache(Runtime& rt, Frame& frame, const Instruction* pc, Value key, Value value, uint32_t version,
               uint32_t index);
inline Value cached_number(uint32_t n) { return Value::small_int(SignedWord(n & uint32_t(Value::small_int_max))); }

// --- out-of-line instructions
#define SLOW(name, function) Outcome function(Runtime& rt, Frame& frame, const Instruction* pc);
#include "core/vm/slow_ops.def"
#undef SLOW

}  // namespace adder
