// mappingproxy: a read-only view of a dict, as a class's __dict__ shows itself.
#include "core/runtime/exceptions.h"
#include "core/types/text_builder.h"
#include "core/types/type.h"

namespace adder {

namespace {
struct MappingProxy : Object {
  Value mapping;
};
Value mapping_of(Value v) { return cast<MappingProxy>(v)->mapping; }

Value proxy_construct(Runtime& rt, const Type*, const Args& args) {
  if (args.positional != 1 || args.keywords)
    return raise(rt, type_error_type, "mappingproxy() missing required argument 'mapping' (pos 1)"_m);
  if (!type_of(args[0])->get_item() || has_kind(args[0], Kind::List) || has_kind(args[0], Kind::Tuple))
    return raise(rt, type_error_type, "mappingproxy() argument must be a mapping, not %T"_m, args[0]);
  return make_mapping_proxy(rt, args[0]);
}

Value proxy_repr(Runtime& rt, Value self) {
  return TextBuilder(rt).add("mappingproxy(").add_repr(mapping_of(self)).add(')').finish();
}
Value proxy_str(Runtime& rt, Value self) { return str(rt, mapping_of(self)); }
Result<SignedWord> proxy_length(Runtime& rt, Value self) { return length(rt, mapping_of(self)); }
Value proxy_get_item(Runtime& rt, Value self, Value key) { return get_item(rt, mapping_of(self), key); }
Result<bool> proxy_contains(Runtime& rt, Value self, Value item) { return contains(rt, mapping_of(self), item); }
Value proxy_iterate(Runtime& rt, Value self) { return iterate(rt, mapping_of(self)); }
Value proxy_compare(Runtime& rt, CompareOp op, Value self, Value other) {
  return compare(rt, op, mapping_of(self), other);
}
Value proxy_binary(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected) {
  if (op != BinaryOp::Or) return Value::not_implemented();
  auto plain = [](Value v) { return is_exactly(v, mapping_proxy_type) ? mapping_of(v) : v; };
  return reflected ? binary_operation(rt, op, plain(other), plain(self))
                   : binary_operation(rt, op, plain(self), plain(other));
}

// keys(), values(), items(), get(), copy() are the mapping's own.
template <FixedString Name>
Value forward(Runtime& rt, const Args& args) {
  Value method = TRY(get_attribute(rt, mapping_of(args[0]), sym<Name>));
  return call(rt, method, Args{args.values + 1, args.positional - 1});
}

constexpr Attribute attributes[] = {
    METHOD("keys", forward<"keys">, 1, 1),   METHOD("values", forward<"values">, 1, 1),
    METHOD("items", forward<"items">, 1, 1), METHOD("get", forward<"get">, 2, 3),
    METHOD("copy", forward<"copy">, 1, 1),
};
}  // namespace

Value make_mapping_proxy(Runtime& rt, Value mapping) {
  auto* proxy = rt.heap.make<MappingProxy>(mapping_proxy_type);
  if (!proxy) return rt.no_memory();
  proxy->mapping = mapping;
  return to_value(proxy);
}

ROM_TYPE(mapping_proxy_type, {
                                 .name = sym<"mappingproxy">,
                                 .trace_words = {1, 1},
                                 .flags = Type::Final,
                                 .native_bytes = sizeof(MappingProxy),
                                 .construct = proxy_construct,
                                 .repr = proxy_repr,
                                 .str = proxy_str,
                                 .length = proxy_length,
                                 .get_item = proxy_get_item,
                                 .contains = proxy_contains,
                                 .iterate = proxy_iterate,
                                 .binary = proxy_binary,
                                 .compare = proxy_compare,
                                 .binary_ops = binary_bit(BinaryOp::Or),
                                 .attributes = attributes,
                             });

}  // namespace adder
