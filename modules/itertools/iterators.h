// The iterator classes of itertools, for the module's table, and what their files share.
#pragma once

#include "core/runtime/exceptions.h"
#include "core/types/bind.h"
#include "core/types/instance.h"
#include "core/types/iterator_type.h"

namespace adder {

extern const Type accumulate_type, batched_type, chain_type, combinations_type, combinations_with_replacement_type,
    compress_type, count_type, cycle_type, dropwhile_type, filterfalse_type, groupby_type, grouper_type, islice_type,
    pairwise_type, permutations_type, product_type, repeat_type, starmap_type, takewhile_type, tee_type,
    zip_longest_type;

Value itertools_tee(Runtime& rt, const Args& args);

// A new X of class cls over an iterator of `iterable`, which goes into its first field; nullptr: pending.
template <class X>
X* make_over(Runtime& rt, const Type* cls, Value iterable) {
  Value iterator = iterate(rt, iterable);
  if (iterator.is_error()) return nullptr;
  auto* made = new_object<X>(rt, cls);
  if (made) made->iterator = iterator;
  return made;
}

}  // namespace adder
