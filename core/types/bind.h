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

// --- signatures. Functions that differ only in the class of an object they take or give are called alike: objects are
// passed as addresses, so one piece of code calls all of them.

template <class T>
struct Called {
  using type = T;
};
template <NativeObject T>
struct Called<T&> {
  using type = Object*;
};
template <NativeObject T>
struct Called<T*> {
  using type = Object*;
};
template <NativeObject T>
struct Called<Result<T*>> {
  using type = Result<Object*>;
};

template <class F>
struct Signature;
template <class R, class... A>
struct Signature<R (*)(A...)> {
  using Arguments = TypeList<A...>;
  template <class Sequence>
  struct With;
  template <size_t... I>
  struct With<std::index_sequence<I...>> {
    static Value call(Runtime& rt, NativeFunctionPointer function, const Slot* slots) {
      auto f = reinterpret_cast<R (*)(A...)>(function);
      if constexpr (std::is_void_v<R>) {
        f(ArgumentOf<std::remove_cvref_t<A>>::get(slots[I])...);
        return Value::none();
      } else {
        return to_python(rt, f(ArgumentOf<std::remove_cvref_t<A>>::get(slots[I])...));
      }
    }
  };
  using Caller = With<std::index_sequence_for<A...>>;
};
template <class R, class... A>
struct Signature<R (*)(Runtime&, A...)> {
  using Arguments = TypeList<A...>;
  template <class Sequence>
  struct With;
  template <size_t... I>
  struct With<std::index_sequence<I...>> {
    static Value call(Runtime& rt, NativeFunctionPointer function, const Slot* slots) {
      auto f = reinterpret_cast<R (*)(Runtime&, A...)>(function);
      if constexpr (std::is_void_v<R>) {
        f(rt, ArgumentOf<std::remove_cvref_t<A>>::get(slots[I])...);
        return Value::none();
      } else {
        return to_python(rt, f(rt, ArgumentOf<std::remove_cvref_t<A>>::get(slots[I])...));
      }
    }
  };
  using Caller = With<std::index_sequence_for<A...>>;
};
template <class F>
struct CalledAs;
template <class R, class... A>
struct CalledAs<R (*)(A...)> {
  using type = typename Called<R>::type (*)(typename Called<A>::type...);
};

// The rows of a function's parameters.
template <size_t N>
struct Specs {
  ArgumentSpec items[N ? N : 1] = {};
};
template <FixedString P, class List, class... A, size_t... I>
constexpr Specs<sizeof...(A)> make_specs(const List& list, TypeList<A...>, std::index_sequence<I...>) {
  return {{make_spec<A, P>(list.items[I])...}};
}

template <auto Function, FixedString Name, FixedString Parameters, uint8_t Flags>
struct Table {
  using S = Signature<decltype(Function)>;
  using Caller = typename Signature<typename CalledAs<decltype(Function)>::type>::Caller;
  static constexpr bool has_self = (Flags & (NativeFunction::Method | NativeFunction::ClassMethod)) != 0;
  static constexpr uint8_t max = S::Arguments::size;
  static_assert(max <= most_slots, "a bound function has at most 16 parameters");
  static constexpr auto list = ParameterList<max>::parse(Parameters.text, has_self);
  static_assert(list.count == max, "the parameter list names as many parameters as the function takes");

  static Value entry(Runtime& rt, const Args& args) {
    return call_bound(rt, args, bound, reinterpret_cast<NativeFunctionPointer>(Function));
  }
  static constexpr ListedFunction rom = make_function(sym<Name>, entry, list.required, max, Flags, Parameters.text);
  static inline constinit const Specs<max> specs =
      make_specs<Parameters>(list, typename S::Arguments(), std::make_index_sequence<max>());
  static inline constinit const BoundFunction bound = {&rom, specs.items, Caller::call};
};

// For Type::construct: Function(rt, cls, arguments…) returns Result<X*> (or X*, nullptr = failed), made by
// new_object<X>.
template <auto Function, FixedString Name, FixedString Parameters>
struct Constructor {
  static Value construct(Runtime& rt, const Type* cls, const Args& args) {
    return construct_bound(rt, Table<Function, Name, Parameters, NativeFunction::ClassMethod>::rom, cls, args);
  }
};

// For Type::initialize: Function(rt, self, arguments…) sets up an object that `construct` made blank, so that a Python
// subclass may take other arguments and call super().__init__().
template <auto Function, FixedString Name, FixedString Parameters>
struct Initializer {
  static Value initialize(Runtime& rt, Value self, const Args& args) {
    return initialize_bound(rt, Table<Function, Name, Parameters, NativeFunction::Method>::rom, self, args);
  }
};

}  // namespace adder::bind

#define BOUND_FUNCTION(name, function, parameters, flags) \
  ::adder::Attribute(::adder::bind::Table<function, name, parameters, flags>::rom)
#define FUNCTION_T(name, function, parameters) BOUND_FUNCTION(name, function, parameters, 0)
// The function's first parameter is self (X* or X&, or Value); the parameter list does not name it.
#define METHOD_T(name, function, parameters) BOUND_FUNCTION(name, function, parameters, ::adder::NativeFunction::Method)
#define CLASS_METHOD_T(name, function, parameters) \
  BOUND_FUNCTION(name, function, parameters, ::adder::NativeFunction::ClassMethod)
#define STATIC_METHOD_T(name, function, parameters) \
  BOUND_FUNCTION(name, function, parameters, ::adder::NativeFunction::Static)
// A value for Type::construct.
#define CONSTRUCTOR_T(name, function, parameters) (&::adder::bind::Constructor<function, name, parameters>::construct)
// A value for Type::initialize.
#define INITIALIZER_T(name, function, parameters) (&::adder::bind::Initializer<function, name, parameters>::initialize)
// A type as a module's attribute.
#define TYPE(name, type) CONSTANT(name, &type)
