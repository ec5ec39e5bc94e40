// What the modules emlearn_* share: they offer the API of emlearn-micropython on the kernels of dsp and ml. Names,
// signatures and messages are that project's; its limits and memory errors are not.
#pragma once

#include "modules/dsp/native_type.h"

namespace adder::emlearn {

// The items of a buffer of exactly this type, else ValueError `message`.
template <class T>
Result<Span<T>> items_of(Runtime& rt, Value v, const char* message) {
  bool writable = !std::is_const_v<T>;
  if (!has_buffer(v)) return raise(rt, value_error_type, "%s", message);
  BufferView view = TRY(get_buffer(rt, v, writable));
  if (view.typecode != bind::typecode_of<T>()) return raise(rt, value_error_type, "%s", message);
  return Span<T>(static_cast<T*>(view.data), view.items());
}

}  // namespace adder::emlearn
