// The micropython module: compilation hints, heap figures, scheduling.
#include "core/runtime/exceptions.h"
#include "core/runtime/intern.h"
#include "core/types/bind.h"
#include "core/types/text_builder.h"
#include "modules/common/lazy.h"

namespace adder {

namespace {

Value unchanged(Runtime&, const Args& args) { return args[0]; }

Value opt_level(Runtime& rt, const Args& args) {
  if (!args.positional) return Value::small_int(rt.optimize);
  SignedWord level = TRY(as_index(rt, args[0]));
  rt.optimize = int(level);
  return Value::none();
}

uint64_t mem_total(Runtime& rt) { return rt.heap.statistics().bytes_total; }
uint64_t mem_current(Runtime& rt) { return rt.heap.statistics().bytes_used; }
uint64_t mem_peak(Runtime& rt) { return rt.heap.statistics().bytes_total; }

Value mem_info(Runtime& rt, const Args&) {
  HeapStatistics heap = rt.heap.statistics();
  TextBuilder text(rt);
  text.add_format("GC: total: %zu, used: %zu, free: %zu\n", heap.bytes_total, heap.bytes_used, heap.bytes_free);
  text.add_format(" No. of objects: %zu, longest free run: %zu bytes, collections: %u\n", heap.objects,
                  heap.largest_free, heap.collections);
  TRY(text.status());
  TRY(write_out(rt, text.view()));
  return Value::none();
}

Value schedule(Runtime& rt, const Args& args) {
  if (!schedule_call(rt, args[0], args[1])) return raise(rt, runtime_error_type, "schedule queue full"_m);
  return Value::none();
}

uint64_t stack_use(Runtime& rt) {
  return rt.platform->stack_top() - reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
}

// What exists so that programs for MicroPython run: soft callbacks run between instructions, where memory may be
// allocated, and the emergency buffer is the exception that is made in advance.
Value none(Runtime&, const Args&) { return Value::none(); }

Value qstr_info(Runtime& rt, const Args&) {
  TextBuilder text(rt);
  text.add_format("names: %zu\n", interned_count(rt));
  TRY(text.status());
  TRY(write_out(rt, text.view()));
  return Value::none();
}

constexpr Attribute attributes[] = {
    FUNCTION("__getattr__", (lazy_attribute<"micropython", "_ringio">), 1, 1),
    FUNCTION("asm_thumb", unchanged, 1, 1),
    FUNCTION("bytecode", unchanged, 1, 1),
    FUNCTION("const", unchanged, 1, 1),
    FUNCTION("heap_lock", none, 0, 0),
    FUNCTION("heap_unlock", none, 0, 0),
    FUNCTION("kbd_intr", none, 1, 1),
    FUNCTION_T("mem_current", mem_current, ""),
    FUNCTION("mem_info", mem_info, 0, 1),
    FUNCTION_T("mem_peak", mem_peak, ""),
    FUNCTION_T("mem_total", mem_total, ""),
    FUNCTION("native", unchanged, 1, 1),
    FUNCTION("opt_level", opt_level, 0, 1),
    FUNCTION("schedule", schedule, 2, 2),
    FUNCTION("qstr_info", qstr_info, 0, 1),
    FUNCTION_T("stack_use", stack_use, ""),
    FUNCTION("viper", unchanged, 1, 1),
    FUNCTION("alloc_emergency_exception_buf", none, 1, 1),
};

}  // namespace

extern const NativeModule micropython_module;
constinit const NativeModule micropython_module = {sym<"micropython">, attributes, std::size(attributes)};

}  // namespace adder
