// The dispatch loop: the one long function of the core. Its handlers are small; what is long or rare is out of line.
//
// The state of the running frame in locals: pc, registers (the window), pool (constants, and inline caches before
// them), frame. A handler reads and writes registers and ends by dispatching the next instruction. When it cannot do
// the whole instruction by itself (a guard fails, a name is unbound, an object is involved) it has changed nothing and
// goes to `slow`, where the instruction's function from slow_ops.def does all of it.
//
// Rules when you touch this:
//  1. A handler that calls anything that can look at frames, allocate with a safepoint, or fail sets frame->pc first.
//  2. Code warms up under running frames: its pool and, out of ROM, its instructions are replaced. So pc and pool are
//  read
//     again after everything that may run Python code, unless the handler is a quickened one: warm code never changes.
//  3. Registers are plain stores: the value stack is scanned again at the end of marking. Every other store of a Value
//  into
//     an object goes through rt.heap.store.
//  4. A quickened handler checks all it assumes on every run. When an assumption fails it goes to `slow`, which puts
//  the
//     origin back: the handler does not rewrite instructions itself.
//  5. Every backward jump and every call looks at rt.pending.
//  6. Results go to registers only after the last thing that can fail.
//  7. The numbers of words an instruction has stand in opcodes.def; NEXT's argument must agree.
#include "core/vm/interpreter.h"
#include "core/vm/numbers.h"

// counting_loop.cpp compiles this file once more, with a loop that counts.
#ifndef LOOP
#define LOOP plain_loop
#define COUNT_INSTRUCTION
#define COUNT_CALL
#endif

