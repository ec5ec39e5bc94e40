// Look-up on types, see lookup.h; and the subtype relation.
#include "core/types/lookup.h"

#include "core/types/special_methods.h"

namespace adder {

// The order of a ROM type is the chain of its bases; one with a mixin takes the mixin's chain from where that contains
// its own.
MroWalk::MroWalk(const Type* type) : at_(type) {
  if (type->mro().is_object()) {
    order_ = cast<Tuple>(type->mro());
    at_ = nullptr;
  }
}

namespace {
bool in_chain(const Type* chain, const Type* type) {
  for (; chain; chain = chain->base)
    if (chain == type) return true;
  return false;
}
}  // namespace

const Type* MroWalk::next() {
  if (order_) return index_ < order_->size ? cast<Type>(order_->items()[index_++]) : nullptr;
  const Type* result = at_;
  if (!result) return nullptr;
  if (result->mixin()) mixin_ = result->mixin();
  at_ = result->base;
  if (mixin_ && in_chain(mixin_, at_)) {
    at_ = mixin_;
    mixin_ = nullptr;
  }
  return result;
}

Value mro_tuple(Runtime& rt, const Type* type) {
  if (type->mro().is_object()) return type->mro();
  uint32_t count = 0;
  for (MroWalk walk(type); walk.next();) count++;
  Tuple* tuple = make_tuple(rt, count);
  if (!tuple) return Failed{};
  MroWalk walk(type);
  for (uint32_t i = 0; i < count; i++) tuple->items()[i] = to_value(walk.next());
  return to_value(tuple);
}

bool is_subtype(const Type* type, const Type* base) {
  if (type == base) return true;
  if (!type->mro().is_object() && !type->mixin()) return in_chain(type, base);
  MroWalk walk(type);
  while (const Type* t = walk.next())
    if (t == base) return true;
  return false;
}

bool is_instance(Value v, const Type& type) {
  const Type* own = type_of(v);
  return own == &type || is_subtype(own, &type);
}

Found find_in_class(const Type* cls, const Str* name) {
  if (cls->dict().is_object()) {
    Value v = dict_get_str(cast<Dict>(cls->dict()), name);
    if (!v.is_empty()) return {v, cls, nullptr};
    return {};
  }
  for (uint32_t i = 0; i < cls->attribute_count; i++)
    if (cls->attributes[i].name() == name) return {cls->attributes[i].value(), cls, nullptr};
  if (cls->is(Type::Heap)) return {};
  const SpecialMethod* special = find_special(name);
  if (!special) return {};
  if (has_special(cls, *special)) return {Value::empty(), cls, special};
  if (special->slot == Slot::hash && cls->compare() && !cls->hash()) return {Value::none(), cls, nullptr};
  return {};
}

namespace {
Found find_on(MroWalk& walk, const Str* name) {
  while (const Type* cls = walk.next())
    if (Found found = find_in_class(cls, name)) return found;
  return {};
}
}  // namespace

Found find_in_type(Runtime& rt, const Type* type, const Str* name) {
  Found found;
  if (cached_in_type(rt, type, name, &found)) return found;
  MroWalk walk(type);
  found = find_on(walk, name);
  remember_in_type(rt, type, name, found);
  return found;
}

Found find_after(const Type* type, const Type* after, const Str* name) {
  MroWalk walk(type);
  while (const Type* cls = walk.next())
    if (cls == after) return find_on(walk, name);
  return {};
}

Value type_lookup(Runtime& rt, const Type* type, const Str* name, const Type** owner) {
  Found found = find_in_type(rt, type, name);
  if (owner) *owner = found.owner;
  return found ? unbound(rt, found) : Value::empty();
}

Value special_method(Runtime& rt, Value object, const Str* name) {
  const Type* type = type_of(object);
  Found found = find_in_type(rt, type, name);
  return found ? bind_found(rt, found, object, type) : Value::empty();
}

}  // namespace adder
