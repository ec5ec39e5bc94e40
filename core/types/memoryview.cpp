// memoryview's behaviour; see memoryview.h for what a view is.
#include "core/types/memoryview.h"

#include "core/runtime/exceptions.h"
#include "core/types/list.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {

MemoryView* as_view(Value v) { return cast<MemoryView>(v); }

// Checks that the owner's memory still holds every item of the view.
Status check_memory(Runtime& rt, MemoryView* view, uint8_t** memory) {
  if (view->owner.is_empty()) return raise(rt, value_error_type, "operation forbidden on released memoryview object"_m);
  BufferView buffer = TRY(get_buffer(rt, view->owner));
  SignedWord last = view->count ? view->start + (view->count - 1) * view->step : view->start;
  SignedWord top = (last > view->start ? last : view->start) + (view->count ? view->item_size : 0);
  if (top > SignedWord(buffer.bytes))
    return raise(rt, value_error_type, "memoryview: the underlying object was resized"_m);
  *memory = static_cast<uint8_t*>(buffer.data) + view->start;
  return {};
}

Status check_memory(Runtime& rt, MemoryView* view) {
  uint8_t* memory;
  return check_memory(rt, view, &memory);
}

MemoryView* new_view(Runtime& rt, const MemoryView& like) {
  auto* view = rt.heap.make<MemoryView>(memoryview_type);
  if (!view) {
    (void)rt.no_memory();
    return nullptr;
  }
  *view = like;
  view->type = &memoryview_type;
  return view;
}

// The view's items in a row, for what needs plain bytes.
Value contiguous_bytes(Runtime& rt, MemoryView* view) {
  uint8_t* memory;
  TRY(check_memory(rt, view, &memory));
  if (view->step == view->item_size) return make_bytes(rt, {memory, size_t(view->count) * view->item_size});
  TextBuilder out(rt);
  for (SignedWord i = 0; i < view->count; i++)
    out.add(string_view(reinterpret_cast<const char*>(memory + i * view->step), view->item_size));
  return out.finish_bytes();
}

Value view_construct(Runtime& rt, const Type*, const Args& args) {
  if (args.positional + args.keywords != 1 || (args.keywords && cast<Str>(args.names[0]) != sym<"object">))
    return raise(rt, type_error_type, "memoryview() missing required argument 'object' (pos 1)"_m);
  if (has_kind(args[0], Kind::MemoryView)) {
    TRY(check_memory(rt, as_view(args[0])));
    MemoryView* copy = new_view(rt, *as_view(args[0]));
    return copy ? to_value(copy) : Value::error();
  }
  if (!has_buffer(args[0]))
    return raise(rt, type_error_type, "memoryview: a bytes-like object is required, not '%T'"_m, args[0]);
  BufferView buffer = TRY(get_buffer(rt, args[0]));
  MemoryView made{};
  made.owner = args[0];
  made.count = SignedWord(buffer.items());
  made.step = buffer.item_size;
  made.typecode = buffer.typecode;
  made.item_size = uint8_t(buffer.item_size);
  made.readonly = buffer.readonly;
  MemoryView* view = new_view(rt, made);
  return view ? to_value(view) : Value::error();
}

Result<SignedWord> view_length(Runtime& rt, Value self) {
  TRY(check_memory(rt, as_view(self)));
  return as_view(self)->count;
}

Value view_get_item(Runtime& rt, Value self, Value key) {
  MemoryView* view = as_view(self);
  uint8_t* memory;
  TRY(check_memory(rt, view, &memory));
  if (is_exactly(key, slice_type)) {
    SliceRange range = TRY(resolve_slice(rt, cast<Slice>(key), view->count));
    MemoryView part = *view;
    part.start += range.start * view->step;
    part.count = range.count;
    part.step = view->step * range.step;
    MemoryView* result = new_view(rt, part);
    return result ? to_value(result) : Value::error();
  }
  if (!is_int(key) && special_method(rt, key, sym<"__index__">).is_empty())
    return raise(rt, type_error_type, "memoryview: invalid slice key"_m);
  SignedWord index = TRY(as_index(rt, key));
  if (index < 0) index += view->count;
  if (index < 0 || index >= view->count) return raise(rt, index_error_type, "index out of bounds on dimension 1"_m);
  return load_item(rt, memory + index * view->step, view->typecode);
}

Status assign_slice(Runtime& rt, MemoryView* view, Slice* slice, Value value) {
  SliceRange range = TRY(resolve_slice(rt, slice, view->count));
  if (!has_buffer(value)) return raise(rt, type_error_type, "a bytes-like object is required, not '%T'"_m, value);
  // A copy first: source and target may overlap.
  BufferView source = TRY(get_buffer(rt, value));
  Value copy = has_kind(value, Kind::MemoryView) ? contiguous_bytes(rt, as_view(value)) : make_bytes(rt, source.span());
  if (copy.is_error()) return Failed{};
  auto* bytes = cast<BytesObject>(copy);
  if (SignedWord(bytes->size) != range.count * view->item_size || source.item_size != view->item_size)
    return raise(rt, value_error_type, "memoryview assignment: lvalue and rvalue have different structures"_m);
  uint8_t* memory;
  TRY(check_memory(rt, view, &memory));
  for (SignedWord i = 0; i < range.count; i++)
    std::memcpy(memory + (range.start + i * range.step) * view->step, bytes->data() + i * view->item_size,
                view->item_size);
  return {};
}

