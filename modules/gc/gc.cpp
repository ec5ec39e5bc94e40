// The gc module.
#include "core/runtime/exceptions.h"
#include "core/types/bind.h"

namespace adder {

namespace {

// MicroPython: the number of objects freed is not told; CPython counts them. Here: how many went.
Value collect(Runtime& rt, const Args&) {
  size_t freed = rt.heap.collect();
  TRY(run_pending(rt));
  return make_uint(rt, freed);
}
void enable(Runtime& rt) { rt.heap.set_enabled(true); }
void disable(Runtime& rt) { rt.heap.set_enabled(false); }
bool isenabled(Runtime& rt) { return rt.heap.enabled(); }
uint64_t mem_alloc(Runtime& rt) { return rt.heap.statistics().bytes_used; }
uint64_t mem_free(Runtime& rt) { return rt.heap.statistics().bytes_free; }

Value threshold(Runtime& rt, const Args& args) {
  if (!args.positional) return make_int(rt, rt.heap.threshold);
  SignedWord bytes = TRY(as_index(rt, args[0]));
  rt.heap.threshold = bytes < 0 ? -1 : bytes;
  return Value::none();
}

constexpr Attribute attributes[] = {
    FUNCTION("collect", collect, 0, 1),     FUNCTION_T("disable", disable, ""),
    FUNCTION_T("enable", enable, ""),       FUNCTION_T("isenabled", isenabled, ""),
    FUNCTION_T("mem_alloc", mem_alloc, ""), FUNCTION_T("mem_free", mem_free, ""),
    FUNCTION("threshold", threshold, 0, 3),
};

}  // namespace

extern const NativeModule gc_module;
constinit const NativeModule gc_module = {sym<"gc">, attributes, std::size(attributes)};

}  // namespace adder
