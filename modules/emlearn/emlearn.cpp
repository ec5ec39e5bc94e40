// What the modules emlearn_* share; see emlearn.h.
#include "modules/emlearn/emlearn.h"

namespace adder::emlearn {

Result<BufferView> buffer_of(Runtime& rt, Value v, char typecode, bool writable, const char* message) {
  if (!has_buffer(v)) return raise(rt, value_error_type, "%s", message);
  BufferView view = TRY(get_buffer(rt, v, writable));
  if (view.typecode != typecode) return raise(rt, value_error_type, "%s", message);
  return view;
}

}  // namespace adder::emlearn
