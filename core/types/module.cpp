// Modules: a name space and its attributes. A native module's names lie in its ROM table until a program stores into
// it.
#include "core/types/module.h"

#include "core/runtime/exceptions.h"
#include "core/types/attributes.h"
#include "core/types/descriptors.h"
#include "core/types/instance.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {
Module* as_module(Value v) { return cast<Module>(v); }

// What a native module's table says of a name; its __name__ and __doc__ besides.
Value rom_attribute(Runtime& rt, const NativeModule* native, const Str* name) {
  for (uint32_t i = 0; i < native->attribute_count; i++)
    if (native->attributes[i].name() == name) return native->attributes[i].value();
  if (name == sym<"__name__">) return to_value(native->name);
  if (name == sym<"__doc__">) return native->doc ? make_str(rt, native->doc) : Value::none();
  return Value::empty();
}
}  // namespace

Value module_lookup(Runtime& rt, Module* module, const Str* name) {
  if (module->dict) {
    Value v = dict_get_str(module->dict.get(), name);
    if (!v.is_empty()) return v;
  }
  return module->native ? rom_attribute(rt, module->native, name) : Value::empty();
}

Dict* module_dict(Runtime& rt, Module* module) {
  if (module->dict) return module->dict.get();
  Dict* dict = make_dict(rt);
  if (dict) rt.heap.store(module->dict, dict);
  return dict;
}

Dict* complete_module_dict(Runtime& rt, Module* module) {
  Dict* dict = module_dict(rt, module);
  const NativeModule* native = module->native;
  if (!dict || !native) return dict;
  auto add = [&](const Str* name) {
    if (!dict_get_str(dict, name).is_empty()) return true;
    Value v = rom_attribute(rt, native, name);
    return !v.failed() && !dict_set_str(rt, dict, name, v).failed();
  };
  if (!add(sym<"__name__">) || !add(sym<"__doc__">)) return nullptr;
  for (uint32_t i = 0; i < native->attribute_count; i++)
    if (!add(native->attributes[i].name())) return nullptr;
  return dict;
}

Value make_module(Runtime& rt, const Str* name, const NativeModule* native) {
  auto* module = reinterpret_cast<Module*>(allocate_object(rt, &module_type, sizeof(Module)));
  if (!module) return Failed{};
  module->dict = Ref<Dict>();
  module->native = native;
  if (native) return to_value(module);
  Dict* dict = make_dict(rt);
  if (!dict) return Failed{};
  rt.heap.store(module->dict, dict);
  TRY(dict_set_str(rt, dict, sym<"__name__">, to_value(name)));
  TRY(dict_set_str(rt, dict, sym<"__doc__">, Value::none()));
  return to_value(module);
}

bool is_importing(Runtime& rt, Value module) {
  for (ImportFrame* frame = rt.importing; frame; frame = frame->outer)
    if (frame->module.is(module)) return true;
  return false;
}

Failed raise_no_module_attribute(Runtime& rt, Value object, const Str* name) {
  Value own_name = module_lookup(rt, as_module(object), sym<"__name__">);
  if (!has_kind(own_name, Kind::Str)) return raise(rt, attribute_error_type, "module has no attribute '%N'"_m, name);
  if (is_importing(rt, object))
    return raise(rt, attribute_error_type,
                 "partially initialized module '%S' has no attribute '%N' (most likely due to a circular import)"_m,
                 own_name, name);
  return raise(rt, attribute_error_type, "module '%S' has no attribute '%N'"_m, own_name, name);
}

