// The built-in functions, by the file they stand in; builtins_table.cpp lists them under their names.
#pragma once

#include "core/types/layouts.h"

namespace adder {

extern const NativeModule builtins_module;

// --- number_functions.cpp
Value builtin_abs(Runtime& rt, const Args& args);
Value builtin_bin(Runtime& rt, const Args& args);
Value builtin_chr(Runtime& rt, const Args& args);
Value builtin_divmod(Runtime& rt, const Args& args);
Value builtin_hex(Runtime& rt, const Args& args);
Value builtin_oct(Runtime& rt, const Args& args);
Value builtin_ord(Runtime& rt, const Args& args);
Value builtin_pow(Runtime& rt, const Args& args);
Value builtin_round(Runtime& rt, const Args& args);
Value builtin_sum(Runtime& rt, const Args& args);

// --- object_functions.cpp
Value builtin_ascii(Runtime& rt, const Args& args);
Value builtin_callable(Runtime& rt, const Args& args);
Value builtin_delattr(Runtime& rt, const Args& args);
Value builtin_dir(Runtime& rt, const Args& args);
Value builtin_format(Runtime& rt, const Args& args);
Value builtin_getattr(Runtime& rt, const Args& args);
Value builtin_globals(Runtime& rt, const Args& args);
Value builtin_hasattr(Runtime& rt, const Args& args);
Value builtin_hash(Runtime& rt, const Args& args);
Value builtin_help(Runtime& rt, const Args& args);
Value builtin_id(Runtime& rt, const Args& args);
Value builtin_exit(Runtime& rt, const Args& args);  // and quit()
Value builtin_isinstance(Runtime& rt, const Args& args);
Value builtin_issubclass(Runtime& rt, const Args& args);
Value builtin_len(Runtime& rt, const Args& args);
Value builtin_locals(Runtime& rt, const Args& args);
Value builtin_repr(Runtime& rt, const Args& args);
Value builtin_setattr(Runtime& rt, const Args& args);
Value builtin_vars(Runtime& rt, const Args& args);

// --- iteration_functions.cpp
Value builtin_aiter(Runtime& rt, const Args& args);
Value builtin_all(Runtime& rt, const Args& args);
Value builtin_anext(Runtime& rt, const Args& args);
Value builtin_any(Runtime& rt, const Args& args);
Value builtin_iter(Runtime& rt, const Args& args);
Value builtin_max(Runtime& rt, const Args& args);
Value builtin_min(Runtime& rt, const Args& args);
Value builtin_next(Runtime& rt, const Args& args);
Value builtin_sorted(Runtime& rt, const Args& args);

// --- iterator_types.cpp
extern const Type enumerate_type, filter_type, map_type, reversed_type, zip_type;

// --- evaluation.cpp
Value builtin_build_class(Runtime& rt, const Args& args);
Value builtin_compile(Runtime& rt, const Args& args);
Value builtin_eval(Runtime& rt, const Args& args);
Value builtin_exec(Runtime& rt, const Args& args);
Value builtin_execfile(Runtime& rt, const Args& args);
Value builtin_import(Runtime& rt, const Args& args);

// --- text_functions.cpp
Value builtin_input(Runtime& rt, const Args& args);
Value builtin_open(Runtime& rt, const Args& args);
Value builtin_print(Runtime& rt, const Args& args);
Value builtin_repl_print(Runtime& rt, const Args& args);

}  // namespace adder
