// The collector's root set, native stack apart.
#include "core/runtime/roots.h"

#include "core/runtime/runtime.h"

namespace adder {

void trace_runtime_roots(Runtime& rt, Tracer& tracer) {
  for (Value v :
       {rt.exception, rt.handled, rt.memory_error, rt.recursion_error, rt.sys_path, rt.sys_argv, rt.build_class})
    tracer.mark(v);
  tracer.mark(rt.modules);
  tracer.mark(rt.builtins);
  tracer.mark_range(rt.roots, rt.roots + rt.root_count);
  trace_interned(rt, tracer);
  trace_stacks(rt, tracer);
  trace_method_cache(rt, tracer);
}

}  // namespace adder
