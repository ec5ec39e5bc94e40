// Making an exception pending, and taking it; see runtime/runtime.h for the protocol.
#include "core/runtime/exceptions.h"
#include "core/types/descriptors.h"
#include "core/types/exceptions/exception.h"
#include "core/types/text_builder.h"

namespace adder {

#ifdef ADDER_HOST
thread_local
#endif
    Runtime* current_runtime = nullptr;

Failed raise_value(Runtime& rt, Value exception) {
  contract(has_kind(exception, Kind::Exception), "only exceptions are raised");
  rt.exception = exception;
  return {};
}

Failed raise_with(Runtime& rt, const Type& type, Value argument) {
  bool any = !argument.is_empty();
  Value exception = make_exception(rt, &type, Span<const Value>(&argument, any ? 1 : 0));
  return exception.failed() ? Failed{} : raise_value(rt, exception);
}

namespace {
Failed raise_formatted(Runtime& rt, const Type& type, const char* format, va_list arguments) {
  TextBuilder text(rt);
  text.add_arguments(format, arguments);
  Value message = text.finish();
  return message.failed() ? Failed{} : raise_with(rt, type, message);
}
}  // namespace

Failed raise(Runtime& rt, const Type& type, Message format, ...) {
  va_list arguments;
  va_start(arguments, format);
  Failed failed = raise_formatted(rt, type, MessageText(format), arguments);
  va_end(arguments);
  return failed;
}

Failed raise(Runtime& rt, const Type& type, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  Failed failed = raise_formatted(rt, type, format, arguments);
  va_end(arguments);
  return failed;
}

Failed raise_no_attribute(Runtime& rt, Value object, const Str* name) {
  if (has_kind(object, Kind::Type))
    (void)raise(rt, attribute_error_type, "type object '%Y' has no attribute '%N'"_m, cast<Type>(object), name);
  else if (has_kind(object, Kind::Module))
    (void)raise_no_module_attribute(rt, object, name);
  else
    (void)raise(rt, attribute_error_type, "'%T' object has no attribute '%N'"_m, object, name);
  if (exception_is(rt, attribute_error_type)) {
    note_exception_field(rt, rt.exception, sym<"name">, to_value(name));
    note_exception_field(rt, rt.exception, sym<"obj">, object);
  }
  return {};
}

bool exception_is(Runtime& rt, const Type& type) { return rt.exception.is_object() && is_instance(rt.exception, type); }

bool catch_exception(Runtime& rt, const Type& type) {
  if (!exception_is(rt, type)) return false;
  rt.exception = Value::empty();
  return true;
}

Value take_exception(Runtime& rt) {
  Value exception = rt.exception;
  rt.exception = Value::empty();
  return exception;
}

Failed Runtime::no_memory() {
  auto* made = cast<Exception>(memory_error);
  made->traceback = made->cause = made->context = Value::empty();
  exception = memory_error;
  return {};
}

}  // namespace adder
