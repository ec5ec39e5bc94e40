// What the collector offers to code that knows references: types with a `trace` function, the roots, the stacks.
#pragma once

#include "core/value/object.h"

namespace adder {

struct Runtime;

class Tracer {
 public:
  explicit Tracer(void* state) : state_(state) {}
  void mark(Value value) {
    if (value.is_object()) mark_object(value.as_object());
  }
  void mark(const void* object) {
    if (object) mark_object(static_cast<Object*>(const_cast<void*>(object)));
  }
  void mark_range(const Value* begin, const Value* end) {
    for (; begin != end; begin++) mark(*begin);
  }
  // Words of unknown content: each that is an address inside an allocated cell (tagged, plain or interior) keeps that
  // cell.
  void mark_conservative(const Word* begin, const Word* end);

 private:
  void mark_object(Object* object);
  void* state_;
};

// Everything reachable without the native stack. Implemented in runtime/roots.cpp.
void trace_runtime_roots(Runtime& rt, Tracer& tracer);

}  // namespace adder
