// Buffering and lines; see stream.h. The Python methods are in stream_methods.cpp.
#include "modules/io/stream.h"

#include "core/runtime/exceptions.h"
#include "modules/io/stream_parts.h"

namespace adder {

namespace {
constexpr size_t buffer_bytes = word_is_64_bit ? 8192 : 256;
}

Status check_open(Runtime& rt, const Stream* stream) {
  if (!stream->closed) return {};
  return raise(rt, value_error_type, "I/O operation on closed file."_m);
}

Stream* make_stream(Runtime& rt, const StreamOperations& operations, int64_t handle, bool text) {
  auto* stream = rt.heap.make<Stream>(text ? text_stream_type : byte_stream_type);
  if (!stream) {
    (void)rt.no_memory();
    return nullptr;
  }
  stream->name = stream->mode = Value::none();
  stream->operations = &operations;
  stream->handle = handle;
  stream->text = text;
  stream->readable = stream->writable = true;
  return stream;
}

namespace {

Status need_buffer(Runtime& rt, Stream* stream) {
  if (stream->buffer) return {};
  auto* buffer = rt.heap.make<Buffer>(buffer_type, buffer_bytes);
  if (!buffer) return rt.no_memory();
  rt.heap.store(stream->buffer, buffer);
  return {};
}

Status send(Runtime& rt, Stream* stream, Bytes bytes) {
  while (!bytes.empty()) {
    size_t taken = TRY(stream->operations->write(rt, stream, bytes));
    bytes = bytes.subspan(taken);
  }
  return {};
}

// Sends what is buffered; what could not be sent stays, so that nothing is lost or sent twice.
Status send_pending(Runtime& rt, Stream* stream) {
  if (!stream->writing) return {};
  size_t sent = 0;
  while (sent < stream->end) {
    Result<size_t> taken =
        stream->operations->write(rt, stream, Bytes(stream->buffer->data() + sent, stream->end - sent));
    if (taken.failed()) {
      std::memmove(stream->buffer->data(), stream->buffer->data() + sent, stream->end - sent);
      stream->end -= uint32_t(sent);
      return Failed{};
    }
    sent += taken.get();
  }
  stream->start = stream->end = 0;
  stream->writing = false;
  return {};
}

// Forgets bytes read ahead, so that the channel stands where the program believes it does.
Status drop_read_ahead(Runtime& rt, Stream* stream) {
  if (stream->writing || stream->start == stream->end) return {};
  int64_t ahead = int64_t(stream->end) - stream->start;
  stream->start = stream->end = 0;
  if (stream->operations->seek) TRY(stream->operations->seek(rt, stream, -ahead, 1));
  return {};
}

}  // namespace

Status stream_flush(Runtime& rt, Stream* stream) {
  TRY(send_pending(rt, stream));
  return stream->operations->flush ? stream->operations->flush(rt, stream) : Status();
}

Status stream_write(Runtime& rt, Stream* stream, string_view bytes) {
  TRY(drop_read_ahead(rt, stream));
  TRY(need_buffer(rt, stream));
  stream->writing = true;
  Bytes content(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
  if (content.size() > buffer_bytes - stream->end) {
    TRY(send_pending(rt, stream));
    stream->writing = true;
    if (content.size() >= buffer_bytes) {
      stream->writing = false;
      return send(rt, stream, content);
    }
  }
  std::memcpy(stream->buffer->data() + stream->end, content.data(), content.size());
  stream->end += uint32_t(content.size());
  if (stream->write_through) return send_pending(rt, stream);
  if (stream->line_buffered && bytes.find('\n') != string_view::npos) return stream_flush(rt, stream);
  return {};
}

Status stream_close(Runtime& rt, Stream* stream) {
  if (stream->closed) return {};
  Status flushed = stream->writable ? stream_flush(rt, stream) : Status();
  if (stream->operations->close && stream->owns_handle) stream->operations->close(rt, stream);
  stream->closed = true;
  return flushed;
}

Result<int64_t> stream_seek(Runtime& rt, Stream* stream, int64_t offset, int whence) {
  if (!stream->operations->seek) return raise(rt, unsupported_operation_type, "underlying stream is not seekable"_m);
  TRY(send_pending(rt, stream));
  TRY(drop_read_ahead(rt, stream));
  stream->saw_return = false;
  return stream->operations->seek(rt, stream, offset, whence);
}

// More bytes behind those that are buffered; false at the end.
Result<bool> stream_fill(Runtime& rt, Stream* stream) {
  TRY(send_pending(rt, stream));
  TRY(need_buffer(rt, stream));
  if (stream->start) {
    std::memmove(stream->buffer->data(), stream->buffer->data() + stream->start, stream->end - stream->start);
    stream->end -= stream->start;
    stream->start = 0;
  }
  if (stream->end == buffer_bytes) return true;
  size_t got =
      TRY(stream->operations->read(rt, stream, {stream->buffer->data() + stream->end, buffer_bytes - stream->end}));
  stream->end += uint32_t(got);
  return got != 0;
}

}  // namespace adder
