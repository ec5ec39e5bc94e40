// The methods of file objects, over the buffering in stream.cpp.
//
// Text is read by bytes: what is gathered ends at a character boundary, and line ends '\r\n' and '\r' become '\n'
// unless the file was opened with newline=''.
#include "core/runtime/exceptions.h"
#include "core/types/buffer.h"
#include "core/types/list.h"
#include "core/types/str_encoding.h"
#include "core/types/text_builder.h"
#include "core/types/utf8.h"
#include "modules/io/stream_parts.h"

namespace adder {

namespace {

Stream* self_stream(const Args& args) { return cast<Stream>(args[0]); }

Status check_readable(Runtime& rt, Stream* stream) {
  TRY(check_open(rt, stream));
  return stream->readable ? Status()
                          : raise(rt, unsupported_operation_type, stream->text ? "not readable"_m : "read"_m);
}
Status check_writable(Runtime& rt, Stream* stream) {
  TRY(check_open(rt, stream));
  return stream->writable ? Status()
                          : raise(rt, unsupported_operation_type, stream->text ? "not writable"_m : "write"_m);
}

Value finish(Runtime& rt, Stream* stream, TextBuilder& out) {
  if (out.failed()) return Failed{};
  if (!stream->text) return out.finish_bytes();
  return decode_text(rt, out.view(), stream->encoding, stream->errors);
}

bool translates(const Stream* stream) { return stream->text && !stream->keep_newlines; }

// Moves buffered bytes [start, start + count) to `out`, line ends translated.
void take(Stream* stream, size_t count, TextBuilder& out) {
  const char* bytes = reinterpret_cast<const char*>(stream->buffer->data()) + stream->start;
  stream->start += uint32_t(count);
  string_view piece(bytes, count);
  if (!translates(stream) || (piece.find('\r') == string_view::npos && !stream->saw_return)) {
    out.add(piece);
    return;
  }
  for (char c : piece) {
    bool second_half = c == '\n' && stream->saw_return;
    stream->saw_return = c == '\r';
    if (!second_half) out.add(c == '\r' ? '\n' : c);
  }
}

string_view buffered(const Stream* stream) {
  if (stream->writing || stream->start == stream->end) return {};
  return {reinterpret_cast<const char*>(stream->buffer->data()) + stream->start, stream->end - stream->start};
}

Value read_all(Runtime& rt, Stream* stream) {
  TextBuilder out(rt);
  for (;;) {
    size_t count = buffered(stream).size();
    if (count) take(stream, count, out);
    TRY(out.status());
    bool more = TRY(stream_fill(rt, stream));
    if (!more) return finish(rt, stream, out);
  }
}

Value read_bytes(Runtime& rt, Stream* stream, size_t wanted) {
  TextBuilder out(rt);
  while (out.size() < wanted) {
    size_t count = std::min(buffered(stream).size(), wanted - out.size());
    if (count) take(stream, count, out);
    TRY(out.status());
    if (out.size() == wanted) break;
    bool more = TRY(stream_fill(rt, stream));
    if (!more) break;
  }
  return finish(rt, stream, out);
}

// Text: characters are taken one by one, so that a '\r' at the end of the request is seen.
Value read_characters(Runtime& rt, Stream* stream, size_t wanted) {
  TextBuilder out(rt);
  size_t characters = 0;
  while (characters < wanted) {
    string_view view = buffered(stream);
    size_t width = view.empty() || stream->encoding != Encoding::Utf8 ? 1 : utf8_width(uint8_t(view[0]));
    if (view.size() < width) {
      bool more = TRY(stream_fill(rt, stream));
      if (more) continue;
      if (view.empty()) break;
      width = view.size();
    }
    size_t before = out.size();
    take(stream, width, out);
    TRY(out.status());
    characters += out.size() > before;
  }
  return finish(rt, stream, out);
}

// Bytes of the line at the front of `view`, its end included; 0 when the end is not in view.
size_t line_length(const Stream* stream, string_view view) {
  size_t at = translates(stream) ? view.find_first_of("\r\n") : view.find('\n');
  if (at == string_view::npos) return 0;
  if (view[at] == '\n') return at + 1;
  return at + 1 < view.size() && view[at + 1] == '\n' ? at + 2 : at + 1;
}

// A '\n' left over from a '\r\n' that was cut in two.
void skip_second_half(Stream* stream) {
  string_view view = buffered(stream);
  if (stream->saw_return && !view.empty()) {
    if (view[0] == '\n') stream->start++;
    stream->saw_return = false;
  }
}

Value read_line(Runtime& rt, Stream* stream, size_t limit) {
  TextBuilder out(rt);
  for (;;) {
    skip_second_half(stream);
    string_view view = buffered(stream);
    size_t length = line_length(stream, view);
    size_t count = length ? length : view.size();
    bool limited = count > limit - out.size();
    if (limited) count = limit - out.size();
    if (count) take(stream, count, out);
    TRY(out.status());
    if (length || limited || out.size() >= limit) break;
    bool more = TRY(stream_fill(rt, stream));
    if (!more) break;
  }
  return finish(rt, stream, out);
}

Result<SignedWord> size_argument(Runtime& rt, const Args& args, uint32_t index) {
  Value v = args.get(index);
  return v.is_empty() || v.is_none() ? SignedWord(-1) : as_index(rt, v);
}

Value method_read(Runtime& rt, const Args& args) {
  Stream* stream = self_stream(args);
  TRY(check_readable(rt, stream));
  SignedWord size = TRY(size_argument(rt, args, 1));
  if (size < 0) return read_all(rt, stream);
  return stream->text ? read_characters(rt, stream, size_t(size)) : read_bytes(rt, stream, size_t(size));
}

Value method_readline(Runtime& rt, const Args& args) {
  Stream* stream = self_stream(args);
  TRY(check_readable(rt, stream));
  SignedWord limit = TRY(size_argument(rt, args, 1));
  return read_line(rt, stream, limit < 0 ? SIZE_MAX : size_t(limit));
}

Value stream_next(Runtime& rt, Value self) {
  Stream* stream = cast<Stream>(self);
  TRY(check_readable(rt, stream));
  Value line = TRY(read_line(rt, stream, SIZE_MAX));
  Result<SignedWord> size = length(rt, line);
  return size.failed() ? Value::error() : size.get() ? line : Value::stop();
}

Value stream_iterate(Runtime& rt, Value self) {
  TRY(check_open(rt, cast<Stream>(self)));
  return self;
}

Value method_readlines(Runtime& rt, const Args& args) {
  Stream* stream = self_stream(args);
  TRY(check_readable(rt, stream));
  SignedWord hint = TRY(size_argument(rt, args, 1));
  List* list = make_list(rt, 0u);
  if (!list) return Failed{};
  for (SignedWord total = 0; hint <= 0 || total < hint;) {
    Value line = TRY(stream_next(rt, args[0]));
    if (line.is_stop()) break;
    TRY(list_append(rt, list, line));
    total += TRY(length(rt, line));
  }
  return to_value(list);
}

Value method_readinto(Runtime& rt, const Args& args) {
  Stream* stream = self_stream(args);
  TRY(check_readable(rt, stream));
  BufferView view = TRY(get_buffer(rt, args[1], true));
  SignedWord wanted = args.positional > 2 ? TRY(as_index(rt, args[2])) : SignedWord(view.bytes);
  if (wanted < 0 || size_t(wanted) > view.bytes) wanted = SignedWord(view.bytes);
  size_t done = 0;
  while (done < size_t(wanted)) {
    string_view ready = buffered(stream);
    size_t count = std::min(ready.size(), size_t(wanted) - done);
    if (count) std::memcpy(static_cast<uint8_t*>(view.data) + done, ready.data(), count);
    stream->start += uint32_t(count);
    done += count;
    if (done == size_t(wanted)) break;
    bool more = TRY(stream_fill(rt, stream));
    if (!more) break;
    view = TRY(get_buffer(rt, args[1], true));
  }
  return Value::small_int(SignedWord(done));
}

Status write_encoded(Runtime& rt, Stream* stream, Value text) {
  const Str* encoding = stream->encoding == Encoding::Ascii ? sym<"ascii"> : sym<"latin-1">;
  Value bytes =
      TRY(call_method(rt, text, sym<"encode">, to_value(encoding), to_value(error_handler_name(stream->errors))));
  BufferView view = TRY(get_buffer(rt, bytes));
  return stream_write(rt, stream, {static_cast<const char*>(view.data), view.bytes});
}

Value method_write(Runtime& rt, const Args& args) {
  Stream* stream = self_stream(args);
  TRY(check_writable(rt, stream));
  if (stream->text) {
    if (!has_kind(args[1], Kind::Str))
      return raise(rt, type_error_type, "write() argument must be str, not %T"_m, args[1]);
    Str* text = cast<Str>(args[1]);
    if (stream->encoding == Encoding::Utf8 || text->ascii())
      TRY(stream_write(rt, stream, text->view()));
    else
      TRY(write_encoded(rt, stream, args[1]));
    return Value::small_int(SignedWord(text->ascii() ? text->size() : utf8_length(text->view())));
  }
  BufferView view = TRY(get_buffer(rt, args[1]));
  TRY(stream_write(rt, stream, {static_cast<const char*>(view.data), view.bytes}));
  return Value::small_int(SignedWord(view.bytes));
}

Value method_writelines(Runtime& rt, const Args& args) {
  Value iterator = TRY(iterate(rt, args[1]));
  for (;;) {
    Value line = TRY(next(rt, iterator));
    if (line.is_stop()) return Value::none();
    Value pair[] = {args[0], line};
    TRY(method_write(rt, Args{pair, 2}));
  }
}

Value method_seek(Runtime& rt, const Args& args) {
  Stream* stream = self_stream(args);
  TRY(check_open(rt, stream));
  int64_t offset = TRY(as_int64(rt, args[1]));
  SignedWord whence = args.positional > 2 ? TRY(as_index(rt, args[2])) : 0;
  if (whence < 0 || whence > 2)
    return raise(rt, value_error_type, "invalid whence (%zd, should be 0, 1 or 2)"_m, whence);
  if (stream->text && whence && offset)
    return raise(rt, unsupported_operation_type, "can't do nonzero %s-relative seeks"_m, whence == 1 ? "cur" : "end");
  if (offset < 0 && whence == 0) return raise(rt, value_error_type, "negative seek position %lld"_m, offset);
  int64_t position = TRY(stream_seek(rt, stream, offset, int(whence)));
  return make_int(rt, position);
}

Value method_tell(Runtime& rt, const Args& args) {
  Stream* stream = self_stream(args);
  TRY(check_open(rt, stream));
  if (!stream->operations->seek) return raise(rt, unsupported_operation_type, "underlying stream is not seekable"_m);
  int64_t position = TRY(stream->operations->seek(rt, stream, 0, 1));
  position += stream->writing ? int64_t(stream->end) : -(int64_t(stream->end) - stream->start);
  return make_int(rt, position);
}

Value method_truncate(Runtime& rt, const Args& args) {
  Stream* stream = self_stream(args);
  TRY(check_writable(rt, stream));
  if (!stream->operations->truncate) return raise(rt, unsupported_operation_type, "truncate"_m);
  TRY(stream_flush(rt, stream));
  bool given = args.positional > 1 && !args[1].is_none();
  Value size = given ? args[1] : TRY(method_tell(rt, Args{args.values, 1}));
  int64_t bytes = TRY(as_int64(rt, size));
  TRY(stream->operations->truncate(rt, stream, bytes));
  return size;
}

Value method_flush(Runtime& rt, const Args& args) {
  TRY(check_open(rt, self_stream(args)));
  if (self_stream(args)->writable) TRY(stream_flush(rt, self_stream(args)));
  return Value::none();
}
Value method_close(Runtime& rt, const Args& args) {
  TRY(stream_close(rt, self_stream(args)));
  return Value::none();
}
Value method_enter(Runtime& rt, const Args& args) {
  TRY(check_open(rt, self_stream(args)));
  return args[0];
}
Value method_exit(Runtime& rt, const Args& args) { return method_close(rt, Args{args.values, 1}); }

Value method_readable(Runtime&, const Args& args) { return Value::boolean(self_stream(args)->readable); }
Value method_writable(Runtime&, const Args& args) { return Value::boolean(self_stream(args)->writable); }
Value method_seekable(Runtime&, const Args& args) {
  return Value::boolean(self_stream(args)->operations->seek != nullptr);
}
Value method_isatty(Runtime&, const Args& args) { return Value::boolean(self_stream(args)->line_buffered); }
Value method_fileno(Runtime& rt, const Args& args) {
  TRY(check_open(rt, self_stream(args)));
  return make_int(rt, self_stream(args)->handle);
}

Value get_name(Runtime&, Value self) { return cast<Stream>(self)->name; }
Value get_mode(Runtime&, Value self) { return cast<Stream>(self)->mode; }
Value get_closed(Runtime&, Value self) { return Value::boolean(cast<Stream>(self)->closed); }
Value get_encoding(Runtime&, Value) { return to_value(sym<"utf-8">); }

// sys.stdout.buffer: the same channel, in bytes.
Value get_buffer_stream(Runtime& rt, Value self) {
  Stream* stream = cast<Stream>(self);
  TRY(check_open(rt, stream));
  if (stream->writable) TRY(stream_flush(rt, stream));
  Stream* bytes = make_stream(rt, *stream->operations, stream->handle, false);
  if (!bytes) return Failed{};
  bytes->name = stream->name;
  bytes->readable = stream->readable;
  bytes->writable = stream->writable;
  bytes->write_through = true;
  return to_value(bytes);
}

Value stream_repr(Runtime& rt, Value self) {
  Stream* stream = cast<Stream>(self);
  TextBuilder text(rt);
  text.add(stream->text ? "<_io.TextIOWrapper name=" : "<_io.BufferedReader name=").add_repr(stream->name);
  if (stream->text) text.add(" mode=").add_repr(stream->mode).add(" encoding='utf-8'");
  return text.add('>').finish();
}

#define SHARED_METHODS                                                                                             \
  METHOD("close", method_close, 1, 1), METHOD("fileno", method_fileno, 1, 1), METHOD("flush", method_flush, 1, 1), \
      METHOD("isatty", method_isatty, 1, 1), METHOD("read", method_read, 1, 2),                                    \
      METHOD("readable", method_readable, 1, 1), METHOD("readline", method_readline, 1, 2),                        \
      METHOD("readlines", method_readlines, 1, 2), METHOD("seek", method_seek, 2, 3),                              \
      METHOD("seekable", method_seekable, 1, 1), METHOD("tell", method_tell, 1, 1),                                \
      METHOD("truncate", method_truncate, 1, 2), METHOD("writable", method_writable, 1, 1),                        \
      METHOD("write", method_write, 2, 2), METHOD("writelines", method_writelines, 2, 2),                          \
      METHOD("__enter__", method_enter, 1, 1), METHOD("__exit__", method_exit, 1, 4),                              \
      METHOD("__del__", method_close, 1, 1), METHOD("readinto", method_readinto, 2, 3),                            \
      PROPERTY("closed", get_closed), PROPERTY("mode", get_mode), PROPERTY("name", get_name)

constinit const Attribute byte_attributes[] = {SHARED_METHODS, METHOD("read1", method_read, 1, 2)};
constinit const Attribute text_attributes[] = {SHARED_METHODS, PROPERTY("buffer", get_buffer_stream),
                                               PROPERTY("encoding", get_encoding)};

constexpr TypeSpec stream_type(const Str* name, AttributeList attributes) {
  return {.name = name,
          .base = &io_base_type,
          .kind = Kind::File,
          .trace_words = {1, 3},
          .flags = Type::Final | Type::Abstract,
          .native_bytes = sizeof(Stream),
          .repr = stream_repr,
          .iterate = stream_iterate,
          .next = stream_next,
          .attributes = attributes};
}

}  // namespace

ROM_TYPE(text_stream_type, stream_type(sym<"TextIOWrapper">, text_attributes));
ROM_TYPE(byte_stream_type, stream_type(sym<"FileIO">, byte_attributes));

}  // namespace adder
