// Built-in functions that compile and run code: compile eval exec execfile __build_class__ __import__.
#include "core/builtins/builtins.h"
#include "core/builtins/import.h"
#include "core/compile/code.h"
#include "core/compile/compile.h"
#include "core/runtime/exceptions.h"
#include "core/types/buffer.h"

namespace adder {

namespace {
// The text of a source argument: str, or bytes of UTF-8.
Result<string_view> source_text(Runtime& rt, Value v, const char* function) {
  if (has_kind(v, Kind::Str)) return cast<Str>(v)->view();
  if (has_buffer(v)) {
    BufferView view = TRY(get_buffer(rt, v, false));
    return string_view(static_cast<const char*>(view.data), view.bytes);
  }
  return raise(rt, type_error_type, "%s() arg 1 must be a string, bytes or %s object"_m, function,
               string_view(function) == "compile" ? "AST" : "code");
}

Status check_no_nul(Runtime& rt, string_view text) {
  if (text.find('\0') == string_view::npos) return {};
  return raise(rt, value_error_type, "source code string cannot contain null bytes"_m);
}

// Where code is to run: globals and locals as eval() and exec() take them.
struct Scopes {
  Dict* globals;
  Value locals;  // empty(): the globals themselves
};

Result<Scopes> take_scopes(Runtime& rt, Value globals, Value locals, const char* function) {
  if (locals.is_none()) locals = Value::empty();
  if (globals.is_empty() || globals.is_none()) {
    Dict* own = current_globals(rt);
    if (!own) return raise(rt, system_error_type, "%s() called outside of Python code"_m, function);
    if (locals.is_empty()) {
      locals = current_locals(rt);
      if (locals.failed()) return Failed{};
    }
    return Scopes{own, locals.is(to_value(own)) ? Value::empty() : locals};
  }
  if (!has_kind(globals, Kind::Dict))
    return function[1] == 'v' ? raise(rt, type_error_type, "globals must be a dict"_m)
                              : raise(rt, type_error_type, "%s() globals must be a dict, not %T"_m, function, globals);
  if (!locals.is_empty() && !type_of(locals)->get_item())
    return raise(rt, type_error_type, "locals must be a mapping"_m);
  auto* dict = cast<Dict>(globals);
  if (dict_get_str(dict, sym<"__builtins__">).is_empty()) {
    Value builtins = import_module(rt, sym<"builtins">);
    if (builtins.failed()) return Failed{};
    TRY(dict_set_str(rt, dict, sym<"__builtins__">, builtins));
  }
  return Scopes{dict, locals.is(globals) ? Value::empty() : locals};
}

Value run_text(Runtime& rt, const Args& args, const char* function, const char* mode) {
  Scopes scopes = TRY(take_scopes(rt, args.get(1), args.get(2), function));
  Value code = args[0];
  if (!has_kind(code, Kind::Code)) {
    string_view text = TRY(source_text(rt, code, function));
    TRY(check_no_nul(rt, text));
    if (mode[1] == 'v')
      while (!text.empty() && (text[0] == ' ' || text[0] == '\t')) text.remove_prefix(1);
    uint32_t flags = scopes.locals.is_empty() ? 0u : uint32_t(compile::NamesInLocals);
    code = TRY(compile_source(rt, text, sym<"<string>">, mode, flags));
  }
  return run_code(rt, cast<Code>(code), scopes.globals, scopes.locals);
}
}  // namespace

Value builtin_eval(Runtime& rt, const Args& args) { return run_text(rt, args, "eval", "eval"); }

Value builtin_exec(Runtime& rt, const Args& args) {
  TRY(run_text(rt, args, "exec", "exec"));
  return Value::none();
}

// compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)
Value builtin_compile(Runtime& rt, const Args& args) {
  string_view text = TRY(source_text(rt, args[0], "compile"));
  TRY(check_no_nul(rt, text));
  if (!has_kind(args[1], Kind::Str))
    return raise(rt, type_error_type, "compile() argument 'filename' must be str, not %T"_m, args[1]);
  if (!has_kind(args[2], Kind::Str))
    return raise(rt, type_error_type, "compile() argument 'mode' must be str, not %T"_m, args[2]);
  string_view mode = cast<Str>(args[2])->view();
  const char* known = mode == "exec" ? "exec" : mode == "eval" ? "eval" : mode == "single" ? "single" : nullptr;
  if (!known) return raise(rt, value_error_type, "compile() mode must be 'exec', 'eval' or 'single'"_m);
  SignedWord flags = args[3].is_empty() ? 0 : TRY(as_index(rt, args[3]));
  SignedWord optimize = args[5].is_empty() ? -1 : TRY(as_index(rt, args[5]));
  if (optimize < -1 || optimize > 2) return raise(rt, value_error_type, "compile(): invalid optimize value"_m);
  // Nobody knows yet whether it will be run with locals of its own.
  uint32_t all = (uint32_t(flags) & compile::FutureAnnotations) | compile::NamesInLocals;
  if (optimize >= 0) all |= compile::optimize_flags(unsigned(optimize));
  if (known[1] == 'v')
    while (!text.empty() && (text[0] == ' ' || text[0] == '\t')) text.remove_prefix(1);
  return compile_source(rt, text, cast<Str>(args[1]), known, all);
}

// execfile(filename): runs a file in the caller's name space, as MicroPython does.
Value builtin_execfile(Runtime& rt, const Args& args) {
  if (!has_kind(args[0], Kind::Str))
    return raise(rt, type_error_type, "execfile() argument must be str, not %T"_m, args[0]);
  auto* name = cast<Str>(args[0]);
  uint8_t* data = nullptr;
  size_t size = 0;
  if (!rt.platform->read_file(name->data(), name->size(), &data, &size)) return raise_os_error(rt, 2, args[0]);
  Value code = compile_source(rt, {reinterpret_cast<const char*>(data), size}, name, "exec", 0);
  rt.platform->give_block(data, size);
  if (code.failed()) return code;
  Scopes scopes = TRY(take_scopes(rt, args.get(1), args.get(2), "execfile"));
  TRY(run_code(rt, cast<Code>(code), scopes.globals, scopes.locals));
  return Value::none();
}

// __import__(name, globals=None, locals=None, fromlist=(), level=0)
Value builtin_import(Runtime& rt, const Args& args) {
  if (!has_kind(args[0], Kind::Str)) return raise(rt, type_error_type, "module name must be a string"_m);
  const Str* name = intern(rt, cast<Str>(args[0]));
  if (!name) return Failed{};
  SignedWord level = args[4].is_empty() ? 0 : TRY(as_index(rt, args[4]));
  if (level < 0) return raise(rt, value_error_type, "level must be >= 0"_m);
  Dict* globals = has_kind(args[1], Kind::Dict) ? cast<Dict>(args[1]) : current_globals(rt);
  Value names = args[3].is_empty() ? Value::none() : args[3];
  if (!names.is_none()) {
    names = TRY(sequence_to_tuple(rt, names));
    if (!cast<Tuple>(names)->size) names = Value::none();
  }
  Value module = TRY(import_name_natively(rt, name, names, uint32_t(level), globals));
  if (names.is_none()) return module;
  // As the statement's import_from does: names that are submodules are imported.
  for (Value item : cast<Tuple>(names)->span()) {
    if (!has_kind(item, Kind::Str) || cast<Str>(item)->view() == "*") continue;
    const Str* attribute = intern(rt, cast<Str>(item));
    if (!attribute) return Failed{};
    if (import_from(rt, module, attribute).failed() && !catch_exception(rt, import_error_type)) return Failed{};
  }
  return module;
}

}  // namespace adder
