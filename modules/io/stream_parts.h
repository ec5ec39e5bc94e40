// What the files of io share among themselves.
#pragma once

#include "core/runtime/exceptions.h"
#include "modules/io/stream.h"

namespace adder {

// What an operation raises that this stream cannot do: an OSError and a ValueError.
extern const Type unsupported_operation_type;

Status check_open(Runtime& rt, const Stream* stream);
Result<bool> stream_fill(Runtime& rt, Stream* stream);
Result<int64_t> stream_seek(Runtime& rt, Stream* stream, int64_t offset, int whence);

extern const Type string_io_type, bytes_io_type, io_base_type;

}  // namespace adder
