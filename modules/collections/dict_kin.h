// defaultdict and OrderedDict, for the table of collections.
#pragma once

#include "core/types/layouts.h"

namespace adder {

extern const Type default_dict_type, ordered_dict_type;

}  // namespace adder
