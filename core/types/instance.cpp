// Instances: allocation, shapes, attribute slots, and the dict an instance turns to when a program looks at its
// __dict__.
//
// A shape tells which attributes an instance has, in which slots; instances that got the same attributes in the same
// order share it. The first inline_slots attributes lie in the object; when there are more, the last inline slot holds
// a ValueArray with the rest. A class starts with as many inline slots as its __init__ stores attributes
// (builtins/build_class.cpp), and takes more for later instances when one turns out to need them.
//
// In dict mode (after __dict__ was asked for, after a deletion in the middle, or beyond most_attributes) the attributes
// lie in a Dict in inline slot 0, and the shape is the class's one dict-mode shape.
#include "core/types/instance.h"

#include <algorithm>

#include "core/types/attributes.h"
#include "core/types/descriptors.h"

namespace adder {

namespace {
constexpr uint16_t most_attributes = 64;  // then a dict is faster than a chain of shapes
constexpr uint8_t most_inline = 32;

size_t variable_bytes(const Object* object) {
  switch (object->type->kind) {
    case Kind::Tuple: return sizeof(Tuple) + size_t(static_cast<const Tuple*>(object)->size) * sizeof(Value);
    case Kind::Str: return sizeof(Str) + static_cast<const Str*>(object)->size() + 1;
    case Kind::Bytes: return sizeof(BytesObject) + static_cast<const BytesObject*>(object)->size + 1;
    case Kind::Int: return sizeof(Object) + sizeof(uint32_t) * (1 + static_cast<const BigInt*>(object)->size());
    default: contract_always(false, "a variable-size kind that instance.cpp knows"); return 0;
  }
}

size_t instance_offset(const Object* object) {
  const Type* type = object->type;
  return align_up(type->is(Type::VariableSize) ? variable_bytes(object) : type->native_bytes, sizeof(Word));
}

Shape* make_shape(Runtime& rt, Value cls, uint8_t inline_slots, uint16_t flags) {
  auto* shape = rt.heap.make<Shape>(shape_type);
  if (!shape) return (void)rt.no_memory(), nullptr;
  shape->cls = cls;
  shape->parent = shape->name = shape->transitions = Value::empty();
  shape->inline_slots = inline_slots;
  shape->flags = flags;
  auto* type = cast<Type>(cls);
  shape->offset =
      type->is(Type::VariableSize) ? 0 : uint16_t(align_up(type->native_bytes, sizeof(Word)) / sizeof(Word));
  return shape;
}
}  // namespace

InstancePart* instance_part(Object* object) {
  return reinterpret_cast<InstancePart*>(reinterpret_cast<char*>(object) + instance_offset(object));
}

Shape* root_shape(Runtime& rt, const Type* type) {
  HeapType* cls = heap_type(type);
  if (cls->root_shape.is_object()) return cast<Shape>(cls->root_shape);
  Shape* shape = make_shape(rt, to_value(cls), cls->inline_slots, 0);
  if (shape) rt.heap.store(cls->root_shape, to_value(shape));
  return shape;
}

Object* allocate_object(Runtime& rt, const Type* cls, size_t bytes) {
  // A constructor may serve native classes that extend its own.
  if (!cls->is(Type::VariableSize)) bytes = std::max(bytes, size_t(cls->native_bytes));
  if (!cls->is(Type::Heap)) {
    Object* object = rt.heap.allocate(cls, bytes);
    if (!object) (void)rt.no_memory();
    return object;
  }
  size_t native = align_up(bytes, sizeof(Word));
  Shape* shape = nullptr;
  if (cls->is(Type::HasInstancePart)) {
    shape = root_shape(rt, cls);
    if (!shape) return nullptr;
    bytes = native + sizeof(Ref<Shape>) + shape->inline_slots * sizeof(Value);
  }
  Object* object = rt.heap.allocate(cls, bytes);
  if (!object) return (void)rt.no_memory(), nullptr;
  if (shape) reinterpret_cast<InstancePart*>(reinterpret_cast<char*>(object) + native)->shape = Ref<Shape>(shape);
  if (cls->is(Type::HasFinalizer) || cls->finalize())
    if (rt.heap.register_finalizer(object).failed()) return (void)rt.no_memory(), nullptr;
  return object;
}

// --- shapes
// -----------------------------------------------------------------------------------------------------------

int32_t shape_find(const Shape* shape, const Str* name) {
  for (const Shape* s = shape; s->count; s = cast<Shape>(s->parent))
    if (cast<Str>(s->name) == name) return s->count - 1;
  return -1;
}

Value* shape_slot(Object* object, const Shape* shape, int32_t index) {
  InstancePart* part = shape->offset ? instance_part_at(object, shape->offset) : instance_part(object);
  if (index < shape->inline_slots - (shape->count > shape->inline_slots)) return &part->slots[index];
  return &cast<ValueArray>(part->slots[shape->inline_slots - 1])->items()[index - (shape->inline_slots - 1)];
}

namespace {
int32_t find_slot(Runtime& rt, const Shape* shape, const Str* name) {
  if (!shape->count) return -1;
  int32_t index;
  if (cached_in_shape(rt, shape, name, &index)) return index;
  index = shape_find(shape, name);
  remember_in_shape(rt, shape, name, index);
  return index;
}

Shape* transition(Shape* shape, const Str* name) {
  Value t = shape->transitions;
  if (has_kind(t, Kind::Shape)) return cast<Str>(cast<Shape>(t)->name) == name ? cast<Shape>(t) : nullptr;
  if (!t.is_object()) return nullptr;
  Value found = dict_get_str(cast<Dict>(t), name);
  return found.is_empty() ? nullptr : cast<Shape>(found);
}

Status add_transition(Runtime& rt, Shape* shape, const Str* name, Shape* after) {
  Value t = shape->transitions;
  if (t.is_empty()) {
    rt.heap.store(shape->transitions, to_value(after));
    return {};
  }
  if (has_kind(t, Kind::Shape)) {
    Dict* dict = make_dict(rt);
    if (!dict) return Failed{};
    TRY(dict_set_str(rt, dict, cast<Str>(cast<Shape>(t)->name), t));
    t = to_value(dict);
    rt.heap.store(shape->transitions, t);
  }
  return dict_set_str(rt, cast<Dict>(t), name, to_value(after));
}

// Later instances of the class get room for what this one needed.
void widen(Shape* after) {
  auto* cls = cast<HeapType>(after->cls);
  if (after->count <= cls->inline_slots || cls->inline_slots >= most_inline) return;
  cls->inline_slots = uint8_t(after->count + (after->count & 1));
  cls->root_shape = Value::empty();
}
}  // namespace

Shape* shape_with(Runtime& rt, Shape* shape, const Str* name) {
  if (Shape* known = transition(shape, name)) return known;
  Shape* after = make_shape(rt, shape->cls, uint8_t(shape->inline_slots), 0);
  if (!after) return nullptr;
  after->parent = to_value(shape);
  after->name = to_value(name);
  after->count = uint16_t(shape->count + 1);
  if (add_transition(rt, shape, name, after).failed()) return nullptr;
  if (after->count > after->inline_slots) widen(after);
  return after;
}

// --- attributes of instances
// ------------------------------------------------------------------------------------------

namespace {
constexpr uint32_t dict_slot = 0, members_slot = 1;

Dict* mode_dict(InstancePart* part) { return cast<Dict>(part->slots[dict_slot]); }
// In dict mode: what __slots__ declared, or nullptr when nothing of it is set.
Dict* members_dict(InstancePart* part) {
  Value dict = part->slots[members_slot];
  return dict.is_object() ? cast<Dict>(dict) : nullptr;
}
bool is_member(Runtime& rt, const Shape* shape, const Str* name) {
  return is_exactly(find_in_type(rt, cast<Type>(shape->cls), name).value, member_descriptor_type);
}

// Room for the slot that the step from `shape` to `after` adds; the value stored there.
Status add_slot(Runtime& rt, Object* object, InstancePart* part, Shape* shape, Shape* after, Value value) {
  uint32_t inline_slots = after->inline_slots, index = shape->count;
  if (index >= inline_slots) {
    uint32_t first = inline_slots - 1;  // attribute index of the array's first word
    uint32_t used = shape->count > inline_slots ? shape->count - first : 0;
    ValueArray* array = used ? cast<ValueArray>(part->slots[first]) : nullptr;
    uint32_t capacity = array ? uint32_t(rt.heap.cell_bytes(array) - sizeof(ValueArray)) / sizeof(Value) : 0;
    if (index - first >= capacity) {
      auto* grown = rt.heap.make<ValueArray>(value_array_type, (index - first + 3) * sizeof(Value));
      if (!grown) return rt.no_memory();
      if (array)
        std::memcpy(static_cast<void*>(grown->items()), array->items(), used * sizeof(Value));
      else
        grown->items()[0] = part->slots[first];
      rt.heap.store(part->slots[first], to_value(grown));
    }
  }
  rt.heap.store(part->shape, after);
  rt.heap.store(*shape_slot(object, after, int32_t(index)), value);
  return {};
}

// The class's shape of instances in dict mode: a transition of the root under a name no attribute can have.
Shape* dict_shape(Runtime& rt, Shape* shape) {
  Shape* root = shape;
  while (root->count) root = cast<Shape>(root->parent);
  const Str* mark = sym<"__dict__">;
  if (Shape* known = transition(root, mark)) return known;
  Shape* made = make_shape(rt, root->cls, uint8_t(root->inline_slots), Shape::DictMode);
  if (!made) return nullptr;
  made->name = to_value(mark);
  return add_transition(rt, root, mark, made).failed() ? nullptr : made;
}

// Walks the attributes of a shape in order: calls visit(name, index), which returns Status.
template <class Visit>
Status each_attribute(const Shape* shape, Visit visit) {
  if (!shape->count) return {};
  const Shape* chain[most_attributes + 1];
  uint32_t count = shape->count;
  for (uint32_t i = count; i-- > 0; shape = cast<Shape>(shape->parent)) chain[i] = shape;
  for (uint32_t i = 0; i < count; i++) TRY(visit(cast<Str>(chain[i]->name), int32_t(i)));
  return {};
}

Status enter_dict_mode(Runtime& rt, Object* object, Dict* dict, Dict* members) {
  InstancePart* part = instance_part(object);
  Shape* shape = dict_shape(rt, part->shape.get());
  if (!shape) return Failed{};
  rt.heap.store(part->shape, shape);
  rt.heap.store(part->slots[dict_slot], to_value(dict));
  for (uint32_t i = 1; i < shape->inline_slots; i++) part->slots[i] = Value::empty();
  if (members) rt.heap.store(part->slots[members_slot], to_value(members));
  return {};
}

// Copies the attributes of an instance that is not in dict mode: to `dict` what __dict__ shows, to *members the rest.
Status copy_attributes(Runtime& rt, Object* object, const Shape* shape, Dict* dict, Dict** members) {
  return each_attribute(shape, [&](const Str* name, int32_t i) -> Status {
    Value v = *shape_slot(object, shape, i);
    if (!is_member(rt, shape, name)) return dict ? dict_set_str(rt, dict, name, v) : Status();
    if (!*members) *members = make_dict(rt);
    return *members ? dict_set_str(rt, *members, name, v) : Failed{};
  });
}
}  // namespace

Value instance_attribute(Runtime& rt, Object* object, const Str* name) {
  InstancePart* part = instance_part(object);
  Shape* shape = part->shape.get();
  if (shape->flags & Shape::DictMode) return dict_get_str(mode_dict(part), name);
  int32_t index = find_slot(rt, shape, name);
  return index < 0 ? Value::empty() : *shape_slot(object, shape, index);
}

Value instance_member(Runtime& rt, Object* object, const Str* name) {
  InstancePart* part = instance_part(object);
  if (!(part->shape->flags & Shape::DictMode)) return instance_attribute(rt, object, name);
  Dict* members = members_dict(part);
  return members ? dict_get_str(members, name) : Value::empty();
}

Status set_instance_member(Runtime& rt, Object* object, const Str* name, Value value) {
  InstancePart* part = instance_part(object);
  if (!(part->shape->flags & Shape::DictMode)) return set_instance_attribute(rt, object, name, value);
  if (!members_dict(part)) {
    Dict* fresh = make_dict(rt);
    if (!fresh) return Failed{};
    rt.heap.store(part->slots[members_slot], to_value(fresh));
  }
  return dict_set_str(rt, members_dict(part), name, value);
}

Result<bool> delete_instance_member(Runtime& rt, Object* object, const Str* name) {
  InstancePart* part = instance_part(object);
  if (!(part->shape->flags & Shape::DictMode)) return delete_instance_attribute(rt, object, name);
  return members_dict(part) && dict_delete_str(members_dict(part), name);
}

Status set_instance_attribute(Runtime& rt, Object* object, const Str* name, Value value) {
  InstancePart* part = instance_part(object);
  Shape* shape = part->shape.get();
  if (shape->flags & Shape::DictMode) return dict_set_str(rt, mode_dict(part), name, value);
  int32_t index = find_slot(rt, shape, name);
  if (index >= 0) {
    rt.heap.store(*shape_slot(object, shape, index), value);
    return {};
  }
  if (shape->count >= most_attributes) {
    Dict* dict = instance_dict(rt, object);
    return dict ? dict_set_str(rt, dict, name, value) : Failed{};
  }
  Shape* after = shape_with(rt, shape, name);
  return after ? add_slot(rt, object, part, shape, after, value) : Failed{};
}

Result<bool> delete_instance_attribute(Runtime& rt, Object* object, const Str* name) {
  InstancePart* part = instance_part(object);
  Shape* shape = part->shape.get();
  if (!(shape->flags & Shape::DictMode)) {
    int32_t index = find_slot(rt, shape, name);
    if (index < 0) return false;
    if (index == shape->count - 1 && shape->count <= shape->inline_slots) {
      part->slots[index] = Value::empty();
      rt.heap.store(part->shape, cast<Shape>(shape->parent));
      return true;
    }
  }
  if (cast<Type>(shape->cls)->is(Type::NoDict)) {  // the others move up, each to the slot of its new shape
    Shape* rebuilt = root_shape(rt, cast<Type>(shape->cls));
    if (!rebuilt) return Failed{};
    Value values[most_attributes];
    uint32_t kept = 0;
    TRY(each_attribute(shape, [&](const Str* other, int32_t i) -> Status {
      if (other == name) return {};
      values[kept++] = *shape_slot(object, shape, i);
      rebuilt = shape_with(rt, rebuilt, other);
      return rebuilt ? Status() : Failed{};
    }));
    rt.heap.store(part->shape, rebuilt);
    for (uint32_t i = 0; i < kept; i++) rt.heap.store(*shape_slot(object, rebuilt, int32_t(i)), values[i]);
    return true;
  }
  bool member = is_member(rt, shape, name);
  Dict* dict = instance_dict(rt, object);
  if (!dict) return Failed{};
  return member ? delete_instance_member(rt, object, name) : Result<bool>(dict_delete_str(dict, name));
}

Dict* instance_dict(Runtime& rt, Object* object) {
  InstancePart* part = instance_part(object);
  Shape* shape = part->shape.get();
  if (shape->flags & Shape::DictMode) return mode_dict(part);
  Dict *dict = make_dict(rt), *members = nullptr;
  if (!dict || copy_attributes(rt, object, shape, dict, &members).failed()) return nullptr;
  return enter_dict_mode(rt, object, dict, members).failed() ? nullptr : dict;
}

Status set_instance_dict(Runtime& rt, Object* object, Dict* dict) {
  InstancePart* part = instance_part(object);
  Shape* shape = part->shape.get();
  Dict* members = nullptr;
  if (shape->flags & Shape::DictMode)
    members = shape->inline_slots > members_slot ? members_dict(part) : nullptr;
  else
    TRY(copy_attributes(rt, object, shape, nullptr, &members));
  return enter_dict_mode(rt, object, dict, members);
}

Status append_instance_names(Runtime& rt, Object* object, List* names) {
  InstancePart* part = instance_part(object);
  Shape* shape = part->shape.get();
  if (!(shape->flags & Shape::DictMode))
    return each_attribute(shape, [&](const Str* name, int32_t) { return list_append(rt, names, to_value(name)); });
  Value key, value;
  for (uint32_t position = 0; dict_next(mode_dict(part), &position, &key, &value);) TRY(list_append(rt, names, key));
  return {};
}

ROM_TYPE(shape_type, {
                         .name = sym<"shape">,
                         .kind = Kind::Shape,
                         .trace_words = {1, 4},
                         .flags = Type::Final | Type::Abstract,
                         .native_bytes = sizeof(Shape),
                     });

}  // namespace adder