namespace adder {

namespace {

struct SlowTable {
  SlowOp of[256] = {};
};
// The function of each opcode; a quickened form has that of its origin.
constexpr SlowTable slow_table = [] {
  SlowTable table;
#define SLOW(name, function) table.of[unsigned(Op::name)] = function;
#include "core/vm/slow_ops.def"
#undef SLOW
  for (unsigned op = 0; op < opcode_count; op++) table.of[op] = table.of[unsigned(origin_of(uint8_t(op)))];
  return table;
}();

[[gnu::always_inline]] inline bool pending(const Runtime& rt) {
  return rt.pending.load(std::memory_order_relaxed) != 0;
}

// The entry a cache remembers, of the dict whose block is the cache's key; nullptr when it is not `name` any more.
[[gnu::always_inline]] inline DictEntry* cached_entry(Dict* dict, const InlineCache& cache, Value name) {
  Value block = dict->block.value();
  if (!block.is(cache.key)) return nullptr;
  DictEntry* entry = cast<DictBlock>(block)->entries() + cache.index.as_small_int();
  return entry->key.is(name) ? entry : nullptr;
}
// Does the cached built-in still hold: have these globals got no new name since, and the builtins module neither?
[[gnu::always_inline]] inline bool has_cached_builtin(const Runtime& rt, Dict* globals, const InlineCache& cache) {
  return globals->block.value().is(cache.key) && cache.version.is(cached_number(globals->used)) &&
         cache.index.is(cached_number(rt.builtins_version));
}
// A module's attribute: an entry of its dict; or, with the module itself as the cache's key, a value of its ROM table,
// which holds while nobody has stored into the module.
[[gnu::always_inline]] inline const Value* cached_module_value(Module* module, const InlineCache& cache, Value name) {
  if (to_value(module).is(cache.key)) return module->dict ? nullptr : &cache.value;
  if (!module->dict) return nullptr;
  DictEntry* entry = cached_entry(module->dict.get(), cache, name);
  return entry ? &entry->value : nullptr;
}
// Is v an instance of the cached shape, whose class has not changed? Versions are unique among classes, so the version
// vouches for the type and the type for the place of the shape.
[[gnu::always_inline]] inline bool has_cached_shape(Value v, const InlineCache& cache) {
  if (!v.is_object()) return false;
  const Object* object = v.as_object();
  return cache.version.is(cached_number(object->type->version)) &&
         instance_part_at(const_cast<Object*>(object), 1)->shape.value().is(cache.key);
}
[[gnu::always_inline]] inline Value& cached_slot(Value v, const InlineCache& cache) {
  return instance_part_at(v.as_object(), 1)->slots[cache.index.as_small_int()];
}

// A generator or coroutine; not an async generator.
[[gnu::always_inline]] inline bool resumes_in_place(Value v) {
  if (!v.is_object()) return false;
  const Type* type = v.as_object()->type;
  return type == &generator_type || type == &coroutine_type;
}

// Can `callee` be entered with so many arguments without binding? Its code, or nullptr.
[[gnu::always_inline]] inline Code* quick_callee(Value callee, uint32_t arguments) {
  if (!callee.is_object() || callee.as_object()->type != &function_type) return nullptr;
  Code* code = cast<Function>(callee)->code.get();
  return code->quick_arguments == arguments + 1 ? code : nullptr;
}

}  // namespace

Value LOOP(Runtime& rt) {
  static const void* const labels[256] = {
#define OP(name, a, b, c, extra, meaning) &&L_##name,
#define QUICK(name, origin, assumes) quickens ? &&L_##name : &&slow,
#include "core/compile/opcodes.def"
#undef OP
#undef QUICK
  };

  Frame* frame;
  const Instruction* pc;
  Value* registers;
  const Value* pool;
  Value result;
  Generator* generator;

#define TARGET(name) L_##name
#define NEXT(words)               \
  do {                            \
    pc += (words);                \
    COUNT_INSTRUCTION;            \
    if (!quickens) goto dispatch; \
    goto* labels[pc->op];         \
  } while (0)
#define A registers[pc->a]
#define B registers[pc->b]
#define C registers[pc->c]
#define KB pool[pc->b]
#define KC pool[pc->c]
#define CACHE cache_at(pool, pc[1].high())
#define NAME pool[pc[1].low()]

  if (!rt.exception.is_empty()) [[unlikely]] {
    if (!unwind(rt, Raised::Thrown)) return Value::error();
    goto reload_frame;
  }

reload:
  if (pending(rt)) [[unlikely]] {
    if (run_pending(rt).failed()) goto error;
  }
reload_frame:
  frame = rt.frame;
  registers = frame->registers;
  pool = frame->code->pool;
  pc = frame->pc;
  NEXT(0);

  // The one place of dispatching, where flash counts more than time.
dispatch:
  goto* labels[pc->op];

  // Does the whole instruction out of line.
slow:
  COUNT_CALL;
  frame->pc = pc;
  switch (slow_table.of[pc->op](rt, *frame, pc)) {
    case Outcome::Next:
      pc = frame->pc;
      pool = frame->code->pool;
      NEXT(opcode_tables.length[pc->op]);
    case Outcome::Reload: goto reload;
    case Outcome::Leave: return Value::error();  // not reached: only leave_frame says so
    case Outcome::Reraise: goto reraise;
    case Outcome::Error: goto error;
  }

error:
  if (!unwind(rt, Raised::Here)) return Value::error();
  goto reload_frame;
reraise:
  if (!unwind(rt, Raised::Again)) return Value::error();
  goto reload_frame;

  // A backward jump in code that may be cold; pc is its target.
backward:
  if (quickens && !(frame->code->flags & Code::Quickened)) [[unlikely]] {
    frame->pc = pc;
    count_heat(rt, frame->code);
    pc = frame->pc;
    pool = frame->code->pool;
  }
  // A backward jump.
warm_backward:
  if (pending(rt)) [[unlikely]] {
    frame->pc = pc;
    if (run_pending(rt).failed()) goto error;
    goto reload_frame;
  }
  NEXT(0);

  // clang-format off
#include "core/vm/loop_moves.inc"
#include "core/vm/loop_operators.inc"
#include "core/vm/loop_attributes.inc"
#include "core/vm/loop_containers.inc"
#include "core/vm/loop_calls.inc"
  // clang-format on

  // Instructions without a handler of their own.
#define SLOW_ONLY(name) TARGET(name) :
#include "core/vm/slow_only.def"
#undef SLOW_ONLY
  goto slow;

#undef TARGET
#undef NEXT
#undef A
#undef B
#undef C
#undef KB
#undef KC
#undef CACHE
#undef NAME
}

}  // namespace adder
