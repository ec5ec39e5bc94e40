// What is wrong with a file, and at which of its bytes.
#pragma once

#include "core/base/base.h"
#include "core/base/message.h"

namespace adder::ml {

// A message, or none: nothing is wrong.
struct Wrong : Message {
  Wrong() : Message{nullptr} {}
  Wrong(Message message) : Message(message) {}
  explicit operator bool() const { return packed != nullptr; }
};

struct Fault {
  Wrong what;
  uint32_t at = 0;
  explicit operator bool() const { return bool(what); }
};

}  // namespace adder::ml
