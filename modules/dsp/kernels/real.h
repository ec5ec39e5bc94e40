// The type that filters, windows and tables are designed in, once, before data flow: the width of Python's float, so
// binary64 on a host and binary32 on a board, where each operation on binary64 would be a call. Results are float32.
#pragma once

#include <numbers>

#include "core/numeric/elementary.h"

namespace adder::dsp {

using Real = Float;

inline constexpr Real pi = std::numbers::pi_v<Real>;

// Arguments of the elementary functions are Real, or float in the kernels themselves.
namespace math = elementary;

}  // namespace adder::dsp
