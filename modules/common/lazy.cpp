// The __getattr__ of modules that are native in part.
#include "modules/common/lazy.h"

#include "core/runtime/exceptions.h"
#include "core/types/special_methods.h"

namespace adder {

namespace {
Failed absent(Runtime& rt, const Str* module, Value name) {
  return raise(rt, attribute_error_type, "module '%N' has no attribute '%S'"_m, module, name);
}
}  // namespace

Value lazy_attribute_of(Runtime& rt, const Str* module, const Str* python, Value name) {
  if (!has_kind(name, Kind::Str)) return raise(rt, type_error_type, "attribute name must be string, not '%T'"_m, name);
  bool names_all = cast<Str>(name)->view() == "__all__";
  if (looks_special(cast<Str>(name)->view()) && !names_all) return absent(rt, module, name);
  Value part = import_module(rt, python);
  if (part.is_error() && catch_exception(rt, import_error_type)) return absent(rt, module, name);  // not on this board
  TRY(part);
  Value own = dict_get_str(rt.modules, module);
  if (!has_kind(part, Kind::Module) || !has_kind(own, Kind::Module)) return absent(rt, module, name);
  Dict *from = module_dict(rt, cast<Module>(part)), *to = module_dict(rt, cast<Module>(own));
  if (!from || !to) return Failed{};
  Value key, value;
  for (uint32_t position = 0; dict_next(from, &position, &key, &value);) {
    string_view text = has_kind(key, Kind::Str) ? cast<Str>(key)->view() : string_view();
    bool taken = !text.empty() && (text == "__all__" || text[0] != '_');
    if (taken && module_lookup(rt, cast<Module>(own), cast<Str>(key)).is_empty()) TRY(dict_set(rt, to, key, value));
  }
  const Str* wanted = intern(rt, cast<Str>(name));
  if (!wanted) return Failed{};
  Value found = module_lookup(rt, cast<Module>(own), wanted);
  return found.is_empty() ? Value(absent(rt, module, name)) : found;
}

}  // namespace adder
