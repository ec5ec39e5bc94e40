// Result<T>: what a fallible function returns when its result is not a Python value.
//
// The reason of a failure is not in the Result: it is the exception pending in the Runtime (or, in the parser, the
// recorded diagnostic). A Result only says "there is a T" or "look there". TRY(e) yields e's value or returns failure
// from the enclosing function, whatever that one returns (Result<U> or Value): Failed converts to both.
#pragma once

#include "core/base/base.h"

namespace adder {

struct Failed {};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(value), ok_(true) {}
  Result(Failed) : value_(), ok_(false) {}
  bool failed() const { return !ok_; }
  T& get() {
    contract(ok_, "Result::get of a failure");
    return value_;
  }

 private:
  T value_;
  bool ok_;
};

// A pointer that exists: null says failure, so that it is returned in a register on every target.
template <class T>
class [[nodiscard]] Result<T*> {
 public:
  Result(T* value) : value_(value) { contract(value, "a Result of no object"); }
  Result(Failed) : value_(nullptr) {}
  bool failed() const { return !value_; }
  T* get() {
    contract(value_, "Result::get of a failure");
    return value_;
  }

 private:
  T* value_;
};

// One byte: false, true, failed.
template <>
class [[nodiscard]] Result<bool> {
 public:
  Result(bool value) : state_(value) {}
  Result(Failed) : state_(2) {}
  bool failed() const { return state_ == 2; }
  bool get() {
    contract(state_ < 2, "Result::get of a failure");
    return state_ & 1;
  }

 private:
  uint8_t state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() : ok_(true) {}
  Result(Failed) : ok_(false) {}
  bool failed() const { return !ok_; }
  void get() {}

 private:
  bool ok_;
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
      return ::adder::Failed{};           \
    name.get();                           \
  })
