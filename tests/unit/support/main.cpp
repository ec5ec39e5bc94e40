// The main program of every unit test, and what a port owes the core: the end of a broken contract.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>

#include "core/base/base.h"

namespace adder {

[[noreturn]] void contract_failed(const char* what, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: broken contract: %s\n", file, line, what);
  std::abort();
}

}  // namespace adder
