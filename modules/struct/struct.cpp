// The module struct. Its functions are the methods of Struct too: their first argument is a format, or a Struct that
// keeps one.
#include "core/runtime/exceptions.h"
#include "core/types/bind.h"
#include "core/types/bytes.h"
#include "core/types/exceptions/flavours.h"
#include "core/types/instance.h"
#include "core/types/iterator_type.h"
#include "core/types/str.h"
#include "modules/registry.h"
#include "modules/struct/format.h"

namespace adder {

EXCEPTION_TYPE("struct.error", struct_error_type, exception_type, plain);

namespace {

extern const Type struct_type, unpack_iterator_type;

struct Struct : Object {
  static constexpr const Type* type_object = &struct_type;
  Value format;  // Str
  size_t bytes;
  size_t values;
};

struct Format {
  string_view text;
  size_t bytes, values;
};

Result<Format> format_of(Runtime& rt, Value v) {
  if (is_instance(v, struct_type)) {
    auto* compiled = cast<Struct>(v);
    return Format{as_str(compiled->format)->view(), compiled->bytes, compiled->values};
  }
  if (!is_str(v) && !is_bytes(v))
    return raise(rt, type_error_type, "Struct() argument 1 must be a str or bytes object, not %T"_m, v);
  string_view text = is_str(v) ? as_str(v)->view() : byte_view(v);
  StructSize size = TRY(measure_struct(rt, text));
  return Format{text, size.bytes, size.values};
}

Value struct_construct(Runtime& rt, const Type* cls, const Args& args) {
  if (args.positional > 1)
    return raise(rt, type_error_type, "Struct() takes at most 1 argument (%u given)"_m, args.positional);
  if (args.positional + args.keywords < 1)
    return raise(rt, type_error_type, "Struct() missing required argument 'format' (pos 1)"_m);
  Format format = TRY(format_of(rt, args.values[0]));
  Value text = TRY(make_str(rt, format.text));
  auto* made = new_object<Struct>(rt, cls);
  if (!made) return Failed{};
  made->format = text;
  made->bytes = format.bytes;
  made->values = format.values;
  return to_value(made);
}

Value calcsize(Runtime& rt, const Args& args) { return make_uint(rt, TRY(format_of(rt, args[0])).bytes); }

// The packed values as bytes; `first` is the index of the first of them among the arguments.
Value packed(Runtime& rt, const Args& args, uint32_t first, const char* name) {
  Format format = TRY(format_of(rt, args[0]));
  size_t given = args.positional - first;
  if (given != format.values)
    return raise(rt, struct_error_type, "%s expected %zu items for packing (got %zu)"_m, name, format.values, given);
  BytesObject* out = allocate_bytes(rt, format.bytes);
  if (!out) return Failed{};
  std::memset(out->mutable_data(), 0, format.bytes);
  TRY(pack_struct(rt, format.text, out->mutable_data(), {args.values + first, given}));
  return to_value(out);
}

Value pack(Runtime& rt, const Args& args) {
  if (!args.positional) return raise(rt, type_error_type, "missing format argument"_m);
  return packed(rt, args, 1, "pack");
}

// Where `bytes` bytes at `offset` begin in a buffer of `size`; struct.error when they do not fit.
struct Place {
  const char *function, *action, *negative;
};
Result<size_t> place_in(Runtime& rt, const Place& place, SignedWord offset, size_t bytes, size_t size) {
  SignedWord given = offset;
  if (offset < 0) {
    if (offset + SignedWord(bytes) > 0) return raise(rt, struct_error_type, place.negative, bytes, given);
    offset += SignedWord(size);
    if (offset < 0) return raise(rt, struct_error_type, "offset %zd out of range for %zu-byte buffer"_m, given, size);
  }
  if (size < size_t(offset) || size - size_t(offset) < bytes)
    return raise(
        rt, struct_error_type,
        "%s requires a buffer of at least %zu bytes for %s %zu bytes at offset %zd (actual buffer size is %zu)"_m,
        place.function, size_t(offset) + bytes, place.action, bytes, offset, size);
  return size_t(offset);
}

Value pack_into(Runtime& rt, const Args& args) {
  if (!args.positional) return raise(rt, type_error_type, "missing format argument"_m);
  if (args.positional < 3) {
    TRY(format_of(rt, args[0]));
    return raise(rt, struct_error_type, "pack_into expected %s argument"_m, args.positional < 2 ? "buffer" : "offset");
  }
  Value data = TRY(packed(rt, args, 3, "pack_into"));
  if (!has_buffer(args[1]) || get_buffer(rt, args[1], true).failed()) {
    if (!rt.exception.is_empty()) (void)take_exception(rt);
    return raise(rt, type_error_type, "argument must be read-write bytes-like object, not %T"_m, args[1]);
  }
  static constexpr Place place = {"pack_into", "packing", "no space to pack %zu bytes at offset %zd"};
  SignedWord offset = TRY(as_index(rt, args[2]));
  Span<uint8_t> target = TRY(get_buffer(rt, args[1], true)).writable();
  size_t size = cast<BytesObject>(data)->size;
  size_t at = TRY(place_in(rt, place, offset, size, target.size()));
  if (size) std::memcpy(target.data() + at, cast<BytesObject>(data)->data(), size);
  return Value::none();
}

Value unpack(Runtime& rt, const Args& args) {
  Format format = TRY(format_of(rt, args[0]));
  Bytes data = TRY(get_buffer(rt, args[1])).span();
  if (data.size() != format.bytes)
    return raise(rt, struct_error_type, "unpack requires a buffer of %zu bytes"_m, format.bytes);
  return unpack_struct(rt, format.text, data.data(), format.values);
}

constexpr char unpack_from_function[] = "format, /, buffer, offset=0";
constexpr char unpack_from_method[] = "buffer, offset=0";
Value unpack_from(Runtime& rt, const Args& args) {
  static constexpr Place place = {"unpack_from", "unpacking", "not enough data to unpack %zu bytes at offset %zd"};
  Format format = TRY(format_of(rt, args[0]));
  SignedWord offset = args[2].is_empty() ? 0 : TRY(as_index(rt, args[2]));
  Bytes data = TRY(get_buffer(rt, args[1])).span();
  size_t at = TRY(place_in(rt, place, offset, format.bytes, data.size()));
  return unpack_struct(rt, format.text, data.data() + at, format.values);
}

// --- iter_unpack

struct UnpackIterator : Object {
  Ref<Struct> format;
  Value buffer;  // empty() once exhausted
  size_t offset;
};

Value iter_unpack(Runtime& rt, const Args& args) {
  Value format = args[0];
  if (!is_instance(format, struct_type)) format = TRY(struct_construct(rt, &struct_type, Args{args.values, 1}));
  size_t bytes = cast<Struct>(format)->bytes;
  if (!bytes) return raise(rt, struct_error_type, "cannot iteratively unpack with a struct of length 0"_m);
  BufferView view = TRY(get_buffer(rt, args[1]));
  if (view.bytes % bytes)
    return raise(rt, struct_error_type, "iterative unpacking requires a buffer of a multiple of %zu bytes"_m, bytes);
  auto* iterator = rt.heap.make<UnpackIterator>(unpack_iterator_type);
  if (!iterator) return rt.no_memory();
  iterator->format = cast<Struct>(format);
  iterator->buffer = args[1];
  return to_value(iterator);
}

Value iterator_next(Runtime& rt, Value self) {
  auto* iterator = cast<UnpackIterator>(self);
  if (iterator->buffer.is_empty()) return Value::stop();
  Bytes data = TRY(get_buffer(rt, iterator->buffer)).span();
  Struct* format = iterator->format.get();
  if (data.size() < iterator->offset + format->bytes) {
    iterator->buffer = Value::empty();
    return Value::stop();
  }
  size_t at = iterator->offset;
  iterator->offset += format->bytes;
  return unpack_struct(rt, as_str(format->format)->view(), data.data() + at, format->values);
}
Value iterator_hint(Runtime& rt, const Args& args) {
  auto* iterator = cast<UnpackIterator>(args[0]);
  if (iterator->buffer.is_empty()) return Value::small_int(0);
  BufferView view = TRY(get_buffer(rt, iterator->buffer));
  return make_uint(rt, (view.bytes - std::min(view.bytes, iterator->offset)) / iterator->format->bytes);
}

constinit const Attribute iterator_attributes[] = {METHOD("__length_hint__", iterator_hint, 1, 1)};

ROM_TYPE(unpack_iterator_type,
         iterator_class<UnpackIterator>(sym<"_struct.unpack_iterator">, {1, 2}, iterator_next, iterator_attributes));

Value clear_cache(Runtime&, const Args&) { return Value::none(); }
Value get_format(Runtime&, Value self) { return cast<Struct>(self)->format; }
Value get_size(Runtime& rt, Value self) { return make_uint(rt, cast<Struct>(self)->bytes); }

constinit const Attribute struct_attributes[] = {
    METHOD("iter_unpack", iter_unpack, 2, 2),
    METHOD("pack", pack, 1, 255),
    METHOD("pack_into", pack_into, 1, 255),
    METHOD("unpack", unpack, 2, 2),
    METHOD_P("unpack_from", unpack_from, 2, 3, unpack_from_method),
    PROPERTY("format", get_format),
    PROPERTY("size", get_size),
};

ROM_TYPE(struct_type, {
                          .name = sym<"_struct.Struct">,
                          .trace_words = {1, 1},
                          .native_bytes = sizeof(Struct),
                          .construct = struct_construct,
                          .attributes = struct_attributes,
                      });

constinit const Attribute attributes[] = {
    FUNCTION("calcsize", calcsize, 1, 1),
    FUNCTION("iter_unpack", iter_unpack, 2, 2),
    FUNCTION("pack", pack, 0, 255),
    FUNCTION("pack_into", pack_into, 0, 255),
    FUNCTION("unpack", unpack, 2, 2),
    FUNCTION_P("unpack_from", unpack_from, 2, 3, unpack_from_function),
    FUNCTION("_clearcache", clear_cache, 0, 0),
    TYPE("Struct", struct_type),
    TYPE("error", struct_error_type),
};

}  // namespace

constinit const NativeModule struct_module = {sym<"struct">, attributes, std::size(attributes)};

}  // namespace adder
