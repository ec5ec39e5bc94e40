// OSError: error numbers, their texts and subclasses, file names.
#include "core/runtime/exceptions.h"
#include "core/types/exceptions/flavours.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {
struct ErrorNumber {
  int16_t number;
  const char* name;
  Message text;
  const Type* type;
};
constexpr ErrorNumber error_numbers[] = {
#define ERRNO(name, number, text, type) {number, name, operator""_m<text>(), &type},
#include "core/runtime/errno.def"
#undef ERRNO
};

const ErrorNumber* find_number(int64_t number) {
  for (const ErrorNumber& e : error_numbers)
    if (e.number == number) return &e;
  return nullptr;
}
}  // namespace

Message error_text(int error_number) {
  const ErrorNumber* known = find_number(error_number);
  return known ? known->text : "Unknown error"_m;
}

const char* error_name(int error_number) {
  const ErrorNumber* known = find_number(error_number);
  return known ? known->name : nullptr;
}

// OSError(number, text) becomes an instance of the number's own class.
Value os_construct(Runtime& rt, const Type* cls, const Args& args) {
  if (cls == &os_error_type && args.positional >= 2 && args.positional <= 5 && args[0].is_small_int())
    if (const ErrorNumber* known = find_number(args[0].as_small_int())) cls = known->type;
  return exception_construct(rt, cls, args);
}

Value os_initialize(Runtime& rt, Value self, const Args& args) {
  if (args.keywords) return raise(rt, type_error_type, "%T() takes no keyword arguments"_m, self);
  bool numbered = args.positional >= 2 && args.positional <= 5;
  bool with_file = numbered && args.positional >= 3 && !args[2].is_none();
  TRY(set_exception_args(rt, self, {args.values, with_file ? 2 : args.positional}));
  if (!numbered) return Value::none();
  TRY(set_exception_field(rt, self, sym<"errno">, args[0]));
  TRY(set_exception_field(rt, self, sym<"strerror">, args[1]));
  if (with_file) TRY(set_exception_field(rt, self, sym<"filename">, args[2]));
  if (with_file && args.positional == 5) TRY(set_exception_field(rt, self, sym<"filename2">, args[4]));
  return Value::none();
}

Value os_str(Runtime& rt, Value self) {
  Value number = exception_field(self, sym<"errno">), reason = exception_field(self, sym<"strerror">);
  if (number.is_empty() || reason.is_empty()) return exception_str(rt, self);
  Value file = exception_field(self, sym<"filename">), other = exception_field(self, sym<"filename2">);
  TextBuilder text(rt);
  text.add("[Errno ").add_str(number).add("] ").add_str(reason);
  if (!file.is_empty() && !file.is_none()) text.add(": ").add_repr(file);
  if (!other.is_empty() && !other.is_none()) text.add(" -> ").add_repr(other);
  return text.finish();
}

namespace {
// OSError(5), as MicroPython programs raise it, has that errno; CPython says None.
Value get_errno(Runtime&, Value self) {
  Value v = exception_field(self, sym<"errno">);
  if (!v.is_empty()) return v;
  auto* args = cast<Tuple>(cast<Exception>(self)->args);
  return args->size == 1 && args->items()[0].is_small_int() ? args->items()[0] : Value::none();
}
}  // namespace

constinit const Attribute os_fields[5] = {
    PROPERTY_RW("errno", get_errno, set_exception_field_by_name<"errno">),
    FIELD("strerror"),
    FIELD("filename"),
    FIELD("filename2"),
    FIELD("characters_written"),
};

Value make_os_error(Runtime& rt, int error_number, Value filename) {
  Value message = TRY(make_str(rt, MessageText(error_text(error_number))));
  Value arguments[] = {Value::small_int(error_number), message, filename};
  return call(rt, to_value(&os_error_type), Args{arguments, filename.is_empty() ? 2u : 3u});
}

Failed raise_os_error(Runtime& rt, int error_number, Value filename) {
  Value exception = make_os_error(rt, error_number, filename);
  return exception.failed() ? Failed{} : raise_value(rt, exception);
}

}  // namespace adder
