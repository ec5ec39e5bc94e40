// Functions described by rows: what their parameters accept stands in a short text, and one piece of code (call.cpp)
// reads it, converts and checks the arguments and calls. A function costs a row of 40 bytes and its body;
// core/types/bind.h costs some 120, but its functions have C++ parameters. Right for modules with many functions of few
// kinds of arguments.
//
//   static Value scale_it(Call& c) {
//     scale(c.floats(0), c.number(1), c.number(2));
//     return Value::none();
//   }
//   ROW("scale", scale_it, "1F>ff", "data, gain, offset=0.0")
//
// The text of a row: first, the work of the function for each item of its first array, in multiply-accumulates (digits,
// or none); then a letter for each parameter, self and cls left out:
//
//   f  number; f+ above 0, f0 not below 0, f1 in 0..1, all finite     s  str, for choice() b  anything, by its truth
//   i  int32, u uint32, w uint16, c uint8; u(8,512) with limits       o  any value        n  object of the row's type
//   F  float32, H int16, B uint8, D float32 or int16, A any items: arrays. D after another array has the items of the
//   first.
//
// and behind the letter of an array
//   >  it is written          =  it has as many items as the first array
//   &  it may be the first array's memory, or lies apart from it       !  it lies apart from all arrays before it
//   ?  None may stand for it (also behind f, o)
//
// Defaults are read from the parameter list when they are needed. Errors are those of bind.h, and besides ValueError
// that names the function, the argument, and what was expected.
#pragma once

#include "core/runtime/exceptions.h"
#include "core/types/array.h"
#include "core/types/bind.h"
#include "core/types/instance.h"
#include "core/types/parameter_text.h"
#include "modules/common/work.h"

namespace adder {

struct Call;
using CallBody = Value (*)(Call& call);

// The text of its types lies before its parameter list: 0, types, 0, list.
struct Row : ListedFunction {
  CallBody body;
};
// Its types begin with a point.
struct TypedRow : Row {
  const Type* type;  // of self, of parameters n, of what make() makes
};

// The arguments of a call, converted. Parameters count from 0, self and cls left out. Spans are valid until Python
// runs.
struct Call {
  static constexpr size_t most_parameters = 10;

  Runtime& rt;
  const Row& row;
  const Type* type;        // the row's, if it has one
  const Type* cls;         // what make() makes: the class a constructor was called on, or the row's type
  const Value* values;     // the arguments themselves
  Object* self = nullptr;  // of a method
  bind::Slot at[most_parameters] = {};

  template <class X>
  X& me() const {
    return *static_cast<X*>(self);
  }
  bool given(size_t i) const { return at[i].present; }
  float number(size_t i) const { return float(at[i].number); }
  uint32_t whole(size_t i) const { return uint32_t(at[i].integer); }
  bool truth(size_t i) const { return at[i].truth; }
  Value value(size_t i) const { return at[i].value; }
  Object* object(size_t i) const { return static_cast<Object*>(const_cast<void*>(at[i].pointer)); }
  const BufferView& view(size_t i) const { return at[i].buffer; }
  bool has_floats(size_t i) const { return at[i].buffer.typecode == 'f'; }
  size_t items(size_t i) const;
  template <class T>
  Span<T> items_of(size_t i) const {
    return {static_cast<T*>(at[i].buffer.data), at[i].buffer.bytes / sizeof(T)};
  }
  Span<float> floats(size_t i) const { return items_of<float>(i); }
  Span<int16_t> ints(size_t i) const { return items_of<int16_t>(i); }
  Span<uint8_t> bytes(size_t i) const { return items_of<uint8_t>(i); }

  // ValueError "name()what" and "name() argument 'x' what"; `what` is a format, as of raise().
  Failed wrong(Message what, ...) const;
  Failed wrong(size_t i, Message what, ...) const;
  // ValueError unless argument i has so many items; or at least so many.
  Status length(size_t i, size_t wanted) const;
  Status room(size_t i, size_t wanted) const;
  // Copies the float32 items of argument i; ValueError when they are not as many.
  Status copy(size_t i, Span<float> to) const;
  // The index of argument i, a str, among names like "low high"; -1 after ValueError.
  int choice(size_t i, const char* names) const;

  // An object of class `cls` with zeroed memory (X has `Ref<Buffer> memory` first), both new; nullptr: MemoryError.
  template <class X>
  X* make(size_t bytes) const {
    return reinterpret_cast<X*>(make_native(bytes));
  }
  Object* make_native(size_t bytes) const;
  // A new array of float32, nullptr: MemoryError.
  Array* make_floats(size_t count) const { return make_array(rt, 'f', count); }
  Value result(float number) const { return make_float(rt, Float(number)); }
  Value result_whole(size_t number) const { return make_uint(rt, number); }

