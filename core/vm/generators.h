// Generators, coroutines and async generators as the files that implement them share them.
#pragma once

#include "core/types/text_builder.h"
#include "core/vm/interpreter.h"

namespace adder {

bool is_generator(Value v);  // a generator or coroutine, not an async generator
Value generator_text(Runtime& rt, Generator* generator, const char* kind);  // <kind object name at address>

// Resume by a value or by an exception, delegates included. *returned: the result is what it returned.
Value send_into(Runtime& rt, Generator* generator, Value value, bool* returned);
Value throw_into(Runtime& rt, Generator* generator, Value exception, bool* returned);
Status close_generator(Runtime& rt, Generator* generator);
// The exception that throw(type or instance, value, traceback) names; args[0] is self.
Value exception_to_throw(Runtime& rt, const Args& args);
Failed raise_stop(Runtime& rt, Value value);  // StopIteration(value), or StopIteration() for None

// async generators (async_generators.cpp)
bool is_async_step(Value v);
Value make_async_step(Runtime& rt, Generator* generator, Value sent);  // __anext__ and asend

}  // namespace adder
