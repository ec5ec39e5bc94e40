// How the type of an iterator is written down.
#pragma once

#include "core/types/layouts.h"

namespace adder {

Value iterator_itself(Runtime& rt, Value self);  // what iter() of an iterator gives

// Of iterators that lie in a T; no program makes one by calling the type.
template <class T>
constexpr TypeSpec iterator_class(const Str* name, Trace trace_words, Value (*next)(Runtime&, Value),
                                  AttributeList attributes = {}) {
  return {.name = name,
          .kind = Kind::Iterator,
          .trace_words = trace_words,
          .flags = Type::Final | Type::Abstract,
          .native_bytes = sizeof(T),
          .iterate = iterator_itself,
          .next = next,
          .attributes = attributes};
}
// Of those that programs make.
template <class T>
constexpr TypeSpec iterator_class(const Str* name, Trace trace_words,
                                  Value (*construct)(Runtime&, const Type*, const Args&),
                                  Value (*next)(Runtime&, Value), AttributeList attributes = {}) {
  TypeSpec spec = iterator_class<T>(name, trace_words, next, attributes);
  spec.flags = 0;
  spec.construct = construct;
  return spec;
}

}  // namespace adder
