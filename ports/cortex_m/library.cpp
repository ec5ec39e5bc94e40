// What header templates of the C++ library call when they are misused: a broken contract, instead of an exception.
#include "core/base/base.h"

namespace std {

__attribute__((noreturn)) void __throw_out_of_range_fmt(const char* what, ...) {
  adder::contract_failed(what, "the C++ library", 0);
}

}  // namespace std
