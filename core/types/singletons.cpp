// The types of values without state (None, Ellipsis, NotImplemented), and cells.
#include "core/runtime/exceptions.h"
#include "core/types/hashing.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {
Value no_arguments(Runtime& rt, const Type* cls, const Args& args, Value singleton) {
  if (args.positional + args.keywords) return raise(rt, type_error_type, "%Y takes no arguments"_m, cls);
  return singleton;
}

Value none_construct(Runtime& rt, const Type* cls, const Args& args) {
  return no_arguments(rt, cls, args, Value::none());
}
Value none_repr(Runtime&, Value) { return to_value(sym<"None">); }
Result<bool> none_truth(Runtime&, Value) { return false; }

Value ellipsis_construct(Runtime& rt, const Type* cls, const Args& args) {
  return no_arguments(rt, cls, args, Value::ellipsis());
}
Value ellipsis_repr(Runtime&, Value) { return to_value(sym<"Ellipsis">); }

Value not_implemented_construct(Runtime& rt, const Type* cls, const Args& args) {
  return no_arguments(rt, cls, args, Value::not_implemented());
}
Value not_implemented_repr(Runtime&, Value) { return to_value(sym<"NotImplemented">); }

// --- cells

Value cell_construct(Runtime& rt, const Type*, const Args& args) {
  if (args.positional > 1)
    return raise(rt, type_error_type, "cell expected at most 1 argument, got %u"_m, args.positional);
  auto* cell = rt.heap.make<Cell>(cell_type);
  if (!cell) return rt.no_memory();
  cell->value = args.get(0);
  return to_value(cell);
}

Value cell_get(Runtime& rt, Value self) {
  Value v = cast<Cell>(self)->value;
  return v.is_empty() ? Value(raise(rt, value_error_type, "Cell is empty"_m)) : v;
}
Status cell_set(Runtime& rt, Value self, Value value) {
  rt.heap.store(cast<Cell>(self)->value, value);
  return {};
}

Value cell_repr(Runtime& rt, Value self) {
  Value v = cast<Cell>(self)->value;
  TextBuilder text(rt);
  text.add_format("<cell at %p: "_m, self.as_object());
  if (v.is_empty()) return text.add("empty>").finish();
  return text.add_format("%T object at %p>"_m, v, v.is_object() ? v.as_object() : nullptr).finish();
}

constexpr Attribute cell_attributes[] = {PROPERTY_RW("cell_contents", cell_get, cell_set)};
}  // namespace

constinit const Type* const immediate_types[8] = {
    &none_type, &none_type, &bool_type, &bool_type, &ellipsis_type, &not_implemented_type, &none_type, &none_type};

ROM_TYPE(none_type, {
                        .name = sym<"NoneType">,
                        .flags = Type::Final,
                        .native_bytes = sizeof(Object),
                        .construct = none_construct,
                        .repr = none_repr,
                        .truth = none_truth,
                    });
ROM_TYPE(ellipsis_type, {
                            .name = sym<"ellipsis">,
                            .flags = Type::Final,
                            .native_bytes = sizeof(Object),
                            .construct = ellipsis_construct,
                            .repr = ellipsis_repr,
                        });
ROM_TYPE(not_implemented_type, {
                                   .name = sym<"NotImplementedType">,
                                   .flags = Type::Final,
                                   .native_bytes = sizeof(Object),
                                   .construct = not_implemented_construct,
                                   .repr = not_implemented_repr,
                               });

ROM_TYPE(cell_type, {
                        .name = sym<"cell">,
                        .kind = Kind::Cell,
                        .trace_words = {1, 1},
                        .flags = Type::Final,
                        .native_bytes = sizeof(Cell),
                        .construct = cell_construct,
                        .repr = cell_repr,
                        .attributes = cell_attributes,
                    });

}  // namespace adder
