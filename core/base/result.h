// Result<T>: what a fallible function returns when its result is not a Python value.
//
// The reason of a failure is not in the Result: it is the exception pending in the Runtime (or, in the parser, the
// recorded diagnostic). A Result only says "there is a T" or "look there". TRY(e) yields e's value or returns failure from
// the enclosing function, whatever that one returns (Result<U> or Value): Failed converts to both.
#pragma once

#include "core/base/base.h"

namespace adder {

struct Failed {};

template <class T> class [[nodiscard]] Result {
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

template <> class [[nodiscard]] Result<void> {
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
#define ADDER_TRY_NAMED(expression, name)                     \
  ({                                                          \
    auto name = (expression);                                 \
    if (name.failed()) [[unlikely]] return ::adder::Failed{}; \
    name.get();                                               \
  })
