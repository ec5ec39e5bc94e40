// From an empty Runtime to one that runs programs, and back.
#include "core/builtins/startup.h"

#include "core/builtins/builtins.h"
#include "core/builtins/import.h"
#include "core/builtins/traceback.h"
#include "core/compile/code.h"
#include "core/runtime/exceptions.h"
#include "core/runtime/symbols.h"
#include "core/types/exceptions/exception.h"

namespace adder {

namespace {
// The exceptions that must be raised when there is no memory or no stack for new ones.
Status make_reserves(Runtime& rt) {
  rt.memory_error = make_exception(rt, &memory_error_type, {});
  if (rt.memory_error.failed()) return Failed{};
  Value message = to_value(sym<"maximum recursion depth exceeded">);
  rt.recursion_error = make_exception(rt, &recursion_error_type, Span<const Value>(&message, 1));
  return rt.recursion_error.failed() ? Status(Failed{}) : Status();
}

Status make_lists(Runtime& rt) {
  rt.modules = make_dict(rt);
  List *path = make_list(rt, 1), *argv = path ? make_list(rt, 1) : nullptr;
  if (!rt.modules || !argv) return Failed{};
  rt.sys_path = to_value(path);
  rt.sys_argv = to_value(argv);
  return {};
}
}  // namespace

bool start_runtime(Runtime& rt, const StartOptions& options) {
  current_runtime = &rt;
  rt.platform = options.platform;
  rt.native_modules = options.native_modules;
  rt.frozen_modules = options.frozen_modules;
  for (uint32_t& word : rt.random_state) word = rt.platform->entropy();
  if (!rt.heap.initialize(rt, *options.platform, options.heap_limit)) return false;
  bool good = !make_reserves(rt).failed() && !initialize_interpreter(rt).failed() && !make_lists(rt).failed();
#ifndef NDEBUG
  if (good) check_symbol_table(rt);
#endif
  return good;
}

namespace {
// What a program stored into sys under that name, or empty.
Value stored_in_sys(Runtime& rt, const Str* name) {
  Value sys = rt.modules ? dict_get_str(rt.modules, sym<"sys">) : Value::empty();
  if (!has_kind(sys, Kind::Module) || !cast<Module>(sys)->dict) return Value::empty();
  return dict_get_str(cast<Module>(sys)->dict.get(), name);
}

// sys.atexit's function, which the module atexit uses too.
void run_exit_function(Runtime& rt) {
  Value function = stored_in_sys(rt, sym<"_atexit">);
  if (!function.is_empty() && !function.is_none() && call(rt, function).failed()) report_exit(rt);
}
}  // namespace

void stop_runtime(Runtime& rt) {
  run_exit_function(rt);
  // Everything with a finalizer gets it now: open files are flushed.
  rt.heap.finalize_all();
  if (run_pending(rt).failed()) report_exit(rt);
  release_interpreter(rt);
  rt.interned = nullptr;  // its strings must not look for it while they are swept
  rt.heap.release();
  if (current_runtime == &rt) current_runtime = nullptr;
}

Value run_program(Runtime& rt, string_view source, const Str* filename) {
  Value module = TRY(main_module(rt));
  Dict* globals = cast<Module>(module)->dict.get();
  bool is_file = filename->size() && filename->view()[0] != '<';
  if (is_file) TRY(dict_set_str(rt, globals, sym<"__file__">, to_value(filename)));
  Value code = TRY(compile_source(rt, source, filename, "exec", 0));
  return run_code(rt, cast<Code>(code), globals, Value::empty());
}

namespace {
// SystemExit's code: None is 0, an int itself, anything else is shown and 1.
int exit_status(Runtime& rt, Value exception) {
  Value code = get_attribute(rt, exception, sym<"code">);
  if (code.is_none()) return 0;
  if (is_int(code)) {
    Result<int64_t> status = as_int64(rt, code);
    if (!status.failed()) return int(status.get() & 0xff);
    (void)take_exception(rt);
    return 0xff;
  }
  Value text = code.failed() ? code : str(rt, code);
  if (text.failed()) {
    (void)take_exception(rt);
    return 1;
  }
  string_view view = cast<Str>(text)->view();
  rt.platform->write_stderr(view.data(), view.size());
  rt.platform->write_stderr("\n", 1);
  return 1;
}
}  // namespace

int report_exit(Runtime& rt) {
  Value exception = take_exception(rt);
  if (is_instance(exception, system_exit_type)) return exit_status(rt, exception);
  Value hook = stored_in_sys(rt, sym<"excepthook">);
  Value traceback = cast<Exception>(exception)->traceback;
  if (hook.is_empty() || hook.is_none())
    print_exception(rt, exception);
  else if (call(rt, hook, to_value(type_of(exception)), exception, traceback.is_empty() ? Value::none() : traceback).failed())
    print_exception(rt, take_exception(rt));
  constexpr int interrupted = 128 + 2;  // as a shell reports a program that SIGINT ended
  return is_instance(exception, keyboard_interrupt_type) ? interrupted : 1;
}

// --- the symbol table's completeness

namespace {
void check_name(const Str* name) {
  if (find_rom_symbol(name->view(), name->hash()) == name) return;
  contract_failed("every name of a linked table stands in the ROM symbol table (tools/dev/symbols.py)", name->data(),
                  0);
}

void check_attributes(const Attribute* attributes, uint16_t count);

void check_type(const Type* type) {
  check_name(type->name);
  check_attributes(type->attributes, type->attribute_count);
}

void check_attributes(const Attribute* attributes, uint16_t count) {
  for (uint16_t i = 0; i < count; i++) {
    check_name(attributes[i].name());
    Value v = attributes[i].value();
    if (has_kind(v, Kind::Type) && cast<Type>(v) != &type_type) check_type(cast<Type>(v));
  }
}
}  // namespace

void check_symbol_table(Runtime& rt) {
  check_attributes(builtins_module.attributes, builtins_module.attribute_count);
  for (auto module = rt.native_modules; module && *module; module++) {
    check_name((*module)->name);
    check_attributes((*module)->attributes, (*module)->attribute_count);
  }
}

}  // namespace adder
