// What is wrong with a file, and at which of its bytes.
#pragma once

#include "core/base/base.h"

namespace adder::ml {

struct Fault {
  const char* what = nullptr;  // nullptr: nothing is wrong
  uint32_t at = 0;
  explicit operator bool() const { return what != nullptr; }
};

}  // namespace adder::ml
