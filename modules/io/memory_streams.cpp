// StringIO and BytesIO: a position in a bytearray. StringIO's content is UTF-8 and its positions count bytes inside,
// code points outside when the content is not ASCII.
#include "core/runtime/exceptions.h"
#include "core/types/bytes.h"
#include "core/types/list.h"
#include "core/types/str.h"
#include "modules/io/stream_parts.h"

namespace adder {

namespace {

struct MemoryStream : Object {
  Value content;        // ByteArray; empty() once closed
  SignedWord position;  // bytes
};

MemoryStream* as_stream(Value v) { return cast<MemoryStream>(v); }
bool is_text(Value v) { return is_instance(v, string_io_type); }

Result<ByteArray*> content_of(Runtime& rt, Value self) {
  if (as_stream(self)->content.is_empty())
    return raise(rt, value_error_type,
                 is_text(self) ? "I/O operation on closed file"_m : "I/O operation on closed file."_m);
  return cast<ByteArray>(as_stream(self)->content);
}

string_view rest_of(Value self) {
  string_view view = byte_view(as_stream(self)->content);
  size_t position = size_t(as_stream(self)->position);
  return position < view.size() ? view.substr(position) : string_view();
}

Value piece(Runtime& rt, Value self, string_view bytes) {
  if (is_text(self)) return make_str(rt, bytes);
  return make_bytes(rt, {reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()});
}

Value advance(Runtime& rt, Value self, size_t count) {
  Value result = TRY(piece(rt, self, rest_of(self).substr(0, count)));
  as_stream(self)->position += SignedWord(count);
  return result;
}

// Bytes that so many items (characters or bytes) take at the front of `view`.
size_t bytes_of(Value self, string_view view, SignedWord items) {
  if (items < 0) return view.size();
  return is_text(self) ? utf8_offset(view, size_t(items)) : std::min(size_t(items), view.size());
}

Result<SignedWord> size_argument(Runtime& rt, const Args& args) {
  Value v = args.get(1);
  return v.is_empty() || v.is_none() ? SignedWord(-1) : as_index(rt, v);
}

Value method_read(Runtime& rt, const Args& args) {
  TRY(content_of(rt, args[0]));
  SignedWord size = TRY(size_argument(rt, args));
  return advance(rt, args[0], bytes_of(args[0], rest_of(args[0]), size));
}

size_t line_bytes(string_view view) {
  size_t at = view.find('\n');
  return at == string_view::npos ? view.size() : at + 1;
}

Value method_readline(Runtime& rt, const Args& args) {
  TRY(content_of(rt, args[0]));
  SignedWord limit = TRY(size_argument(rt, args));
  string_view view = rest_of(args[0]);
  return advance(rt, args[0], std::min(line_bytes(view), bytes_of(args[0], view, limit)));
}

Value stream_next(Runtime& rt, Value self) {
  TRY(content_of(rt, self));
  size_t count = line_bytes(rest_of(self));
  return count ? advance(rt, self, count) : Value::stop();
}
Value stream_iterate(Runtime& rt, Value self) {
  TRY(content_of(rt, self));
  return self;
}

Value method_readlines(Runtime& rt, const Args& args) {
  TRY(content_of(rt, args[0]));
  SignedWord hint = TRY(size_argument(rt, args));
  if (hint <= 0) return sequence_to_list(rt, args[0]);
  List* list = make_list(rt, 0u);
  if (!list) return Failed{};
  for (SignedWord total = 0; total < hint;) {
    Value line = TRY(next(rt, args[0]));
    if (line.is_stop()) break;
    TRY(list_append(rt, list, line));
    total += TRY(length(rt, line));
  }
  return to_value(list);
}

Value method_readinto(Runtime& rt, const Args& args) {
  TRY(content_of(rt, args[0]));
  BufferView view = TRY(get_buffer(rt, args[1], true));
  string_view rest = rest_of(args[0]);
  size_t count = std::min(rest.size(), view.bytes);
  if (count) std::memmove(view.data, rest.data(), count);
  as_stream(args[0])->position += SignedWord(count);
  return Value::small_int(SignedWord(count));
}

// Writing beyond the end fills the gap with zeros.
Status write_at_position(Runtime& rt, Value self, string_view bytes) {
  ByteArray* array = TRY(content_of(rt, self));
  size_t position = size_t(as_stream(self)->position);
  if (bytes.empty()) return {};
  if (position > array->size) {
    size_t before = array->size;
    TRY(bytearray_resize(rt, array, position));
    std::memset(array->buffer->data() + before, 0, position - before);
  }
  // Characters are replaced by as many characters, whatever their widths.
  size_t replaced =
      bytes_of(self, rest_of(self), is_text(self) ? SignedWord(utf8_length(bytes)) : SignedWord(bytes.size()));
  TRY(bytearray_splice(rt, array, position, replaced, bytes));
  as_stream(self)->position += SignedWord(bytes.size());
  return {};
}

Value method_write(Runtime& rt, const Args& args) {
  if (is_text(args[0])) {
    if (!is_str(args[1])) return raise(rt, type_error_type, "string argument expected, got '%T'"_m, args[1]);
    TRY(write_at_position(rt, args[0], as_str(args[1])->view()));
    return Value::small_int(SignedWord(str_length(as_str(args[1]))));
  }
  TRY(content_of(rt, args[0]));
  string_view bytes = TRY(bytes_argument(rt, args[1]));
  size_t size = bytes.size();
  TRY(write_at_position(rt, args[0], bytes));
  return Value::small_int(SignedWord(size));
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

Value shown_position(Value self) {
  string_view view = byte_view(as_stream(self)->content);
  size_t position = size_t(as_stream(self)->position);
  if (!is_text(self) || position > view.size()) return Value::small_int(SignedWord(position));
  return Value::small_int(SignedWord(utf8_length(view.substr(0, position))));
}

Value method_seek(Runtime& rt, const Args& args) {
  ByteArray* array = TRY(content_of(rt, args[0]));
  SignedWord offset = TRY(as_index(rt, args[1]));
  SignedWord whence = args.positional > 2 ? TRY(as_index(rt, args[2])) : 0;
  if (whence < 0 || whence > 2)
    return raise(rt, value_error_type, "invalid whence (%zd, should be 0, 1 or 2)"_m, whence);
  if (is_text(args[0])) {
    if (whence && offset) return raise(rt, os_error_type, "Can't do nonzero cur-relative seeks"_m);
    if (offset < 0) return raise(rt, value_error_type, "Negative seek position %zd"_m, offset);
    string_view view = byte_view(to_value(array));
    if (whence == 0) {
      size_t length = utf8_length(view);
      offset = size_t(offset) <= length ? SignedWord(utf8_offset(view, size_t(offset)))
                                        : SignedWord(view.size()) + offset - SignedWord(length);
    }
  }
  SignedWord base = whence == 0 ? 0 : whence == 1 ? as_stream(args[0])->position : SignedWord(array->size);
  SignedWord position = base + offset;
  if (position < 0 && whence == 0) return raise(rt, value_error_type, "negative seek value %zd"_m, offset);
  as_stream(args[0])->position = position < 0 ? 0 : position;
  return shown_position(args[0]);
}

Value method_tell(Runtime& rt, const Args& args) {
  TRY(content_of(rt, args[0]));
  return shown_position(args[0]);
}

Value method_truncate(Runtime& rt, const Args& args) {
  ByteArray* array = TRY(content_of(rt, args[0]));
  SignedWord size = TRY(size_argument(rt, args));
  bool given = args.positional > 1 && !args[1].is_none();
  if (given && size < 0) return raise(rt, value_error_type, "negative size value %zd"_m, size);
  Value shown = given ? args[1] : shown_position(args[0]);
  size_t bytes = given ? bytes_of(args[0], byte_view(to_value(array)), size) : size_t(as_stream(args[0])->position);
  if (bytes < array->size) TRY(bytearray_resize(rt, array, bytes));
  return shown;
}

Value method_getvalue(Runtime& rt, const Args& args) {
  ByteArray* array = TRY(content_of(rt, args[0]));
  return piece(rt, args[0], byte_view(to_value(array)));
}

Value method_getbuffer(Runtime& rt, const Args& args) {
  ByteArray* array = TRY(content_of(rt, args[0]));
  return call(rt, to_value(&memoryview_type), to_value(array));
}

Value method_close(Runtime&, const Args& args) {
  as_stream(args[0])->content = Value::empty();
  return Value::none();
}
Value method_enter(Runtime& rt, const Args& args) {
  TRY(content_of(rt, args[0]));
  return args[0];
}
Value method_flush(Runtime& rt, const Args& args) {
  TRY(content_of(rt, args[0]));
  return Value::none();
}
Value method_true(Runtime& rt, const Args& args) {
  TRY(content_of(rt, args[0]));
  return Value::boolean(true);
}
Value method_false(Runtime& rt, const Args& args) {
  TRY(content_of(rt, args[0]));
  return Value::boolean(false);
}
Value get_closed(Runtime&, Value self) { return Value::boolean(as_stream(self)->content.is_empty()); }

Value stream_construct(Runtime& rt, const Type* cls, const Args&) {
  auto* stream = reinterpret_cast<MemoryStream*>(allocate_object(rt, cls, sizeof(MemoryStream)));
  if (!stream) return Failed{};
  rt.heap.store(stream->content, TRY(make_bytearray(rt, {})));
  return to_value(stream);
}

Value stream_initialize(Runtime& rt, Value self, const Args& args) {
  bool text = is_instance(self, string_io_type);
  Value initial = args.get(0);
  for (uint32_t i = 0; i < args.keywords; i++) {
    const Str* name = cast<Str>(args.names[i]);
    if (name == (text ? sym<"initial_value"> : sym<"initial_bytes">))
      initial = args.values[args.positional + i];
    else if (name != sym<"newline">)
      return raise(rt, type_error_type, "'%N' is an invalid keyword argument for %s()"_m, name,
                   text ? "StringIO" : "BytesIO");
  }
  auto* stream = as_stream(self);
  Value content = TRY(make_bytearray(rt, {}));
  rt.heap.store(stream->content, content);
  stream->position = 0;
  // MicroPython: a number reserves room.
  if (initial.is_empty() || initial.is_none() || is_int(initial)) return Value::none();
  if (text && !is_str(initial))
    return raise(rt, type_error_type, "initial_value must be str or None, not %T"_m, initial);
  string_view bytes = text ? as_str(initial)->view() : TRY(bytes_argument(rt, initial));
  TRY(bytearray_splice(rt, cast<ByteArray>(content), 0, 0, bytes));
  return Value::none();
}

#define SHARED_METHODS                                                                                                 \
  METHOD("close", method_close, 1, 1), METHOD("flush", method_flush, 1, 1), METHOD("getvalue", method_getvalue, 1, 1), \
      METHOD("isatty", method_false, 1, 1), METHOD("read", method_read, 1, 2), METHOD("readable", method_true, 1, 1),  \
      METHOD("readline", method_readline, 1, 2), METHOD("readlines", method_readlines, 1, 2),                          \
      METHOD("readinto", method_readinto, 2, 3), METHOD("seek", method_seek, 2, 3),                                    \
      METHOD("seekable", method_true, 1, 1), METHOD("tell", method_tell, 1, 1),                                        \
      METHOD("truncate", method_truncate, 1, 2), METHOD("writable", method_true, 1, 1),                                \
      METHOD("write", method_write, 2, 2), METHOD("writelines", method_writelines, 2, 2),                              \
      METHOD("__enter__", method_enter, 1, 1), METHOD("__exit__", method_close, 1, 4), PROPERTY("closed", get_closed)

constinit const Attribute text_attributes[] = {SHARED_METHODS};
constinit const Attribute byte_attributes[] = {SHARED_METHODS, METHOD("getbuffer", method_getbuffer, 1, 1),
                                               METHOD("read1", method_read, 1, 2)};

constexpr TypeSpec memory_type(const Str* name, AttributeList attributes) {
  return {.name = name,
          .base = &io_base_type,
          .kind = Kind::Other,
          .trace_words = {1, 1},
          .native_bytes = sizeof(MemoryStream),
          .construct = stream_construct,
          .initialize = stream_initialize,
          .iterate = stream_iterate,
          .next = stream_next,
          .attributes = attributes};
}

}  // namespace

ROM_TYPE(string_io_type, memory_type(sym<"StringIO">, text_attributes));
ROM_TYPE(bytes_io_type, memory_type(sym<"BytesIO">, byte_attributes));

}  // namespace adder
