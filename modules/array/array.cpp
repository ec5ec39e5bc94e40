// The module array; the type is core/types/array.cpp.
#include "core/types/array.h"
#include "modules/registry.h"

#include "core/types/bind.h"

namespace adder {

static constexpr Attribute attributes[] = {
    TYPE("array", array_type),
    TYPE("ArrayType", array_type),
    CONSTANT("typecodes", sym<"bBuhHiIlLqQfd">),
};
constinit const NativeModule array_module = {sym<"array">, attributes, std::size(attributes)};

}  // namespace adder
