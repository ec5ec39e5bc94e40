// The module errno.
#include "core/types/bind.h"
#include "modules/registry.h"

namespace adder {

namespace {

constinit const Attribute attributes[] = {
#define ERROR(name, number) CONSTANT(name, Value::small_int(number)),
#include "modules/errno/errno.def"
#undef ERROR
};

// errorcode: from number to name.
Status initialize(Runtime& rt, Dict* globals) {
  Dict* names = make_dict(rt);
  if (!names) return Failed{};
  for (const Attribute& error : attributes) {
    Value number = error.value(), known = dict_get(rt, names, number);
    if (known.is_error()) return Failed{};
    if (known.is_empty()) TRY(dict_set(rt, names, number, to_value(error.name())));
  }
  return dict_set_str(rt, globals, sym<"errorcode">, to_value(names));
}

}  // namespace

constinit const NativeModule errno_module = {sym<"errno">, attributes, std::size(attributes), initialize};

}  // namespace adder
