// What the modules emlearn_* share.
#pragma once

#include "modules/common/call.h"

namespace adder::emlearn {

// ValueError in the words of the peer, which name no argument. Out of line: there are thirty calls.
[[gnu::noinline]] inline Failed bad(Runtime& rt, Message what) { return raise(rt, value_error_type, what); }

// __del__() of all their objects: memory goes when nobody needs it any more.
inline Value keep(Call&) { return Value::none(); }

}  // namespace adder::emlearn

// Its line of an attribute table.
#define DELETE_ROW METHOD_ROW("__del__", object_type, ::adder::emlearn::keep, "", "")