namespace {
Value module_construct(Runtime& rt, const Type* cls, const Args&) {
  auto* module = reinterpret_cast<Module*>(allocate_object(rt, cls, sizeof(Module)));
  if (!module) return Failed{};
  module->dict = Ref<Dict>();
  return to_value(module);
}

Value module_initialize(Runtime& rt, Value self, const Args& args) {
  if (args.positional < 1 || args.positional > 2 || args.keywords)
    return raise(rt, type_error_type, "module() takes a name and a doc string"_m);
  if (!has_kind(args[0], Kind::Str))
    return raise(rt, type_error_type, "module() argument 'name' must be str, not %T"_m, args[0]);
  Dict* dict = module_dict(rt, as_module(self));
  if (!dict) return Failed{};
  TRY(dict_set_str(rt, dict, sym<"__name__">, args[0]));
  TRY(dict_set_str(rt, dict, sym<"__doc__">, args.positional > 1 ? args[1] : Value::none()));
  return Value::none();
}

Value module_get_attribute(Runtime& rt, Value self, const Str* name) {
  auto* module = as_module(self);
  Value v = module_lookup(rt, module, name);
  if (!v.is_empty()) return v;
  v = generic_get_attribute(rt, self, name);
  if (!v.is_empty() || name == sym<"__getattr__">) return v;
  Value fallback = module_lookup(rt, module, sym<"__getattr__">);
  return fallback.is_empty() ? fallback : call(rt, fallback, to_value(name));
}

Status module_set_attribute(Runtime& rt, Value self, const Str* name, Value value) {
  if (name == sym<"__class__"> || name == sym<"__dict__">) return generic_set_attribute(rt, self, name, value);
  auto* module = as_module(self);
  Dict* dict = module_dict(rt, module);
  if (!dict) return Failed{};
  if (module->native && module->native->name == sym<"builtins">) {
    rt.builtins = dict;
    rt.builtins_version++;
  }
  if (!value.is_empty()) return dict_set_str(rt, dict, name, value);
  if (module_lookup(rt, module, name).is_empty()) return raise_no_module_attribute(rt, self, name);
  // A name of the table can only be taken away from a copy of it, which the module has from then on.
  if (module->native && !rom_attribute(rt, module->native, name).is_empty()) {
    if (!complete_module_dict(rt, module)) return Failed{};
    module->native = nullptr;
  }
  dict_delete_str(dict, name);
  return {};
}

Value module_repr(Runtime& rt, Value self) {
  auto* module = as_module(self);
  Value name = module_lookup(rt, module, sym<"__name__">), file = module_lookup(rt, module, sym<"__file__">);
  TextBuilder text(rt);
  text.add("<module ").add_repr(name.is_empty() ? to_value(sym<"?">) : name);
  if (module->native)
    text.add(" (built-in)");
  else if (!file.is_empty())
    text.add(" from ").add_repr(file);
  return text.add('>').finish();
}

Value get_dict(Runtime& rt, Value self) {
  Dict* dict = complete_module_dict(rt, as_module(self));
  return dict ? to_value(dict) : Value::error();
}

Value module_dir(Runtime& rt, const Args& args) {
  auto* module = as_module(args[0]);
  Value custom = module_lookup(rt, module, sym<"__dir__">);
  if (!custom.is_empty()) return call(rt, custom);
  List* names = make_list(rt, 16);
  if (!names) return Failed{};
  for (uint32_t i = 0; module->native && i < module->native->attribute_count; i++)
    TRY(list_append(rt, names, to_value(module->native->attributes[i].name())));
  if (module->native) TRY(list_append(rt, names, to_value(sym<"__name__">)));
  Value key, value;
  for (uint32_t position = 0; module->dict && dict_next(module->dict.get(), &position, &key, &value);)
    TRY(list_append(rt, names, key));
  return to_value(names);
}

constexpr Attribute attributes[] = {
    PROPERTY("__dict__", get_dict),
    METHOD("__dir__", module_dir, 1, 1),
};
}  // namespace

ROM_TYPE(module_type, {
                          .name = sym<"module">,
                          .kind = Kind::Module,
                          .trace_words = {1, 1},
                          .native_bytes = sizeof(Module),
                          .construct = module_construct,
                          .initialize = module_initialize,
                          .get_attribute = module_get_attribute,
                          .set_attribute = module_set_attribute,
                          .repr = module_repr,
                          .attributes = attributes,
                      });

}  // namespace adder
