// What the modules emlearn_* share: they offer the API of emlearn-micropython on the kernels of dsp and ml. Names,
// signatures and messages are that project's; its limits and memory errors are not.
#pragma once

#include "modules/dsp/native_type.h"

namespace adder::emlearn {

// The memory of a buffer of this typecode, else ValueError `message`.
Result<BufferView> buffer_of(Runtime& rt, Value v, char typecode, bool writable, const char* message);

template <class T>
Result<Span<T>> items_of(Runtime& rt, Value v, const char* message) {
  BufferView view = TRY(buffer_of(rt, v, bind::typecode_of<T>(), !std::is_const_v<T>, message));
  return Span<T>(static_cast<T*>(view.data), view.items());
}

// __del__() of all: memory goes when nobody needs it any more.
inline void keep(Value) {}

}  // namespace adder::emlearn
