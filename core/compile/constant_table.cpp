// Merging of equal constants. See constant_table.h.
#include "core/compile/constant_table.h"

namespace adder::compile {

namespace {

template <class T>
string_view bytes_of(const T* data, size_t count) {
  return {reinterpret_cast<const char*>(data), count * sizeof(T)};
}

// What an object of a mergeable leaf type consists of, as bytes; false for other types.
bool leaf_bytes(const Object* object, string_view* bytes) {
  const Type* type = object->type;
  if (type == &str_type) {
    *bytes = reinterpret_cast<const Str*>(object)->view();
  } else if (type == &bytes_type) {
    auto* b = reinterpret_cast<const BytesObject*>(object);
    *bytes = bytes_of(b->data(), b->size);
  } else if (type == &int_type) {
    auto* i = reinterpret_cast<const BigInt*>(object);
    *bytes = bytes_of(i->limbs, i->size());
  } else if (type == &float_type) {
    *bytes = bytes_of(&reinterpret_cast<const FloatBox*>(object)->number, 1);
  } else if (type == &complex_type) {
    *bytes = bytes_of(&reinterpret_cast<const Complex*>(object)->real, 2);
  } else {
    return false;
  }
  return true;
}

}  // namespace

bool same_constant(Value a, Value b) {
  if (a.is(b)) return true;
  if (!a.is_object() || !b.is_object()) return false;
  const Object *x = a.as_object(), *y = b.as_object();
  if (x->type != y->type) return false;
  if (x->type == &tuple_type) {
    auto *s = cast<Tuple>(a), *t = cast<Tuple>(b);
    if (s->size != t->size) return false;
    for (SignedWord i = 0; i < s->size; i++)
      if (!same_constant(s->items()[i], t->items()[i])) return false;
    return true;
  }
  string_view s, t;
  if (!leaf_bytes(x, &s) || !leaf_bytes(y, &t)) return false;
  if (x->type == &int_type && cast<BigInt>(a)->signed_size != cast<BigInt>(b)->signed_size) return false;
  return s == t;
}

uint32_t constant_hash(Value value) {
  if (value.is_object()) {
    const Object* object = value.as_object();
    if (object->type == &str_type) return reinterpret_cast<const Str*>(object)->hash();
    if (object->type == &tuple_type) {
      uint32_t h = 0x345678;
      for (Value item : cast<Tuple>(value)->span()) h = (h ^ constant_hash(item)) * 1000003u;
      return h;
    }
    string_view bytes;
    if (leaf_bytes(object, &bytes)) return text_hash(bytes.data(), bytes.size());
  }
  uint64_t bits = uint64_t(value.bits()) * 0x9e3779b97f4a7c15u;
  return uint32_t(bits >> 32);
}

bool ConstantTable::grow() {
  uint32_t capacity = capacity_ ? capacity_ * 2 : 16;
  uint16_t* slots = arena_.make_array<uint16_t>(capacity);
  if (!slots) {
    context_.no_memory();
    return false;
  }
  std::memset(slots, 0, capacity * sizeof(uint16_t));
  for (uint32_t i = 0; i < size(); i++) {
    uint32_t slot = constant_hash(span()[i]) & (capacity - 1);
    while (slots[slot]) slot = (slot + 1) & (capacity - 1);
    slots[slot] = uint16_t(i + 1);
  }
  slots_ = slots;
  capacity_ = capacity;
  return true;
}

uint32_t ConstantTable::add(Value value) {
  if (context_.failed) return 0;
  if (size() * 4 >= capacity_ * 3 && !grow()) return 0;
  uint32_t slot = constant_hash(value) & (capacity_ - 1);
  for (; slots_[slot]; slot = (slot + 1) & (capacity_ - 1)) {
    Value& known = values_->items()[slots_[slot] - 1];
    if (!same_constant(known, value)) continue;
    bool is_name = is_exactly(value, str_type) && cast<Str>(value)->interned();
    if (is_name) context_.rt.heap.store(known, value);  // a text that is a name too is the interned one
    return slots_[slot] - 1;
  }
  if (!values_ && !(values_ = make_list(context_.rt, 8))) {
    context_.pending();
    return 0;
  }
  if (size() == limit) {
    ast::Node start{};
    start.line = 1;
    context_.error(&start, "too many constants"_m);
    return 0;
  }
  if (list_append(context_.rt, values_, value).failed()) {
    context_.pending();
    return 0;
  }
  slots_[slot] = uint16_t(size());
  return size() - 1;
}

}  // namespace adder::compile
