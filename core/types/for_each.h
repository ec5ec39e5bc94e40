// Walking any iterable from C++.
#pragma once

#include "core/types/layouts.h"

namespace adder {

// Calls visit(item), which returns Status, for each item.
template <class Visit>
Status for_each(Runtime& rt, Value iterable, Visit visit) {
  Value iterator = iterate(rt, iterable);
  if (iterator.is_error()) return Failed{};
  for (;;) {
    Value item = next(rt, iterator);
    if (item.is_error()) return Failed{};
    if (item.is_stop()) return {};
    TRY(visit(item));
  }
}

}  // namespace adder
