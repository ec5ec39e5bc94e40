// The module `builtins`: its table in ROM, found through a hash index that is made at compile time, and what programs
// store over it.
#include <array>

#include "core/builtins/builtins.h"
#include "core/runtime/exceptions.h"
#include "core/types/module.h"
#include "core/types/type.h"

namespace adder {

namespace {
constexpr char compile_list[] = "source, filename, mode, flags=0, dont_inherit=False, optimize=-1";
constexpr char import_list[] = "name, globals=None, locals=None, fromlist=(), level=0";
constexpr char pow_list[] = "base, exp, mod=None";
constexpr char round_list[] = "number, ndigits=None";

constexpr Attribute attributes[] = {
    CONSTANT("__name__", sym<"builtins">),
    CONSTANT("__doc__", Value::none()),
    CONSTANT("__loader__", Value::none()),
    CONSTANT("__package__", Value::none()),
    CONSTANT("__spec__", Value::none()),
    CONSTANT("__debug__", Value::boolean(true)),
    CONSTANT("Ellipsis", Value::ellipsis()),
    CONSTANT("NotImplemented", Value::not_implemented()),
    FUNCTION_RAW("__build_class__", builtin_build_class),
    FUNCTION_P("__import__", builtin_import, 1, 5, import_list),
    FUNCTION("__repl_print__", builtin_repl_print, 1, 1),
    FUNCTION("abs", builtin_abs, 1, 1),
    FUNCTION("aiter", builtin_aiter, 1, 1),
    FUNCTION("all", builtin_all, 1, 1),
    FUNCTION("anext", builtin_anext, 1, 2),
    FUNCTION("any", builtin_any, 1, 1),
    FUNCTION("ascii", builtin_ascii, 1, 1),
    FUNCTION("bin", builtin_bin, 1, 1),
    FUNCTION("callable", builtin_callable, 1, 1),
    FUNCTION("chr", builtin_chr, 1, 1),
    FUNCTION_P("compile", builtin_compile, 3, 6, compile_list),
    FUNCTION("delattr", builtin_delattr, 2, 2),
    FUNCTION("dir", builtin_dir, 0, 1),
    FUNCTION("divmod", builtin_divmod, 2, 2),
    FUNCTION("eval", builtin_eval, 1, 3),
    FUNCTION("exec", builtin_exec, 1, 3),
    FUNCTION("execfile", builtin_execfile, 1, 3),
    FUNCTION("exit", builtin_exit, 0, 1),
    FUNCTION("format", builtin_format, 1, 2),
    FUNCTION("getattr", builtin_getattr, 2, 3),
    FUNCTION("globals", builtin_globals, 0, 0),
    FUNCTION("hasattr", builtin_hasattr, 2, 2),
    FUNCTION("hash", builtin_hash, 1, 1),
    FUNCTION("help", builtin_help, 0, 1),
    FUNCTION("hex", builtin_hex, 1, 1),
    FUNCTION("id", builtin_id, 1, 1),
    FUNCTION("input", builtin_input, 0, 1),
    FUNCTION("isinstance", builtin_isinstance, 2, 2),
    FUNCTION("issubclass", builtin_issubclass, 2, 2),
    FUNCTION("iter", builtin_iter, 1, 2),
    FUNCTION("len", builtin_len, 1, 1),
    FUNCTION("locals", builtin_locals, 0, 0),
    FUNCTION_RAW("max", builtin_max),
    FUNCTION_RAW("min", builtin_min),
    FUNCTION("next", builtin_next, 1, 2),
    FUNCTION("oct", builtin_oct, 1, 1),
    FUNCTION_RAW("open", builtin_open),
    FUNCTION("ord", builtin_ord, 1, 1),
    FUNCTION_P("pow", builtin_pow, 2, 3, pow_list),
    FUNCTION_RAW("print", builtin_print),
    FUNCTION("quit", builtin_exit, 0, 1),
    FUNCTION("repr", builtin_repr, 1, 1),
    FUNCTION_P("round", builtin_round, 1, 2, round_list),
    FUNCTION("setattr", builtin_setattr, 3, 3),
    FUNCTION_RAW("sorted", builtin_sorted),
    FUNCTION_RAW("sum", builtin_sum),
    FUNCTION("vars", builtin_vars, 0, 1),
    CONSTANT("bool", &bool_type),
    CONSTANT("bytearray", &bytearray_type),
    CONSTANT("bytes", &bytes_type),
    CONSTANT("classmethod", &classmethod_type),
    CONSTANT("complex", &complex_type),
    CONSTANT("dict", &dict_type),
    CONSTANT("enumerate", &enumerate_type),
    CONSTANT("filter", &filter_type),
    CONSTANT("float", &float_type),
    CONSTANT("frozenset", &frozenset_type),
    CONSTANT("int", &int_type),
    CONSTANT("list", &list_type),
    CONSTANT("map", &map_type),
    CONSTANT("memoryview", &memoryview_type),
    CONSTANT("object", &object_type),
    CONSTANT("property", &property_type),
    CONSTANT("range", &range_type),
    CONSTANT("reversed", &reversed_type),
    CONSTANT("set", &set_type),
    CONSTANT("slice", &slice_type),
    CONSTANT("staticmethod", &staticmethod_type),
    CONSTANT("str", &str_type),
    CONSTANT("super", &super_type),
    CONSTANT("tuple", &tuple_type),
    CONSTANT("type", &type_type),
    CONSTANT("zip", &zip_type),
    CONSTANT("EnvironmentError", &os_error_type),
    CONSTANT("IOError", &os_error_type),
#define EXCEPTION(name, type, base, flavour) CONSTANT(name, &type),
#include "core/runtime/exceptions.def"
#undef EXCEPTION
};

// Open addressing by the names' hashes; an entry is the attribute's index + 1.
constexpr size_t index_size = 512;
static_assert(std::size(attributes) < 255 && std::size(attributes) * 2 < index_size);
constexpr auto make_index() {
  std::array<uint8_t, index_size> index{};
  for (size_t i = 0; i < std::size(attributes); i++) {
    size_t at = attributes[i].name()->hash_cache % index_size;
    while (index[at]) at = (at + 1) % index_size;
    index[at] = uint8_t(i + 1);
  }
  return index;
}
constexpr auto attribute_index = make_index();
}  // namespace

constinit const NativeModule builtins_module = {sym<"builtins">, attributes, std::size(attributes)};

Value builtin_lookup(Runtime& rt, const Str* name) {
  if (rt.builtins) {
    Value v = dict_get_str(rt.builtins, name);
    if (!v.is_empty()) return v;
  }
  if (name == sym<"__debug__"> && rt.optimize > 0) return Value::boolean(false);
  if (name == sym<"__builtins__">) return import_module(rt, sym<"builtins">);
  for (size_t at = name->hash() % index_size; attribute_index[at]; at = (at + 1) % index_size)
    if (attributes[attribute_index[at] - 1].name() == name) return attributes[attribute_index[at] - 1].value();
  return Value::empty();
}

Status builtin_store(Runtime& rt, const Str* name, Value value) {
  Value module = import_module(rt, sym<"builtins">);
  return module.failed() ? Status(Failed{}) : set_attribute(rt, module, name, value);
}

}  // namespace adder
