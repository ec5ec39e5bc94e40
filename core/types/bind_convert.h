// Conversion between Python values and C++ types for bind.h.
//
// A parameter is a row of ROM (ArgumentSpec) that says how its argument is converted; one function out of line
// (call_bound) reads the rows, fills Slots and calls. So a bound function costs a few rows and a short entry, not a copy of
// the conversions: that is what keeps modules small on a board.
#pragma once

#include <concepts>
#include <optional>
#include <utility>

#include "core/types/bind_parameters.h"
#include "core/types/buffer.h"

namespace adder {

// Items of type T in the memory of a Python object. Valid until Python code runs.
template <class T>
struct ArrayView : Span<T> {
  using Span<T>::Span;
  ArrayView(Span<T> items) : Span<T>(items) {}
};

namespace bind {

template <class... T>
struct TypeList {
  static constexpr size_t size = sizeof...(T);
};

// The typecode of `array` for a C++ item type.
template <class T>
constexpr char typecode_of() {
  using U = std::remove_cv_t<T>;
  if constexpr (std::is_same_v<U, float>) return 'f';
  if constexpr (std::is_same_v<U, double>) return 'd';
  if constexpr (std::is_integral_v<U>) {
    constexpr const char* letters = std::is_signed_v<U> ? "bhiq" : "BHIQ";
    return letters[std::countr_zero(sizeof(U))];
  }
}

template <class T>
concept NativeObject = requires {
  { T::type_object } -> std::convertible_to<const Type*>;
};

// --- how one argument is converted

enum class Accept : uint8_t {
  Integer,  // detail: bytes, negative when signed
  Number,
  Truth,
  Text,
  TextObject,
  Anything,
  AnyBuffer,
  Items,   // detail: typecode
  Native,  // payload: its Type
  Class,
};

struct ArgumentSpec {
  enum Flag : uint8_t {
    Optional = 1,    // std::optional: None is nothing
    Writable = 2,    // Items
    HasDefault = 4,  // payload, unless Native
    NoneDefault = 8,
  };
  Accept accept;
  int8_t detail;
  uint8_t flags;
  union Payload {
    const void* pointer;  // Native: the address of the pointer to its Type; Text: the default as it stands in the list
    Float number;
    SignedWord integer;
    constexpr Payload() : pointer(nullptr) {}
    constexpr Payload(const void* p) : pointer(p) {}
    constexpr Payload(Float f) : number(f) {}
    constexpr Payload(SignedWord n) : integer(n) {}
  } payload;
};

// A converted argument.
struct Slot {
  union {
    int64_t integer;
    Float number;
    bool truth;
    Value value;
    const void* pointer;
    string_view text;
    BufferView buffer;
  };
  bool present;
  Slot() {}
};

// Where an argument goes: which parameter of which function.
struct Site {
  const NativeFunction* function;
  uint32_t index;  // self counts
};
string_view parameter_text(const Site& site);  // in the function's list, with its default; empty for self
string_view parameter_name(const Site& site);
// `slot` from an argument that was given; errors name the site.
Status convert(Runtime& rt, Value v, const Site& site, const ArgumentSpec& spec, Slot& slot);

// A function in ROM, what its parameters accept, and how it is called with converted arguments.
using NativeFunctionPointer = void (*)();
struct BoundFunction {
  const NativeFunction* function;
  const ArgumentSpec* specs;
  Value (*call)(Runtime& rt, NativeFunctionPointer function, const Slot* slots);
};
Value call_bound(Runtime& rt, const Args& args, const BoundFunction& bound, NativeFunctionPointer function);
constexpr size_t most_slots = 16;  // parameters of a bound function, self or cls included

Value construct_bound(Runtime& rt, const NativeFunction& function, const Type* cls, const Args& args);
Value initialize_bound(Runtime& rt, const NativeFunction& function, Value self, const Args& args);

// ArgumentOf<T>: T is the C++ parameter's type without reference and const. `accept`, `detail`, `flags` and `pointer`
// make the spec; `get` takes the value out of the slot.
template <class T>
struct ArgumentOf;

struct PlainArgument {
  static constexpr int8_t detail = 0;
  static constexpr uint8_t flags = 0;
  static constexpr const void* pointer = nullptr;
};

template <class T>
requires(std::integral<T> && !std::same_as<T, bool>) struct ArgumentOf<T> : PlainArgument {
  static constexpr Accept accept = Accept::Integer;
  static constexpr int8_t detail = std::is_signed_v<T> ? -int8_t(sizeof(T)) : int8_t(sizeof(T));
  static T get(const Slot& slot) { return T(slot.integer); }
};
template <std::floating_point T>
struct ArgumentOf<T> : PlainArgument {
  static constexpr Accept accept = Accept::Number;
  static T get(const Slot& slot) { return T(slot.number); }
};
template <>
struct ArgumentOf<bool> : PlainArgument {
  static constexpr Accept accept = Accept::Truth;
  static bool get(const Slot& slot) { return slot.truth; }
};
template <>
struct ArgumentOf<string_view> : PlainArgument {
  static constexpr Accept accept = Accept::Text;
  static string_view get(const Slot& slot) { return slot.text; }
};
template <>
struct ArgumentOf<const Str*> : PlainArgument {
  static constexpr Accept accept = Accept::TextObject;
  static const Str* get(const Slot& slot) { return static_cast<const Str*>(slot.pointer); }
};
// As it is. A default None gives None, any other default is left to the function as empty().
template <>
struct ArgumentOf<Value> : PlainArgument {
  static constexpr Accept accept = Accept::Anything;
  static Value get(const Slot& slot) { return slot.value; }
};
template <>
struct ArgumentOf<Bytes> : PlainArgument {
  static constexpr Accept accept = Accept::AnyBuffer;
  static Bytes get(const Slot& slot) { return slot.buffer.span(); }
};
template <>
struct ArgumentOf<BufferView> : PlainArgument {
  static constexpr Accept accept = Accept::AnyBuffer;
  static BufferView get(const Slot& slot) { return slot.buffer; }
};
template <class T>
struct ArgumentOf<ArrayView<T>> : PlainArgument {
  static constexpr Accept accept = Accept::Items;
  static constexpr int8_t detail = int8_t(typecode_of<T>());
  static constexpr uint8_t flags = std::is_const_v<T> ? 0 : ArgumentSpec::Writable;
  static ArrayView<T> get(const Slot& slot) {
    return {static_cast<T*>(slot.buffer.data), slot.buffer.bytes / sizeof(T)};
  }
};
// Native objects, by pointer or reference. Their Type may be named before it is defined, so its address is looked up
// late.
template <NativeObject T>
struct ArgumentOf<T*> : PlainArgument {
  static constexpr Accept accept = Accept::Native;
  static constexpr const void* pointer = &T::type_object;
  static T* get(const Slot& slot) { return static_cast<T*>(const_cast<void*>(slot.pointer)); }
};
template <NativeObject T>
struct ArgumentOf<T> : ArgumentOf<T*> {
  static T& get(const Slot& slot) { return *ArgumentOf<T*>::get(slot); }
};
// Any of them, where a call does not care which.
template <>
struct ArgumentOf<Object*> {
  static Object* get(const Slot& slot) { return static_cast<Object*>(const_cast<void*>(slot.pointer)); }
};
// The class a class method or constructor was called on.
template <>
struct ArgumentOf<const Type*> : PlainArgument {
  static constexpr Accept accept = Accept::Class;
  static const Type* get(const Slot& slot) { return static_cast<const Type*>(slot.pointer); }
};
template <class T>
struct ArgumentOf<std::optional<T>> : ArgumentOf<T> {
  static constexpr uint8_t flags = ArgumentOf<T>::flags | ArgumentSpec::Optional;
  static std::optional<T> get(const Slot& slot) {
    return slot.present ? std::optional<T>(ArgumentOf<T>::get(slot)) : std::nullopt;
  }
};

// The row of a parameter of type T whose text is `parameter` of the list P.
template <class T, FixedString P>
constexpr ArgumentSpec make_spec(Parameter parameter) {
  using Of = ArgumentOf<std::remove_cvref_t<T>>;
  ArgumentSpec spec = {Of::accept, Of::detail, Of::flags, Of::pointer};
  if (!parameter.has_default()) return spec;
  string_view text = {P.text + parameter.default_start, parameter.default_size};
  spec.flags |= ArgumentSpec::HasDefault;
  if (text == "None")
    spec.flags |= ArgumentSpec::NoneDefault;
  else if (spec.accept == Accept::Integer)
    spec.payload = ArgumentSpec::Payload(SignedWord(int64_t(parse_number(text))));
  else if (spec.accept == Accept::Number)
    spec.payload = ArgumentSpec::Payload(Float(parse_number(text)));
  else if (spec.accept == Accept::Truth)
    spec.payload = ArgumentSpec::Payload(SignedWord(text == "True"));
  else if (spec.accept == Accept::Text || spec.accept == Accept::TextObject)
    spec.payload = ArgumentSpec::Payload(static_cast<const void*>(P.text + parameter.default_start));
  return spec;
}

// --- results
inline Value to_python(Runtime&, Value v) { return v; }
inline Value to_python(Runtime&, bool b) { return Value::boolean(b); }
template <class T>
requires(std::integral<T> && !std::same_as<T, bool>) Value to_python(Runtime& rt, T n) {
  if constexpr (std::is_unsigned_v<T> && sizeof(T) == 8)
    return make_uint(rt, n);
  else
    return make_int(rt, int64_t(n));
}
template <std::floating_point T>
Value to_python(Runtime& rt, T f) {
  return make_float(rt, Float(f));
}
inline Value to_python(Runtime& rt, string_view text) { return make_str(rt, text); }
inline Value to_python(Runtime&, const Str* text) { return to_value(text); }
inline Value to_python(Runtime&, Status status) { return status.failed() ? Value::error() : Value::none(); }
template <std::derived_from<Object> T>
Value to_python(Runtime&, T* object) {
  return object ? to_value(object) : Value::error();
}
template <class T>
Value to_python(Runtime& rt, const std::optional<T>& v) {
  return v ? to_python(rt, *v) : Value::none();
}
template <class A, class B>
Value to_python(Runtime& rt, const std::pair<A, B>& p) {
  Value items[2] = {TRY(to_python(rt, p.first)), TRY(to_python(rt, p.second))};
  return make_tuple(rt, items);
}
template <class T>
Value to_python(Runtime& rt, Result<T> result) {
  if (result.failed()) return Value::error();
  return to_python(rt, result.get());
}

}  // namespace bind
}  // namespace adder