  void charge(size_t macs) const { charge_work(rt, hal::Work::Mac, macs); }
  void charge_ints(size_t macs) const { charge_work(rt, hal::Work::MacInt, macs); }
};

// The result of a body whose work is a Status.
inline Value done(Status status) { return status.failed() ? Value::error() : Value::none(); }

Value call_row(Runtime& rt, const NativeFunction& row, const Args& args);
Value construct_row(Runtime& rt, const Row& row, const Type* cls, const Args& args);

// What a native object begins with: the one reference of its class, its memory.
struct NativeMemory : Object {
  Ref<Buffer> memory;
};
// Zeroed bytes of the heap, 8-aligned on 64-bit machines and 4-aligned on 32-bit ones; nullptr: MemoryError is pending.
Buffer* make_memory(Runtime& rt, size_t bytes);
// A new array of float32.
Value copy_of(Runtime& rt, Span<const float> values);
// `count` items of type T at byte `offset` of an object's memory.
template <class T>
Span<T> items_at(const Ref<Buffer>& memory, size_t offset, size_t count) {
  return {reinterpret_cast<T*>(memory->data() + offset), count};
}
inline Span<float> floats_of(Array* array) { return {reinterpret_cast<float*>(array->data()), array->size}; }

namespace rows {

// How many parameters a row's text describes.
constexpr uint8_t count_letters(const char* types) {
  uint8_t count = 0;
  for (; *types; types++) {
    if (*types == '(')
      while (*types != ')') types++;
    count += (*types >= 'a' && *types <= 'z') || (*types >= 'A' && *types <= 'Z');
  }
  return count;
}

// Types and list of a row. Boards have the list packed.
template <FixedString Types, FixedString Parameters, bool Typed>
struct RowText {
  static constexpr bool packed = !word_is_64_bit;
  static constexpr auto message = pack_message(Parameters);
  static constexpr size_t list_at = 1 + Typed + Types.size + 1, list_size = packed ? 1 + message.size : Parameters.size;
  struct Text {
    char characters[list_at + list_size + 1];
  };
  static constexpr Text text = [] {
    Text made = {};
    char* to = made.characters + 1;
    if (Typed) *to++ = '.';
    for (size_t i = 0; i < Types.size; i++) *to++ = Types.text[i];
    to++;
    if (packed) *to++ = packed_list_mark;
    for (size_t i = 0; i < (packed ? message.size : Parameters.size); i++)
      *to++ = packed ? char(message.bytes[i]) : Parameters.text[i];
    return made;
  }();
};

// Owner: the address of a Type, or nullptr. Which one it is its own type tells, as sanitizers take no address for a constant.
template <FixedString Name, CallBody Body, FixedString Types, FixedString Parameters, uint8_t Flags, auto Owner>
struct Entry {
  static constexpr bool typed = !std::is_null_pointer_v<decltype(Owner)>;
  static constexpr bool has_self = (Flags & (NativeFunction::Method | NativeFunction::ClassMethod)) != 0;
  static constexpr uint8_t count = count_letters(Types.text) + has_self;
  static_assert(count <= Call::most_parameters + has_self);
  static constexpr auto list = bind::ParameterList<count>::parse(Parameters.text, has_self);
  static_assert(list.count == count, "the parameter list names as many parameters as the types describe");
  using Text = RowText<Types, Parameters, typed>;
  static constexpr auto row = [] {
    Row made = {
        make_function(sym<Name>, call_row, list.required, count, Flags | NativeFunction::Described, Parameters.text),
        Body};
    made.list = Text::text.characters + Text::list_at;
    if constexpr (typed)
      return TypedRow{made, Owner};
    else
      return made;
  }();
};

template <FixedString Name, CallBody Body, FixedString Types, FixedString Parameters>
Value construct(Runtime& rt, const Type* cls, const Args& args) {
  return construct_row(rt, Entry<Name, Body, Types, Parameters, NativeFunction::ClassMethod, nullptr>::row, cls, args);
}

}  // namespace rows
}  // namespace adder

// Lines of an attribute table.
#define ANY_ROW(...) ::adder::Attribute(::adder::rows::Entry<__VA_ARGS__>::row)
#define ROW(name, body, types, parameters) ANY_ROW(name, body, types, parameters, 0, nullptr)
// A function that makes objects of a type, or takes them (n).
#define ROW_OF(name, type, body, types, parameters) ANY_ROW(name, body, types, parameters, 0, &type)
#define METHOD_ROW(name, type, body, types, parameters) \
  ANY_ROW(name, body, types, parameters, ::adder::NativeFunction::Method, &type)
#define CONSTRUCTOR_ROW(name, body, types, parameters) (&::adder::rows::construct<name, body, types, parameters>)

// The Type of a native object that begins as NativeMemory. The rest are further designators: .construct, .attributes …
#define NATIVE_CLASS(object, struct_name, class_name, base_type, references, class_flags, ...) \
  ROM_TYPE(object, {.name = sym<class_name>,                                                   \
                    .base = &base_type,                                                        \
                    .kind = Kind::Other,                                                       \
                    .trace_words = {1, references},                                            \
                    .flags = class_flags,                                                      \
                    .native_bytes = sizeof(struct_name),                                       \
                    __VA_ARGS__});
#define WITH_METHODS(methods) .attributes = methods
