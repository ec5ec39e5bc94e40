// Exceptions from format errors.
#include "core/types/format_sink.h"

#include "core/runtime/exceptions.h"

namespace adder {

Failed raise_format_error(Runtime& rt, const FormatError& error) {
  if (error.kind == FormatError::Kind::None) return {};
  TextBuilder text(rt);
  BuilderSink sink(text);
  if (!error.describe(sink)) return {};
  Value message = text.finish();
  if (message.is_error()) return {};
  return raise_with(rt, error.kind == FormatError::Kind::Overflow ? overflow_error_type : value_error_type, message);
}

}  // namespace adder
