// Result<T>: what a fallible function returns when its result is not a Python value.
//
// The reason of a failure is not in the Result: it is the exception pending in the Runtime (or, in the parser, the
// recorded diagnostic). A Result only says "there is a T" or "look there". TRY(e) yields e's value or returns failure
// from the enclosing function, whatever that one returns (Result<U> or Value): Failed converts to both.
#pragma once

#include <type_traits>

#include "core/base/base.h"

namespace adder {

// Carries the word of Value::error(), so that a failure is handed on in the register it came in.
struct Failed {
  static constexpr unsigned error_word = 6 << 3 | 7;
  unsigned word = error_word;
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(value), ok_(true) {}
  Result(Failed) : value_(), ok_(false) {}
  bool failed() const { return !ok_; }
  Failed failure() const { return {}; }
  T& get() {
    contract(ok_, "Result::get of a failure");
    return value_;
  }

 private:
  T value_;
  std::conditional_t<sizeof(T) == sizeof(void*), uintptr_t, bool>
      ok_;  // a word beside a word: read by the shorter load
};

// A pointer that exists: null says failure, so that it is returned in a register on every target.
template <class T>
class [[nodiscard]] Result<T*> {
 public:
  Result(T* value) : value_(value) { contract(value, "a Result of no object"); }
  Result(Failed) : value_(nullptr) {}
  bool failed() const { return !value_; }
  Failed failure() const { return {}; }
  T* get() {
    contract(value_, "Result::get of a failure");
    return value_;
  }

 private:
  T* value_;
};

// 0, 1, or the word of a failure.
template <>
class [[nodiscard]] Result<bool> {
 public:
  Result(bool value) : state_(value) {}
  Result(Failed failure) : state_(failure.word) {}
  bool failed() const { return state_ > 1; }
  Failed failure() const { return {state_}; }
  bool get() {
    contract(state_ < 2, "Result::get of a failure");
    return state_ != 0;
  }

 private:
  unsigned state_;
};

// 0, or the word of a failure.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() : state_(0) {}
  Result(Failed failure) : state_(failure.word) {}
  bool failed() const { return state_ != 0; }
  Failed failure() const { return {state_}; }
  void get() {}

 private:
  unsigned state_;
};

using Status = Result<void>;

}  // namespace adder

// An expression: the value of a successful result; otherwise the enclosing function returns Failed. May stand inside
// another TRY.
#define TRY(expression) ADDER_TRY_COUNTED(expression, __COUNTER__)
#define ADDER_TRY_COUNTED(expression, number) ADDER_TRY_NUMBERED(expression, number)
#define ADDER_TRY_NUMBERED(expression, number) ADDER_TRY_NAMED(expression, try_result_##number)
#define ADDER_TRY_NAMED(expression, name) \
  ({                                      \
    auto name = (expression);             \
    if (name.failed()) [[unlikely]]       \
      return name.failure();              \
    name.get();                           \
  })