Status view_set_item(Runtime& rt, Value self, Value key, Value value) {
  MemoryView* view = as_view(self);
  TRY(check_memory(rt, view));
  if (value.is_empty()) return raise(rt, type_error_type, "cannot delete memory"_m);
  if (view->readonly) return raise(rt, type_error_type, "cannot modify read-only memory"_m);
  if (is_exactly(key, slice_type)) return assign_slice(rt, view, cast<Slice>(key), value);
  SignedWord index = TRY(as_index(rt, key));
  if (index < 0) index += view->count;
  if (index < 0 || index >= view->count) return raise(rt, index_error_type, "index out of bounds on dimension 1"_m);
  uint8_t item[8];
  if (store_item(rt, item, view->typecode, value).failed()) {
    if (exception_is(rt, overflow_error_type) && catch_exception(rt, overflow_error_type))
      return raise(rt, value_error_type, "memoryview: invalid value for format '%c'"_m, view->typecode);
    if (exception_is(rt, type_error_type) && catch_exception(rt, type_error_type))
      return raise(rt, type_error_type, "memoryview: invalid type for format '%c'"_m, view->typecode);
    return Failed{};
  }
  // The conversion may have run code; the memory is looked up again.
  uint8_t* memory;
  TRY(check_memory(rt, view, &memory));
  std::memcpy(memory + index * view->step, item, view->item_size);
  return {};
}

Status view_buffer(Runtime& rt, Value self, BufferView& buffer) {
  MemoryView* view = as_view(self);
  uint8_t* memory;
  TRY(check_memory(rt, view, &memory));
  if (view->step != view->item_size && view->count > 1)
    return raise(rt, buffer_error_type, "memoryview: underlying buffer is not C-contiguous"_m);
  buffer.data = memory;
  buffer.bytes = size_t(view->count) * view->item_size;
  buffer.typecode = view->typecode;
  buffer.item_size = view->item_size;
  buffer.readonly = view->readonly;
  return {};
}

Value to_list(Runtime& rt, MemoryView* view) {
  List* list = make_list(rt, uint32_t(view->count));
  if (!list) return Failed{};
  for (SignedWord i = 0; i < view->count; i++) {
    uint8_t* memory;
    TRY(check_memory(rt, view, &memory));
    Value item = TRY(load_item(rt, memory + i * view->step, view->typecode));
    TRY(list_append(rt, list, item));
  }
  return to_value(list);
}

Value view_compare(Runtime& rt, CompareOp op, Value self, Value other) {
  if ((op != CompareOp::Eq && op != CompareOp::Ne) || !has_buffer(other)) return Value::not_implemented();
  // A released view equals only itself.
  if (as_view(self)->owner.is_empty() || (has_kind(other, Kind::MemoryView) && as_view(other)->owner.is_empty()))
    return Value::boolean(self.is(other) == (op == CompareOp::Eq));
  Value mine = TRY(to_list(rt, as_view(self)));
  Args args{&other, 1};
  Value their_view = has_kind(other, Kind::MemoryView) ? other : TRY(view_construct(rt, &memoryview_type, args));
  Value theirs = TRY(to_list(rt, as_view(their_view)));
  return compare(rt, op, mine, theirs);
}

Value view_iterate(Runtime& rt, Value self) {
  Value list = TRY(to_list(rt, as_view(self)));
  return iterate(rt, list);
}

Result<uint32_t> view_hash(Runtime& rt, Value self) {
  if (!as_view(self)->readonly) return raise(rt, value_error_type, "cannot hash writable memoryview object"_m);
  Value bytes = contiguous_bytes(rt, as_view(self));
  if (bytes.is_error()) return Failed{};
  return hash(rt, bytes);
}

Value view_repr(Runtime& rt, Value self) {
  TextBuilder text(rt);
  text.add(as_view(self)->owner.is_empty() ? "<released memory at 0x" : "<memory at 0x");
  return text.add_unsigned(uintptr_t(self.as_object()), 16, 1).add('>').finish();
}

Value method_tobytes(Runtime& rt, const Args& args) { return contiguous_bytes(rt, as_view(args[0])); }
Value method_tolist(Runtime& rt, const Args& args) {
  TRY(check_memory(rt, as_view(args[0])));
  return to_list(rt, as_view(args[0]));
}
Value method_hex(Runtime& rt, const Args& args) {
  Value bytes = TRY(contiguous_bytes(rt, as_view(args[0])));
  Value method = TRY(get_attribute(rt, bytes, sym<"hex">));
  return call(rt, method, Args{args.values + 1, args.positional - 1});
}
Value method_release(Runtime&, const Args& args) {
  as_view(args[0])->owner = Value::empty();
  return Value::none();
}
Value method_enter(Runtime& rt, const Args& args) {
  TRY(check_memory(rt, as_view(args[0])));
  return args[0];
}
Value method_toreadonly(Runtime& rt, const Args& args) {
  TRY(check_memory(rt, as_view(args[0])));
  MemoryView* copy = new_view(rt, *as_view(args[0]));
  if (!copy) return Failed{};
  copy->readonly = true;
  return to_value(copy);
}

