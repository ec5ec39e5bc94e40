// Binding C++ functions to Python: argument conversion, checking and messages, generated at compile time from the
// function's own parameter types and one parameter list. docs/design/modules.md is the guide.
//
//   static Result<float> rms(ArrayView<const float> data, float scale);
//   FUNCTION_T("rms", rms, "data, scale=1.0")
//
// What a parameter may be: bool, integers of any width (range-checked), float, double, string_view, const Str*, Value
// (as it is), Bytes (any buffer, raw), ArrayView<T> / ArrayView<const T> (a buffer of exactly that item type), X* or X&
// (a native type that names its Type: `static constexpr const Type* type_object`), std::optional<any of these> (None or
// absent). A first parameter Runtime& is passed, not converted. What it may return: void, Status, any of the scalars,
// string_view, Value, X*, std::optional<…> (None), std::pair<A, B> (a tuple), and Result<> of these.
//
// Errors: TypeError when the kind of argument is wrong, ValueError when its range, item type or read-onlyness is; each
// names the function, the argument and what was expected.
#pragma once

#include "core/types/bind_convert.h"

namespace adder::bind {

// The signature of a function pointer.
template <class F>
struct Signature;
template <class R, class... A>
struct Signature<R (*)(A...)> {
  static constexpr bool with_runtime = false;
  using Return = R;
  using Arguments = TypeList<A...>;
};
template <class R, class... A>
struct Signature<R (*)(Runtime&, A...)> {
  static constexpr bool with_runtime = true;
  using Return = R;
  using Arguments = TypeList<A...>;
};

template <auto Function, FixedString Name, FixedString Parameters, bool HasSelf>
struct Bound {
  using S = Signature<decltype(Function)>;
  static constexpr uint8_t max = S::Arguments::size;
  static constexpr auto list = ParameterList<max>::parse(Parameters.text, HasSelf);
  static_assert(list.count == max, "the parameter list names as many parameters as the function takes");

  static Value entry(Runtime& rt, const Args& args) {
    return invoke(rt, args, std::make_index_sequence<max>(), typename S::Arguments());
  }

 private:
  template <size_t I, class T>
  static Status convert(Runtime& rt, const Args& args, Holder<std::remove_cvref_t<T>>& holder) {
    constexpr Parameter parameter = list.items[I];
    static constexpr Site site = {Name.text, Parameters.text + parameter.name_start, parameter.name_size};
    Value v = args.get(I);
    if (v.is_empty()) {
      if constexpr (parameter.has_default())
        return holder.template set_default<Parameters, parameter>(rt);
      else
        return missing_argument(rt, site, I);
    }
    return holder.convert(rt, v, site);
  }

  template <size_t... I, class... T>
  static Value invoke(Runtime& rt, const Args& args, std::index_sequence<I...>, TypeList<T...>) {
    HolderPack<std::index_sequence<I...>, T...> pack;
    bool good = (!convert<I, T>(rt, args, static_cast<IndexedHolder<I, T>&>(pack).holder).failed() && ...);
    if (!good) return Failed{};
    auto run = [&]() -> typename S::Return {
      if constexpr (S::with_runtime)
        return Function(rt, static_cast<IndexedHolder<I, T>&>(pack).holder.pass()...);
      else
        return Function(static_cast<IndexedHolder<I, T>&>(pack).holder.pass()...);
    };
    if constexpr (std::is_void_v<typename S::Return>) {
      run();
      return Value::none();
    } else {
      return to_python(rt, run());
    }
  }
};

template <auto Function, FixedString Name, FixedString Parameters, uint8_t Flags>
struct Table {
  static constexpr bool has_self = (Flags & (NativeFunction::Method | NativeFunction::ClassMethod)) != 0;
  using B = Bound<Function, Name, Parameters, has_self>;
  static inline constinit const NativeFunction rom = {
      {&native_function_type}, B::entry, sym<Name>, Parameters.text,
      B::list.required,        B::max,   Flags,     count_positional(Parameters.text, B::max, Flags)};
};

// For Type::construct: Function(rt, cls, arguments…) returns Result<X*> (or X*, nullptr = failed), made by
// new_object<X>.
template <auto Function, FixedString Name, FixedString Parameters>
struct Constructor {
  using B = Bound<Function, Name, Parameters, true>;
  static Value construct(Runtime& rt, const Type* cls, const Args& args) {
    return construct_bound(rt, Table<Function, Name, Parameters, NativeFunction::ClassMethod>::rom, cls, args);
  }
};

}  // namespace adder::bind

#define FUNCTION_T(name, function, parameters) \
  ::adder::Attribute { ::adder::sym<name>, &::adder::bind::Table<function, name, parameters, 0>::rom }
// The function's first parameter is self (X* or X&, or Value); the parameter list does not name it.
#define METHOD_T(name, function, parameters)                                                                    \
  ::adder::Attribute {                                                                                          \
    ::adder::sym<name>, &::adder::bind::Table<function, name, parameters, ::adder::NativeFunction::Method>::rom \
  }
#define CLASS_METHOD_T(name, function, parameters)                                                                   \
  ::adder::Attribute {                                                                                               \
    ::adder::sym<name>, &::adder::bind::Table<function, name, parameters, ::adder::NativeFunction::ClassMethod>::rom \
  }
#define STATIC_METHOD_T(name, function, parameters)                                                             \
  ::adder::Attribute {                                                                                          \
    ::adder::sym<name>, &::adder::bind::Table<function, name, parameters, ::adder::NativeFunction::Static>::rom \
  }
// A value for Type::construct.
#define CONSTRUCTOR_T(name, function, parameters) (&::adder::bind::Constructor<function, name, parameters>::construct)
// A type as a module's attribute.
#define TYPE(name, type) \
  ::adder::Attribute { ::adder::sym<name>, &type }
