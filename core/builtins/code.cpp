// Code as an object: what programs may read of it.
#include "core/compile/code.h"

#include "core/types/text_builder.h"

namespace adder {

namespace {
Code* as_code(Value v) { return cast<Code>(v); }

Value get_name(Runtime&, Value self) { return as_code(self)->name.value(); }
Value get_qualified_name(Runtime&, Value self) { return as_code(self)->qualified_name.value(); }
Value get_filename(Runtime&, Value self) { return as_code(self)->filename.value(); }
Value get_constants(Runtime&, Value self) { return as_code(self)->constants.value(); }
Value get_captures(Runtime&, Value self) { return as_code(self)->capture_names.value(); }
Value get_first_line(Runtime&, Value self) { return Value::small_int(SignedWord(as_code(self)->first_line)); }
Value get_positional(Runtime&, Value self) { return Value::small_int(as_code(self)->positional_count); }
Value get_positional_only(Runtime&, Value self) { return Value::small_int(as_code(self)->positional_only_count); }
Value get_keyword_only(Runtime&, Value self) { return Value::small_int(as_code(self)->keyword_only_count); }
Value get_local_count(Runtime&, Value self) { return Value::small_int(as_code(self)->local_count); }
Value get_stack_size(Runtime&, Value self) { return Value::small_int(as_code(self)->register_count); }

Value get_local_names(Runtime& rt, Value self) {
  auto* code = as_code(self);
  return make_tuple(rt, Span<const Value>(code->local_names->items(), code->local_count));
}

// CPython's numbers: optimised 1, new locals 2, *args 4, **kwargs 8, generator 32, coroutine 128, async generator 512.
Value get_flags(Runtime&, Value self) {
  auto* code = as_code(self);
  SignedWord flags = code->is(Code::UsesLocalsDict) ? 0 : 3;
  if (code->is(Code::VarArgs)) flags |= 4;
  if (code->is(Code::VarKeywords)) flags |= 8;
  if (code->is(Code::Generator)) flags |= 32;
  if (code->is(Code::Coroutine)) flags |= 128;
  if (code->is(Code::AsyncGenerator)) flags |= 512;
  return Value::small_int(flags);
}

// The instructions as bytes: Adder's own, for size and for comparison.
Value get_instructions(Runtime& rt, Value self) {
  auto* code = as_code(self);
  return make_bytes(
      rt, {reinterpret_cast<const uint8_t*>(code->instructions), code->instruction_count * sizeof(Instruction)});
}

Value code_repr(Runtime& rt, Value self) {
  auto* code = as_code(self);
  return TextBuilder(rt)
      .add_format("<code object %N at %p, file \"%N\", line %u>"_m, code->name.get(), code, code->filename.get(),
                  unsigned(code->first_line))
      .finish();
}

constexpr Attribute attributes[] = {
    PROPERTY("co_name", get_name),
    PROPERTY("co_qualname", get_qualified_name),
    PROPERTY("co_filename", get_filename),
    PROPERTY("co_firstlineno", get_first_line),
    PROPERTY("co_argcount", get_positional),
    PROPERTY("co_posonlyargcount", get_positional_only),
    PROPERTY("co_kwonlyargcount", get_keyword_only),
    PROPERTY("co_nlocals", get_local_count),
    PROPERTY("co_stacksize", get_stack_size),
    PROPERTY("co_varnames", get_local_names),
    PROPERTY("co_freevars", get_captures),
    PROPERTY("co_consts", get_constants),
    PROPERTY("co_flags", get_flags),
    PROPERTY("co_code", get_instructions),
};
}  // namespace

ROM_TYPE(code_type, {
                        .name = sym<"code">,
                        .kind = Kind::Code,
                        .trace_words = {1, 10},
                        .flags = Type::Final | Type::Abstract,
                        .native_bytes = sizeof(Code),
                        .repr = code_repr,
                        .attributes = attributes,
                    });

}  // namespace adder
