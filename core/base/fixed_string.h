// A string literal as a template argument.
#pragma once

#include "core/base/base.h"

namespace adder {

template <size_t N>
struct FixedString {
  char text[N];
  constexpr FixedString(const char (&literal)[N]) {
    for (size_t i = 0; i < N; i++) text[i] = literal[i];
  }
  static constexpr size_t size = N - 1;
};

}  // namespace adder
