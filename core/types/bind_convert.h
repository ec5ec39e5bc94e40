// Conversion between Python values and C++ types for bind.h. Holder<T> keeps one converted argument for the time of the
// call.
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

// Where an argument goes, for messages.
struct Site {
  const char* function;
  const char* parameter;  // not ended by NUL: `size` characters; size 0 = self
  uint16_t size;
};

// --- out-of-line parts, so that a wrapper is a few calls (bind.cpp)
Status missing_argument(Runtime& rt, const Site& site, size_t index);
Result<int64_t> convert_int(Runtime& rt, Value v, const Site& site, int64_t least, uint64_t most);
Result<double> convert_float(Runtime& rt, Value v, const Site& site);
Result<const Str*> convert_str(Runtime& rt, Value v, const Site& site);
Result<BufferView> convert_buffer(Runtime& rt, Value v, const Site& site, char typecode, bool writable);  // 0: any type
Status wrong_type(Runtime& rt, Value v, const Site& site, const Type* expected);
Value construct_bound(Runtime& rt, const NativeFunction& function, const Type* cls, const Args& args);

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

// Holder<T>: T is the C++ parameter's type without reference and const. `convert` fills it from an argument,
// `set_default` from the default in parameter list P at Q, `pass` hands it to the function.
template <class T>
struct Holder;

template <FixedString P, Parameter Q>
constexpr string_view default_text = {P.text + Q.default_start, Q.default_size};

template <class T>
requires(std::integral<T> && !std::same_as<T, bool>) struct Holder<T> {
  T value = {};
  Status convert(Runtime& rt, Value v, const Site& site) {
    value = T(
        TRY(convert_int(rt, v, site, int64_t(std::numeric_limits<T>::min()), uint64_t(std::numeric_limits<T>::max()))));
    return {};
  }
  template <FixedString P, Parameter Q>
  Status set_default(Runtime&) {
    constexpr T number = T(parse_number(default_text<P, Q>));
    value = number;
    return {};
  }
  T pass() { return value; }
};

template <std::floating_point T>
struct Holder<T> {
  T value = {};
  Status convert(Runtime& rt, Value v, const Site& site) {
    value = T(TRY(convert_float(rt, v, site)));
    return {};
  }
  template <FixedString P, Parameter Q>
  Status set_default(Runtime&) {
    constexpr T number = T(parse_number(default_text<P, Q>));
    value = number;
    return {};
  }
  T pass() { return value; }
};

template <>
struct Holder<bool> {
  bool value = {};
  Status convert(Runtime& rt, Value v, const Site&) {
    value = TRY(truth(rt, v));
    return {};
  }
  template <FixedString P, Parameter Q>
  Status set_default(Runtime&) {
    value = default_text<P, Q> == "True";
    return {};
  }
  bool pass() { return value; }
};

template <>
struct Holder<string_view> {
  string_view value;
  Status convert(Runtime& rt, Value v, const Site& site) {
    value = TRY(convert_str(rt, v, site))->view();
    return {};
  }
  template <FixedString P, Parameter Q>
  Status set_default(Runtime&) {
    value = unquote(default_text<P, Q>);
    return {};
  }
  string_view pass() { return value; }
};

template <>
struct Holder<const Str*> {
  const Str* value = {};
  Status convert(Runtime& rt, Value v, const Site& site) {
    value = TRY(convert_str(rt, v, site));
    return {};
  }
  template <FixedString P, Parameter Q>
  Status set_default(Runtime& rt) {
    value = intern(rt, unquote(default_text<P, Q>));
    return value ? Status() : Failed{};
  }
  const Str* pass() { return value; }
};

// As it is. A default None gives None, any other default is left to the function as empty().
template <>
struct Holder<Value> {
  Value value;
  Status convert(Runtime&, Value v, const Site&) {
    value = v;
    return {};
  }
  template <FixedString P, Parameter Q>
  Status set_default(Runtime&) {
    value = default_text<P, Q> == "None" ? Value::none() : Value::empty();
    return {};
  }
  Value pass() { return value; }
};

template <>
struct Holder<Bytes> {
  BufferView view;
  Status convert(Runtime& rt, Value v, const Site& site) {
    view = TRY(convert_buffer(rt, v, site, 0, false));
    return {};
  }
  Bytes pass() { return view.span(); }
};
template <>
struct Holder<BufferView> {
  BufferView view;
  Status convert(Runtime& rt, Value v, const Site& site) {
    view = TRY(convert_buffer(rt, v, site, 0, false));
    return {};
  }
  BufferView pass() { return view; }
};
template <class T>
struct Holder<ArrayView<T>> {
  BufferView view;
  Status convert(Runtime& rt, Value v, const Site& site) {
    view = TRY(convert_buffer(rt, v, site, typecode_of<T>(), !std::is_const_v<T>));
    return {};
  }
  ArrayView<T> pass() { return {static_cast<T*>(view.data), view.bytes / sizeof(T)}; }
};

// Native objects, by pointer or reference.
template <NativeObject T>
struct Holder<T*> {
  T* value = {};
  Status convert(Runtime& rt, Value v, const Site& site) {
    if (!is_instance(v, *T::type_object)) return wrong_type(rt, v, site, T::type_object);
    value = cast<T>(v);
    return {};
  }
  T* pass() { return value; }
};
template <NativeObject T>
struct Holder<T> {
  Holder<T*> pointer;
  Status convert(Runtime& rt, Value v, const Site& site) { return pointer.convert(rt, v, site); }
  T& pass() { return *pointer.value; }
};
// The class a class method or constructor was called on.
template <>
struct Holder<const Type*> {
  const Type* value = {};
  Status convert(Runtime&, Value v, const Site&) {
    value = cast<Type>(v);
    return {};
  }
  const Type* pass() { return value; }
};

template <class T>
struct Holder<std::optional<T>> {
  Holder<T> inner;
  bool present = {};
  Status convert(Runtime& rt, Value v, const Site& site) {
    present = !v.is_none();
    return present ? inner.convert(rt, v, site) : Status();
  }
  template <FixedString P, Parameter Q>
  Status set_default(Runtime& rt) {
    if constexpr (default_text<P, Q> == "None") {
      present = false;
      return {};
    } else {
      present = true;
      return inner.template set_default<P, Q>(rt);
    }
  }
  std::optional<T> pass() { return present ? std::optional<T>(inner.pass()) : std::nullopt; }
};

// One Holder for each parameter, found by its index.
template <size_t I, class T>
struct IndexedHolder {
  Holder<std::remove_cvref_t<T>> holder;
};
template <class Indices, class... T>
struct HolderPack;
template <size_t... I, class... T>
struct HolderPack<std::index_sequence<I...>, T...> : IndexedHolder<I, T>... {};

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
