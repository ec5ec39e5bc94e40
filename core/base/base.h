// The vocabulary every folder shares: fixed-width integers, spans, the assertion of contracts.
//
// Invariants: nothing here allocates, nothing needs an operating system; usable in any thread and interrupt.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#if UINTPTR_MAX == UINT32_MAX
#include "core/base/views.h"
#else
namespace adder {
template <class T>
using Span = std::span<T>;
using std::string_view;
}  // namespace adder
#endif

namespace adder {

using Bytes = Span<const uint8_t>;

// alignas of a small class of two words: on 32-bit machines it makes gcc keep the class in two registers. 0: none.
inline constexpr size_t register_pair = UINTPTR_MAX == UINT32_MAX ? 8 : 0;

// A broken contract ends the program and names itself. Each port supplies it; release builds keep only contract_always.
[[noreturn]] void contract_failed(const char* what, const char* file, int line);

}  // namespace adder

#define contract_always(condition, what)                  \
  do {                                                    \
    if (!(condition)) [[unlikely]]                        \
      ::adder::contract_failed(what, __FILE__, __LINE__); \
  } while (0)

#ifdef NDEBUG
#define contract(condition, what) ((void)sizeof(!(condition)))
#else
#define contract(condition, what) contract_always(condition, what)
#endif
