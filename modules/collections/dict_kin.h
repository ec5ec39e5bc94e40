// defaultdict and OrderedDict, for the table of collections.
#pragma once

#include "core/types/layouts.h"

namespace adder {

extern const Type default_dict_type, ordered_dict_type;

// Index of the first live entry of an OrderedDict, -1 in an empty one; constant time on average.
int32_t first_entry(Runtime& rt, Dict* ordered_dict);

}  // namespace adder
