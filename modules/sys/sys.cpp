// The sys module. What a program may replace (stdout, path, argv, …) is put into the module's dict at import; the rest
// is in ROM.
#include "core/base/version.h"
#include "core/builtins/traceback.h"
#include "core/runtime/exceptions.h"
#include "core/types/bind.h"
#include "core/types/float.h"
#include "core/types/struct_sequence.h"
#include "core/types/text_builder.h"
#include "modules/common/lazy.h"
#include "modules/sys/frames.h"

namespace adder {

namespace {

Value sys_exit(Runtime& rt, const Args& args) {
  Value exception = args.positional && !args[0].is_none() ? call(rt, to_value(&system_exit_type), args[0])
                                                          : call(rt, to_value(&system_exit_type));
  return raise_value(rt, TRY(exception));
}

Value exc_info(Runtime& rt, const Args&) {
  Value handled = current_handled(rt);
  Value items[] = {Value::none(), Value::none(), Value::none()};
  if (!handled.is_empty()) {
    items[0] = to_value(handled.as_object()->type);
    items[1] = handled;
    Value traceback = cast<Exception>(handled)->traceback;
    items[2] = traceback.is_empty() ? Value::none() : traceback;
  }
  return make_tuple(rt, Span<const Value>(items));
}

Value exception(Runtime& rt, const Args&) {
  Value handled = current_handled(rt);
  return handled.is_empty() ? Value::none() : handled;
}

uint32_t getrecursionlimit(Runtime& rt) { return rt.recursion_limit; }
Value setrecursionlimit(Runtime& rt, const Args& args) {
  SignedWord limit = TRY(as_index(rt, args[0]));
  if (limit < 1) return raise(rt, value_error_type, "recursion limit must be greater or equal than 1"_m);
  TRY(set_recursion_limit(rt, uint32_t(limit)));
  return Value::none();
}

// print_exception(exception, file=sys.stderr)
Value sys_print_exception(Runtime& rt, const Args& args) {
  if (args.positional < 2 || args[1].is_none()) {
    print_exception(rt, args[0]);
    return Value::none();
  }
  Value text = TRY(format_exception(rt, args[0]));
  TRY(call_method(rt, args[1], sym<"write">, text));
  return Value::none();
}

Value sys_intern(Runtime& rt, const Args& args) {
  if (!is_exactly(args[0], str_type))
    return raise(rt, type_error_type, "intern() argument must be str, not %T"_m, args[0]);
  const Str* text = intern(rt, cast<Str>(args[0]));
  return text ? to_value(text) : Value::error();
}

Value getsizeof(Runtime& rt, const Args& args) {
  if (!args[0].is_object()) return Value::small_int(0);
  return Value::small_int(SignedWord(rt.heap.cell_bytes(args[0].as_object())));
}

constexpr Attribute version_fields[] = {TUPLE_FIELD("major", 0), TUPLE_FIELD("minor", 1), TUPLE_FIELD("micro", 2),
                                        TUPLE_FIELD("releaselevel", 3), TUPLE_FIELD("serial", 4)};
ROM_TYPE(version_type, struct_sequence(sym<"sys.version_info">, version_fields));

constexpr Attribute implementation_fields[] = {TUPLE_FIELD("name", 0),     TUPLE_FIELD("version", 1),
                                               TUPLE_FIELD("_machine", 2), TUPLE_FIELD("_mpy", 3),
                                               TUPLE_FIELD("_adder", 4),   TUPLE_FIELD("cache_tag", 5)};
ROM_TYPE(implementation_type, struct_sequence(sym<"implementation">, implementation_fields));

constexpr Attribute float_info_fields[] = {
    TUPLE_FIELD("max", 0),      TUPLE_FIELD("min", 1),        TUPLE_FIELD("epsilon", 2), TUPLE_FIELD("dig", 3),
    TUPLE_FIELD("mant_dig", 4), TUPLE_FIELD("radix", 5),      TUPLE_FIELD("max_exp", 6), TUPLE_FIELD("max_10_exp", 7),
    TUPLE_FIELD("min_exp", 8),  TUPLE_FIELD("min_10_exp", 9), TUPLE_FIELD("rounds", 10)};
ROM_TYPE(float_info_type, struct_sequence(sym<"sys.float_info">, float_info_fields));

Value version_info(Runtime& rt) {
  Value items[] = {Value::small_int(3), Value::small_int(12), Value::small_int(0), to_value(sym<"final">),
                   Value::small_int(0)};
  return make_struct_sequence(rt, version_type, items);
}

// The dialect that libraries ask for is MicroPython's; `_adder` tells who it is.
Value implementation(Runtime& rt) {
  Value dialect[] = {Value::small_int(1), Value::small_int(27), Value::small_int(0), to_value(sym<"">)};
  Value version = TRY(make_tuple(rt, Span<const Value>(dialect)));
  Value own = TRY(make_str(rt, adder_version));
  Value machine = TRY(make_str(rt, "Adder"));
  Value items[] = {to_value(sym<"micropython">), version, machine, Value::small_int(0), own, Value::none()};
  return make_struct_sequence(rt, implementation_type, items);
}

Value float_info(Runtime& rt) {
  using Limits = std::numeric_limits<Float>;
  Value items[] = {TRY(make_float(rt, Limits::max())),
                   TRY(make_float(rt, Limits::min())),
                   TRY(make_float(rt, Limits::epsilon())),
                   Value::small_int(Limits::digits10),
                   Value::small_int(Limits::digits),
                   Value::small_int(2),
                   Value::small_int(Limits::max_exponent),
                   Value::small_int(Limits::max_exponent10),
                   Value::small_int(Limits::min_exponent),
                   Value::small_int(Limits::min_exponent10),
                   Value::small_int(1)};
  return make_struct_sequence(rt, float_info_type, items);
}

Value version_string(Runtime& rt) {
  TextBuilder text(rt);
  return text.add("3.12.0; Adder v").add(adder_version).finish();
}

Status initialize(Runtime& rt, Dict* globals) {
  struct {
    const Str* name;
    Value value;
  } entries[] = {
      {sym<"argv">, rt.sys_argv},
      {sym<"path">, rt.sys_path},
      {sym<"modules">, to_value(rt.modules)},
      {sym<"version">, version_string(rt)},
      {sym<"version_info">, version_info(rt)},
      {sym<"implementation">, implementation(rt)},
      {sym<"float_info">, float_info(rt)},
      {sym<"maxsize">, make_int(rt, std::numeric_limits<SignedWord>::max())},
      {sym<"ps1">, make_str(rt, ">>> ")},
      {sym<"ps2">, make_str(rt, "... ")},
      {sym<"meta_path">, make_list(rt, Span<const Value>())},
  };
  for (auto& entry : entries) {
    if (entry.value.is_error()) return Failed{};
    TRY(dict_set_str(rt, globals, entry.name, entry.value));
  }
  return rt.initialize_sys ? rt.initialize_sys(rt, globals) : Status();
}

constexpr Attribute attributes[] = {
    CONSTANT("__name__", sym<"sys">),
    CONSTANT("byteorder", sym<"little">),
    FUNCTION("__getattr__", (lazy_attribute<"sys", "_sys_py">), 1, 1),
    FUNCTION("_getframe", sys_getframe, 0, 1),
    FUNCTION("exc_info", exc_info, 0, 0),
    FUNCTION("exception", exception, 0, 0),
    FUNCTION("exit", sys_exit, 0, 1),
    FUNCTION_T("getrecursionlimit", getrecursionlimit, ""),
    FUNCTION("getsizeof", getsizeof, 1, 2),
    FUNCTION("intern", sys_intern, 1, 1),
    FUNCTION("print_exception", sys_print_exception, 1, 2),
    FUNCTION("setrecursionlimit", setrecursionlimit, 1, 1),
    CONSTANT("hexversion", Value::small_int(0x030c00f0)),
    CONSTANT("copyright", sym<"Copyright (c) The Adder authors">),
    CONSTANT("maxunicode", Value::small_int(0x10ffff)),
    CONSTANT("dont_write_bytecode", Value::boolean(true)),
};

}  // namespace

extern const NativeModule sys_module;
constinit const NativeModule sys_module = {sym<"sys">, attributes, std::size(attributes), initialize};

}  // namespace adder
