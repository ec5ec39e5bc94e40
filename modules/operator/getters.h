// operator.attrgetter, itemgetter, methodcaller: callables that look something up on their argument.
#pragma once

#include "core/types/layouts.h"

namespace adder {

extern const Type attrgetter_type, itemgetter_type, methodcaller_type;

}  // namespace adder
