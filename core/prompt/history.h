// The lines entered at the prompt, in storage that the port gives; the oldest are forgotten when it is full.
//
// Lines lie one after the other, each ended by '\n', the newest last.
#pragma once

#include "core/base/base.h"

namespace adder {

class History {
 public:
  explicit History(Span<char> storage) : storage_(storage) {}

  void add(string_view line);  // empty lines and a repeated last line are left out
  // The line `back` entries before the present one: 1 = the newest. False when there are not so many.
  bool get(size_t back, string_view* line) const;

 private:
  Span<char> storage_;
  size_t size_ = 0;
};

}  // namespace adder
