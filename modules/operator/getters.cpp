// attrgetter, itemgetter and methodcaller; see getters.h.
#include "modules/operator/getters.h"

#include "core/runtime/exceptions.h"
#include "core/types/descriptors.h"
#include "core/types/instance.h"
#include "core/types/str.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {

// Of attrgetter and itemgetter: what is looked up. Of methodcaller: the method's name, then its arguments; `names` are
// those of the last ones, which are given by keyword.
struct Getter : Object {
  Ref<Tuple> items;
  Ref<Tuple> names;
};

Value make_getter(Runtime& rt, const Type* cls, Span<const Value> items, Span<const Value> names) {
  Value kept = TRY(make_tuple(rt, items)), kept_names = TRY(make_tuple(rt, names));
  auto* getter = reinterpret_cast<Getter*>(allocate_object(rt, cls, sizeof(Getter)));
  if (!getter) return Failed{};
  getter->items = cast<Tuple>(kept);
  getter->names = cast<Tuple>(kept_names);
  return to_value(getter);
}

Status check_arguments(Runtime& rt, const char* name, const Args& args) {
  if (args.keywords) return raise(rt, type_error_type, "%s() takes no keyword arguments"_m, name);
  if (!args.positional) return raise(rt, type_error_type, "%s expected 1 argument, got 0"_m, name);
  return {};
}

Status check_call(Runtime& rt, const char* name, const Args& args) {
  if (args.keywords) return raise(rt, type_error_type, "%s() takes no keyword arguments"_m, name);
  if (args.positional != 1)
    return raise(rt, type_error_type, "%s expected 1 argument, got %u"_m, name, args.positional);
  return {};
}

// The result of `get` for the one item, or a tuple of its results.
template <class Get>
Value get_each(Runtime& rt, Value self, Get get) {
  Tuple* items = cast<Getter>(self)->items.get();
  if (items->size == 1) return get(items->items()[0]);
  Tuple* result = make_tuple(rt, uint32_t(items->size));
  if (!result) return Failed{};
  for (SignedWord i = 0; i < items->size; i++) rt.heap.store(result->items()[i], TRY(get(items->items()[i])));
  return to_value(result);
}

Value repr_of(Runtime& rt, Value self, string_view name) {
  auto* getter = cast<Getter>(self);
  Span<const Value> items = getter->items->span(), names = getter->names->span();
  TextBuilder text(rt);
  text.add(name).add('(');
  for (size_t i = 0; i < items.size(); i++) {
    if (i) text.add(", ");
    if (i >= items.size() - names.size()) text.add_str(names[i - (items.size() - names.size())]).add('=');
    text.add_repr(items[i]);
  }
  return text.add(')').finish();
}

// --- itemgetter

Value itemgetter_construct(Runtime& rt, const Type* cls, const Args& args) {
  TRY(check_arguments(rt, "itemgetter", args));
  return make_getter(rt, cls, {args.values, args.positional}, {});
}
Value itemgetter_call(Runtime& rt, Value self, const Args& args) {
  TRY(check_call(rt, "itemgetter", args));
  return get_each(rt, self, [&](Value key) { return get_item(rt, args[0], key); });
}
Value itemgetter_repr(Runtime& rt, Value self) { return repr_of(rt, self, "operator.itemgetter"); }

// --- attrgetter

Value attrgetter_construct(Runtime& rt, const Type* cls, const Args& args) {
  TRY(check_arguments(rt, "attrgetter", args));
  for (uint32_t i = 0; i < args.positional; i++)
    if (!is_str(args[i])) return raise(rt, type_error_type, "attribute name must be a string"_m);
  return make_getter(rt, cls, {args.values, args.positional}, {});
}
Value attrgetter_call(Runtime& rt, Value self, const Args& args) {
  TRY(check_call(rt, "attrgetter", args));
  return get_each(rt, self, [&](Value path) -> Value {
    string_view rest = as_str(path)->view();
    Value object = args[0];
    for (;;) {
      size_t dot = rest.find('.');
      const Str* name = intern(rt, rest.substr(0, dot));
      if (!name) return Failed{};
      object = TRY(get_attribute(rt, object, name));
      if (dot == string_view::npos) return object;
      rest.remove_prefix(dot + 1);
    }
  });
}
Value attrgetter_repr(Runtime& rt, Value self) { return repr_of(rt, self, "operator.attrgetter"); }

// --- methodcaller

Value methodcaller_construct(Runtime& rt, const Type* cls, const Args& args) {
  if (!args.positional)
    return raise(rt, type_error_type, "methodcaller needs at least one argument, the method name"_m);
  if (!is_str(args[0])) return raise(rt, type_error_type, "method name must be a string"_m);
  return make_getter(rt, cls, {args.values, args.positional + args.keywords}, {args.names, args.keywords});
}
Value methodcaller_call(Runtime& rt, Value self, const Args& args) {
  TRY(check_call(rt, "methodcaller", args));
  auto* caller = cast<Getter>(self);
  const Str* name = intern(rt, as_str(caller->items->items()[0]));
  if (!name) return Failed{};
  Value method = TRY(get_attribute(rt, args[0], name));
  // A call may write to its arguments, never to a tuple's items.
  Span<const Value> kept = caller->items->span().subspan(1), names = caller->names->span();
  Value copy = TRY(make_list(rt, kept));
  return call(rt, method,
              Args{cast<List>(copy)->span().data(), uint32_t(kept.size() - names.size()), uint32_t(names.size()),
                   names.data()});
}
Value methodcaller_repr(Runtime& rt, Value self) { return repr_of(rt, self, "operator.methodcaller"); }

constexpr TypeSpec getter_class(const Str* name, Value (*construct)(Runtime&, const Type*, const Args&),
                                Value (*called)(Runtime&, Value, const Args&), Value (*shown)(Runtime&, Value)) {
  return {.name = name,
          .trace_words = {1, 2},
          .native_bytes = sizeof(Getter),
          .construct = construct,
          .call = called,
          .repr = shown};
}

}  // namespace

ROM_TYPE(attrgetter_type,
         getter_class(sym<"operator.attrgetter">, attrgetter_construct, attrgetter_call, attrgetter_repr));
ROM_TYPE(itemgetter_type,
         getter_class(sym<"operator.itemgetter">, itemgetter_construct, itemgetter_call, itemgetter_repr));
ROM_TYPE(methodcaller_type,
         getter_class(sym<"operator.methodcaller">, methodcaller_construct, methodcaller_call, methodcaller_repr));

}  // namespace adder
