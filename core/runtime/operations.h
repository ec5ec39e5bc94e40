// The operations of the language on any Value: what an expression in Python does, callable from C++.
//
// Every function may run Python code, allocate and fail; see runtime.h for the error protocol. The interpreter loop has
// its own fast paths and comes here for the rest. Implemented in types/ (attribute and operator protocol) and vm/ (calls).
#pragma once

#include "core/runtime/runtime.h"

namespace adder {

inline const Type* type_of(Value v);  // v.is_object() ? header : the type of the immediate
inline bool has_kind(Value v, Kind kind);  // native layout; subclasses included. Immediates: use is_int etc. below

bool is_int(Value v);    // int, its subclasses, bool
bool is_float(Value v);  // float and its subclasses
bool is_subtype(const Type* type, const Type* base);
bool is_instance(Value v, const Type& type);  // exact C-level check on the mro, no __instancecheck__

// --- attributes
Value get_attribute(Runtime& rt, Value object, const Str* name);  // AttributeError when absent
Value get_attribute_or_empty(Runtime& rt, Value object, const Str* name);  // empty() when absent; error for other failures
Status set_attribute(Runtime& rt, Value object, const Str* name, Value value);
Status delete_attribute(Runtime& rt, Value object, const Str* name);
// Look-up on a type and its bases, no descriptor call; empty() when absent. Never fails. `owner`: the class it was found in.
Value type_lookup(Runtime& rt, const Type* type, const Str* name, const Type** owner = nullptr);
// A special method of v's type, bound; empty() when absent.
Value special_method(Runtime& rt, Value object, const Str* name);

// --- calls
Value call(Runtime& rt, Value callable, const Args& args);
Value call(Runtime& rt, Value callable);
Value call(Runtime& rt, Value callable, Value a);
Value call(Runtime& rt, Value callable, Value a, Value b);
Value call(Runtime& rt, Value callable, Value a, Value b, Value c);
Value call_method(Runtime& rt, Value object, const Str* name);
Value call_method(Runtime& rt, Value object, const Str* name, Value a);
Value call_method(Runtime& rt, Value object, const Str* name, Value a, Value b);
bool is_callable(Runtime& rt, Value v);

// --- operators
Value binary_operation(Runtime& rt, BinaryOp op, Value left, Value right);
Value inplace_operation(Runtime& rt, BinaryOp op, Value left, Value right);
Value unary_operation(Runtime& rt, UnaryOp op, Value operand);
Value compare(Runtime& rt, CompareOp op, Value left, Value right);  // any value, as rich comparison gives
Result<bool> compare_bool(Runtime& rt, CompareOp op, Value left, Value right);
Result<bool> equal(Runtime& rt, Value left, Value right);  // identity or ==, as containers do
Result<bool> truth(Runtime& rt, Value v);
Result<uint32_t> hash(Runtime& rt, Value v);  // folded to 32 bits for tables
Result<bool> contains(Runtime& rt, Value container, Value item);

// --- containers and iteration
Result<SignedWord> length(Runtime& rt, Value v);
Value get_item(Runtime& rt, Value container, Value key);
Status set_item(Runtime& rt, Value container, Value key, Value value);
Status delete_item(Runtime& rt, Value container, Value key);
Value iterate(Runtime& rt, Value v);       // iter(v)
Value next(Runtime& rt, Value iterator);   // stop() at the end (a StopIteration raised by __next__ is taken)
Result<SignedWord> length_hint(Runtime& rt, Value v, SignedWord otherwise);
// Index of a sequence: an int or an object with __index__; TypeError otherwise. Clamps are the caller's.
Result<SignedWord> as_index(Runtime& rt, Value v);

// --- conversions
Value repr(Runtime& rt, Value v);                 // a Str
Value str(Runtime& rt, Value v);                  // a Str
Value format(Runtime& rt, Value v, Value spec);   // a Str
Value ascii(Runtime& rt, Value v);                // a Str: repr with other than ASCII escaped
Result<int64_t> as_int64(Runtime& rt, Value v);   // int or __index__; OverflowError when it does not fit
Result<Float> as_float(Runtime& rt, Value v);     // float, int or __float__/__index__
Value make_int(Runtime& rt, int64_t n);           // small or big
Value make_uint(Runtime& rt, uint64_t n);
Value make_float(Runtime& rt, Float f);           // unboxed, or boxed for rare exponents
Value make_str(Runtime& rt, string_view utf8);    // valid UTF-8 wanted
Value make_bytes(Runtime& rt, Bytes bytes);
const Str* intern(Runtime& rt, string_view utf8);      // nullptr: no memory, pending
const Str* intern(Runtime& rt, const Str* text);
// Name of v's type, for messages.
string_view type_name(Value v);

// --- output
Status print_value(Runtime& rt, Value v);  // str(v) to sys.stdout
Status write_out(Runtime& rt, string_view text);  // through sys.stdout, which a program may have replaced

// --- running source and modules (compile/, builtins/)
// Compiles and runs; `mode` "exec", "eval" or "single".
Value compile_source(Runtime& rt, string_view source, const Str* filename, const char* mode, uint32_t flags);  // a Code
Value run_code(Runtime& rt, Code* code, Dict* globals, Value locals);
// Calls a class body with `mapping` as its locals; the result is the __class__ cell, or None (vm/run.cpp).
Value run_class_body(Runtime& rt, Function* body, Value mapping);
Value import_module(Runtime& rt, const Str* dotted_name);
// The import statement's parts (builtins/import.cpp). `from_list`: tuple of names or None.
Value import_name(Runtime& rt, const Str* name, Value from_list, uint32_t level, Dict* globals);
Value import_from(Runtime& rt, Value module, const Str* name);  // attribute, or the submodule of that name
Status import_star(Runtime& rt, Value module, Value locals);
// A name of the builtins module, as the last place where LoadGlobal looks; empty() = absent. Cacheable while
// rt.builtins_version stays.
Value builtin_lookup(Runtime& rt, const Str* name);
Status builtin_store(Runtime& rt, const Str* name, Value value);  // a program's store into the builtins module

// --- what built-in functions ask of the running Python code (vm/inspection.cpp)
Dict* current_globals(Runtime& rt);    // nullptr outside of Python code
Value current_locals(Runtime& rt);     // locals(): the mapping of a class body or module, else a new dict
Value current_handled(Runtime& rt);    // sys.exc_info()[1], or empty
Status super_arguments(Runtime& rt, Value* cls, Value* object);  // of super() without arguments

// An exception that nobody can handle (in __del__, in a callback) is shown on stderr and dropped.
void report_unraisable(Runtime& rt, Value where);

// --- the interpreter's state (vm/)
Status initialize_interpreter(Runtime& rt);  // after the heap, before any Python code
void release_interpreter(Runtime& rt);
Status set_recursion_limit(Runtime& rt, uint32_t frames);
// RecursionError when the native stack is nearly used up: for native functions that recurse.
Failed native_stack_exhausted(Runtime& rt);
inline Status check_native_stack(Runtime& rt) {
  if (reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) > rt.native_stack_limit) [[likely]]
    return {};
  return native_stack_exhausted(rt);
}
// micropython.schedule: calls function(argument) soon, between instructions. False when the queue is full.
bool schedule_call(Runtime& rt, Value function, Value argument);
// What `pending` asks for, for native code that waits or computes long. Fails as KeyboardInterrupt, among others.
Status run_pending(Runtime& rt);

}  // namespace adder
