// The module collections. What is written in Python (Counter, ChainMap, UserDict, …) is the frozen module
// _collections_py, imported when one of its names is first asked for.
#include "core/types/bind.h"
#include "modules/collections/deque.h"
#include "modules/collections/dict_kin.h"
#include "modules/collections/namedtuple.h"
#include "modules/common/lazy.h"
#include "modules/registry.h"

namespace adder {

namespace {

constinit const Attribute attributes[] = {
    TYPE("OrderedDict", ordered_dict_type),
    TYPE("defaultdict", default_dict_type),
    TYPE("deque", deque_type),
    FUNCTION("__getattr__", (lazy_attribute<"collections", "_collections_py">), 1, 1),
    PYTHON_FUNCTION("namedtuple", make_namedtuple, 2, 5, namedtuple_parameters),
};

}  // namespace

constinit const NativeModule collections_module = {sym<"collections">, attributes, std::size(attributes)};

}  // namespace adder
