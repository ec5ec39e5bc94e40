// functools.partial: a callable with some of its arguments already given.
#include "core/runtime/exceptions.h"
#include "core/types/attributes.h"
#include "core/types/bind.h"
#include "core/types/generic_alias.h"
#include "core/types/instance.h"
#include "core/types/text_builder.h"
#include "modules/functools/functools.h"

namespace adder {

namespace {

struct Partial : Object {
  static constexpr const Type* type_object = &partial_type;
  Value function;
  Ref<Tuple> args;
  Ref<Dict> keywords;
  Ref<Dict> attributes;  // what a program has set on the object; null while there is nothing
};

Partial* self_of(Value v) { return cast<Partial>(v); }

Value partial_construct(Runtime& rt, const Type* cls, const Args& args) {
  if (!args.positional) return raise(rt, type_error_type, "type 'partial' takes at least one argument"_m);
  Value function = args[0];
  if (!is_callable(rt, function)) return raise(rt, type_error_type, "the first argument must be callable"_m);
  // A partial of a partial calls the innermost function directly.
  Partial* inner = is_exactly(function, partial_type) && !self_of(function)->attributes ? self_of(function) : nullptr;
  Dict* keywords = inner ? dict_copy(rt, inner->keywords.get()) : make_dict(rt);
  List* given = make_list(rt, args.positional);
  if (!keywords || !given) return Failed{};
  if (inner)
    for (Value argument : inner->args->span()) TRY(list_append(rt, given, argument));
  for (uint32_t i = 1; i < args.positional; i++) TRY(list_append(rt, given, args[i]));
  for (uint32_t i = 0; i < args.keywords; i++)
    TRY(dict_set(rt, keywords, args.names[i], args.values[args.positional + i]));
  Value tuple = TRY(make_tuple(rt, Span<const Value>(given->span())));
  auto* partial = new_object<Partial>(rt, cls);
  if (!partial) return Failed{};
  partial->function = inner ? inner->function : function;
  partial->args = cast<Tuple>(tuple);
  partial->keywords = keywords;
  return to_value(partial);
}

// The arguments of a call, in front of them the partial's own; keywords given later win.
class Merged {
 public:
  Merged(Runtime& rt, Partial* partial, const Args& args) {
    uint32_t own = uint32_t(partial->args->size), named = partial->keywords->live + args.keywords;
    size_t words = own + args.positional + 2 * size_t(named);
    Value* at = inline_;
    if (words > std::size(inline_)) {
      auto* array = rt.heap.make<ValueArray>(value_array_type, words * sizeof(Value));
      failed_ = !array;
      if (failed_) {
        (void)rt.no_memory();
        return;
      }
      at = array->items();
    }
    args_ = {at, own + args.positional, 0, at + own + args.positional + named};
    for (Value v : partial->args->span()) *at++ = v;
    for (uint32_t i = 0; i < args.positional; i++) *at++ = args[i];
    Value* names = const_cast<Value*>(args_.names);
    Value key, value;
    for (uint32_t position = 0; dict_next(partial->keywords.get(), &position, &key, &value);) {
      bool replaced = false;
      for (uint32_t i = 0; i < args.keywords; i++) replaced |= args.names[i].is(key);
      if (replaced) continue;
      if (!has_kind(key, Kind::Str)) {
        (void)raise(rt, type_error_type, "keywords must be strings"_m);
        failed_ = true;
        return;
      }
      *at++ = value;
      names[args_.keywords++] = key;
    }
    for (uint32_t i = 0; i < args.keywords; i++) {
      *at++ = args.values[args.positional + i];
      names[args_.keywords++] = args.names[i];
    }
  }
  bool failed() const { return failed_; }
  const Args& args() const { return args_; }

 private:
  Value inline_[16];
  Args args_ = {nullptr, 0};
  bool failed_ = false;
};

Value partial_call(Runtime& rt, Value self, const Args& args) {
  auto* partial = self_of(self);
  Merged merged(rt, partial, args);
  if (merged.failed()) return Failed{};
  return call(rt, partial->function, merged.args());
}

Value partial_repr(Runtime& rt, Value self) {
  auto* partial = self_of(self);
  ReprGuard guard(rt, self);
  if (guard.recursive()) return make_str(rt, "...");
  TextBuilder text(rt);
  text.add(is_exactly(self, partial_type) ? string_view("functools.partial") : type_name(self)).add('(');
  text.add_repr(partial->function);
  for (Value v : partial->args->span()) text.add(", ").add_repr(v);
  Value key, value;
  for (uint32_t position = 0; dict_next(partial->keywords.get(), &position, &key, &value);)
    text.add(", ").add_str(key).add('=').add_repr(value);
  return text.add(')').finish();
}

Value partial_get_attribute(Runtime& rt, Value self, const Str* name) {
  auto* partial = self_of(self);
  if (partial->attributes) {
    Value v = dict_get_str(partial->attributes.get(), name);
    if (!v.is_empty()) return v;
  }
  return generic_get_attribute(rt, self, name);
}

Status partial_set_attribute(Runtime& rt, Value self, const Str* name, Value value) {
  auto* partial = self_of(self);
  if (value.is_empty()) {
    if (partial->attributes && dict_delete_str(partial->attributes.get(), name)) return {};
    return generic_set_attribute(rt, self, name, value);
  }
  if (!partial->attributes) {
    Dict* attributes = make_dict(rt);
    if (!attributes) return Failed{};
    rt.heap.store(partial->attributes, attributes);
  }
  return dict_set_str(rt, partial->attributes.get(), name, value);
}

Value get_function(Runtime&, Value self) { return self_of(self)->function; }
Value get_args(Runtime&, Value self) { return self_of(self)->args.value(); }
Value get_keywords(Runtime&, Value self) { return self_of(self)->keywords.value(); }
Value get_dict(Runtime& rt, Value self) {
  auto* partial = self_of(self);
  if (!partial->attributes) {
    Dict* attributes = make_dict(rt);
    if (!attributes) return Failed{};
    rt.heap.store(partial->attributes, attributes);
  }
  return partial->attributes.value();
}
Value method_class_getitem(Runtime& rt, const Args& args) { return make_generic_alias(rt, args[0], args[1]); }

constinit const Attribute partial_attributes[] = {
    PROPERTY("args", get_args),
    PROPERTY("func", get_function),
    PROPERTY("keywords", get_keywords),
    PROPERTY("__dict__", get_dict),
    CLASS_METHOD("__class_getitem__", method_class_getitem, 2, 2),
};

}  // namespace

ROM_TYPE(partial_type, {
                           .name = sym<"functools.partial">,
                           .trace_words = {1, 4},
                           .native_bytes = sizeof(Partial),
                           .construct = partial_construct,
                           .call = partial_call,
                           .get_attribute = partial_get_attribute,
                           .set_attribute = partial_set_attribute,
                           .repr = partial_repr,
                           .attributes = partial_attributes,
                       });

}  // namespace adder