Value method_cast(Runtime& rt, const Args& args) {
  MemoryView* view = as_view(args[0]);
  TRY(check_memory(rt, view));
  if (!has_kind(args[1], Kind::Str)) return raise(rt, type_error_type, "format argument must be a string"_m);
  string_view format = cast<Str>(args[1])->view();
  if (!format.empty() && format[0] == '@') format.remove_prefix(1);
  uint16_t size = format.size() == 1 ? typecode_size(format[0]) : 0;
  if (!size)
    return raise(
        rt, value_error_type,
        "memoryview: destination format must be a native single character format prefixed with an optional '@'"_m);
  if (view->step != view->item_size)
    return raise(rt, type_error_type, "memoryview: casts are restricted to C-contiguous views"_m);
  bool from_bytes = view->item_size == 1, to_bytes = size == 1;
  if (!from_bytes && !to_bytes)
    return raise(rt, type_error_type, "memoryview: cannot cast between two non-byte formats"_m);
  SignedWord bytes = view->count * view->item_size;
  if (bytes % size) return raise(rt, type_error_type, "memoryview: length is not a multiple of itemsize"_m);
  MemoryView* result = new_view(rt, *view);
  if (!result) return Failed{};
  result->typecode = format[0];
  result->item_size = uint8_t(size);
  result->step = size;
  result->count = bytes / size;
  return to_value(result);
}

Value one_number(Runtime& rt, SignedWord n) {
  Value items[] = {Value::small_int(n)};
  return make_tuple(rt, Span<const Value>(items));
}

// A getter that a released view refuses.
template <Value (*get)(Runtime&, Value)>
Value of_live(Runtime& rt, Value self) {
  TRY(check_memory(rt, as_view(self)));
  return get(rt, self);
}

Value get_format(Runtime& rt, Value self) { return make_str(rt, {&as_view(self)->typecode, 1}); }
Value get_itemsize(Runtime&, Value self) { return Value::small_int(as_view(self)->item_size); }
Value get_nbytes(Runtime&, Value self) { return Value::small_int(as_view(self)->count * as_view(self)->item_size); }
Value get_readonly(Runtime&, Value self) { return Value::boolean(as_view(self)->readonly); }
Value get_ndim(Runtime&, Value) { return Value::small_int(1); }
Value get_shape(Runtime& rt, Value self) { return one_number(rt, as_view(self)->count); }
Value get_strides(Runtime& rt, Value self) { return one_number(rt, as_view(self)->step); }
Value get_contiguous(Runtime&, Value self) {
  return Value::boolean(as_view(self)->step == as_view(self)->item_size || as_view(self)->count < 2);
}
Value get_object(Runtime&, Value self) { return as_view(self)->owner; }
Value get_suboffsets(Runtime& rt, Value) { return make_tuple(rt, Span<const Value>()); }

constinit const Attribute view_attributes[] = {
    METHOD("cast", method_cast, 2, 2),
    METHOD("hex", method_hex, 1, 3),
    METHOD("release", method_release, 1, 1),
    METHOD("__bytes__", method_tobytes, 1, 1),
    METHOD("tobytes", method_tobytes, 1, 2),
    METHOD("tolist", method_tolist, 1, 1),
    METHOD("toreadonly", method_toreadonly, 1, 1),
    METHOD("__enter__", method_enter, 1, 1),
    METHOD("__exit__", method_release, 1, 4),
    PROPERTY("c_contiguous", of_live<get_contiguous>),
    PROPERTY("contiguous", of_live<get_contiguous>),
    PROPERTY("f_contiguous", of_live<get_contiguous>),
    PROPERTY("format", of_live<get_format>),
    PROPERTY("itemsize", of_live<get_itemsize>),
    PROPERTY("nbytes", of_live<get_nbytes>),
    PROPERTY("ndim", of_live<get_ndim>),
    PROPERTY("obj", of_live<get_object>),
    PROPERTY("readonly", of_live<get_readonly>),
    PROPERTY("shape", of_live<get_shape>),
    PROPERTY("strides", of_live<get_strides>),
    PROPERTY("suboffsets", of_live<get_suboffsets>),
};

}  // namespace

ROM_TYPE(memoryview_type, {.name = sym<"memoryview">,
                           .kind = Kind::MemoryView,
                           .trace_words = {1, 1},
                           .flags = Type::Final,
                           .native_bytes = sizeof(MemoryView),
                           .construct = view_construct,
                           .repr = view_repr,
                           .hash = view_hash,
                           .length = view_length,
                           .get_item = view_get_item,
                           .set_item = view_set_item,
                           .iterate = view_iterate,
                           .compare = view_compare,
                           .buffer = view_buffer,
                           .attributes = view_attributes});

}  // namespace adder
