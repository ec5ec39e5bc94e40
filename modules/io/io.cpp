// The io module.
#include "core/runtime/exceptions.h"
#include "core/types/exceptions/flavours.h"
#include "modules/common/lazy.h"
#include "modules/io/stream_parts.h"

namespace adder {

namespace {

Value open_file(Runtime& rt, const Args& args) {
  if (!rt.open_file) return raise_os_error(rt, 19);  // ENODEV: this port has no files
  return rt.open_file(rt, args);
}

Value base_construct(Runtime& rt, const Type* cls, const Args&) {
  Object* made = allocate_object(rt, cls, sizeof(Object));
  return made ? Value::object(made) : Value::error();
}

constinit const Attribute attributes[] = {
    FUNCTION("__getattr__", (lazy_attribute<"io", "_io_py">), 1, 1),
    FUNCTION_RAW("open", open_file),
    CONSTANT("BytesIO", &bytes_io_type),
    CONSTANT("FileIO", &byte_stream_type),
    CONSTANT("IOBase", &io_base_type),
    CONSTANT("StringIO", &string_io_type),
    CONSTANT("TextIOWrapper", &text_stream_type),
    CONSTANT("UnsupportedOperation", &unsupported_operation_type),
    CONSTANT("SEEK_SET", Value::small_int(0)),
    CONSTANT("SEEK_CUR", Value::small_int(1)),
    CONSTANT("SEEK_END", Value::small_int(2)),
    CONSTANT("DEFAULT_BUFFER_SIZE", Value::small_int(8192)),
};

}  // namespace

static constexpr TypeSpec unsupported_flavour = with_mixin(os_flavour, &value_error_type);
EXCEPTION_TYPE("io.UnsupportedOperation", unsupported_operation_type, os_error_type, unsupported_flavour);

// The base that programs derive their own streams from (MicroPython's io.IOBase).
ROM_TYPE(io_base_type,
         {.name = sym<"IOBase">, .kind = Kind::Instance, .native_bytes = sizeof(Object), .construct = base_construct});

extern const NativeModule io_module;
constinit const NativeModule io_module = {sym<"io">, attributes, std::size(attributes)};

}  // namespace adder
