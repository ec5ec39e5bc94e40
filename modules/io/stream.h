// Streams: files, standard streams, anything that moves bytes; and Python's file methods over them.
//
// A port gives operations on raw bytes (StreamOperations); buffering, decoding, lines and iteration are done here,
// once.
//
// Invariants:
//  - Bytes read from the channel and not yet handed out lie in buffer[start, end). Before writing or seeking they are
//    dropped and the channel is moved back over them.
//  - Bytes written and not yet sent lie in buffer[0, end) while `writing`. Closing, seeking, reading and flush() send
//  them.
//  - A text stream decodes its encoding, UTF-8 unless open() was told another; a sequence cut at the buffer's end waits
//    for its rest.
//  - closed means handle is gone: every method but close() is a ValueError.
#pragma once

#include "core/types/instance.h"
#include "core/types/layouts.h"
#include "core/types/str_encoding.h"

namespace adder {

struct Stream;

// Each reports failure by raising OSError.
struct StreamOperations {
  Result<size_t> (*read)(Runtime& rt, Stream* stream, Span<uint8_t> into);           // 0 = end
  Result<size_t> (*write)(Runtime& rt, Stream* stream, Bytes bytes);                 // how many were taken, at least 1
  Result<int64_t> (*seek)(Runtime& rt, Stream* stream, int64_t offset, int whence);  // nullptr = not seekable
  Status (*truncate)(Runtime& rt, Stream* stream, int64_t size);                     // nullptr = cannot
  Status (*flush)(Runtime& rt, Stream* stream);                                      // nullptr = nothing to do
  void (*close)(Runtime& rt, Stream* stream);  // nullptr = nothing to do; never raises
};

struct Stream : Object {
  Value name;
  Value mode;
  Ref<Buffer> buffer;
  const StreamOperations* operations;
  int64_t handle;  // the port's: a descriptor
  uint32_t start, end;
  Encoding encoding;  // of a text stream: all but Other
  ErrorHandler errors;
  bool text, readable, writable, closed, writing, line_buffered, write_through, keep_newlines, owns_handle;
  bool saw_return;  // the last character read was '\r', so a '\n' that follows belongs to it
};

extern const Type text_stream_type, byte_stream_type;

// A stream that owns its handle is closed, and so flushed, when it becomes unreachable (heap's finalizer queue) and at
// the end of the program.
//
// A stream over `handle`; the caller fills name and mode, and closes the handle itself when this fails.
Stream* make_stream(Runtime& rt, const StreamOperations& operations, int64_t handle, bool text);
Status stream_write(Runtime& rt, Stream* stream, string_view bytes);
Status stream_flush(Runtime& rt, Stream* stream);
Status stream_close(Runtime& rt, Stream* stream);

}  // namespace adder
