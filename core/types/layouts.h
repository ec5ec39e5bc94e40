// Memory layouts of the built-in types that more than one folder reads: the interpreter, the compiler, the collector.
//
// Only layout and inline access stand here; behaviour is in types/<name>.cpp. Head sizes are kept small on purpose:
// bytes on 64-bit words (halve for 32): tuple of 2 = 32, list of 4 = 24 + 40, dict of 1 = 24 + 40, instance with 2 attributes
// = 48, closure of one variable = 48 + 16.
#pragma once

#include "core/runtime/operations.h"

namespace adder {

extern const Type object_type, type_type, none_type, bool_type, int_type, float_type, complex_type, bytes_type, bytearray_type,
    memoryview_type, tuple_type, list_type, dict_type, set_type, frozenset_type, range_type, slice_type, function_type,
    bound_method_type, property_type, staticmethod_type, classmethod_type, super_type, slot_wrapper_type, generator_type,
    coroutine_type, async_generator_type, cell_type, code_type, module_type, ellipsis_type, not_implemented_type, shape_type,
    value_array_type, buffer_type, dict_block_type, traceback_type;

extern const Type* const immediate_types[8];  // by the number of the immediate: empty, None, False, True, … (singletons.cpp)
inline const Type* type_of(Value v) {
  if (v.is_object()) return v.as_object()->type;
  if (v.is_small_int()) return &int_type;
  if (v.is_unboxed_float()) return &float_type;
  return immediate_types[v.bits() >> 3 & 7];
}
inline bool has_kind(Value v, Kind kind) { return v.is_object() && v.as_object()->type->kind == kind; }
template <class T> T* cast(Value v) { return reinterpret_cast<T*>(v.as_object()); }
template <class T> Value to_value(const T* object) { return Value::object(reinterpret_cast<const Object*>(object)); }
inline bool is_exactly(Value v, const Type& type) { return v.is_object() && v.as_object()->type == &type; }

// Words that hold Values, up to the end of the cell; unused ones stay zero. Storage of lists, slots, caches.
struct ValueArray : Object {
  Value* items() { return reinterpret_cast<Value*>(this + 1); }
};
// Bytes without references: storage of bytearray, array, instructions.
struct Buffer : Object {
  uint8_t* data() { return reinterpret_cast<uint8_t*>(this + 1); }
};

struct FloatBox : Object {
  Value::Carrier number;
};
struct Complex : Object {
  Float real, imag;
};
// Big int, or an int of a Python subclass (then any size). Sign and magnitude; no leading zero limbs; zero has size 0.
struct BigInt : Object {
  int32_t signed_size;  // limbs; negative number: negative
  uint32_t limbs[1];    // little-endian
  uint32_t size() const { return uint32_t(signed_size < 0 ? -signed_size : signed_size); }
  bool negative() const { return signed_size < 0; }
};

struct BytesObject : Object {  // bytes: the bytes and a NUL follow the head
  uint32_t size;
  uint32_t hash_cache;
  const uint8_t* data() const { return reinterpret_cast<const uint8_t*>(this + 1); }
  uint8_t* mutable_data() { return reinterpret_cast<uint8_t*>(this + 1); }
};
struct ByteArray : Object {
  Ref<Buffer> buffer;
  uint32_t size;
  uint32_t capacity;
  uint32_t exports;  // living memoryviews and native views: no resize while > 0 is a BufferError
};

struct Tuple : Object {
  SignedWord size;  // outside the traced words, which are the items
  Value* items() { return reinterpret_cast<Value*>(this + 1); }
  const Value* items() const { return reinterpret_cast<const Value*>(this + 1); }
  Span<const Value> span() const { return {items(), size_t(size)}; }
};
struct List : Object {
  Ref<ValueArray> array;
  uint32_t size;
  uint32_t capacity;
  Value* items() { return array->items(); }  // only when capacity > 0
  Span<Value> span() { return size ? Span<Value>(items(), size) : Span<Value>(); }
};

// Ordered, compact hash table. The block holds `capacity` entries in insertion order, then their 32-bit hashes, then, when
// capacity > 8, an open-addressing index. A deleted entry has an empty() key. Small tables are searched by hash, linearly.
struct DictEntry {
  Value key;
  Value value;
};
struct DictBlock : Object {
  uint32_t capacity;
  uint32_t index_size;  // slots of the index: power of two, or 0
  DictEntry* entries() { return reinterpret_cast<DictEntry*>(this + 1); }
  uint32_t* hashes() { return reinterpret_cast<uint32_t*>(entries() + capacity); }
};
struct Dict : Object {
  Ref<DictBlock> block;  // null while nothing was ever stored
  uint32_t used;         // entries written, deleted ones included
  uint32_t live;         // len()
};

// --- dict as C++ uses it (types/dict.cpp). The *_str forms take interned names and never run Python code.
Dict* make_dict(Runtime& rt);
Value dict_get(Runtime& rt, Dict* dict, Value key);  // empty() = absent; error() = hash/eq failed
Value dict_get_str(Dict* dict, const Str* key);
Status dict_set(Runtime& rt, Dict* dict, Value key, Value value);
Status dict_set_str(Runtime& rt, Dict* dict, const Str* key, Value value);
Result<bool> dict_delete(Runtime& rt, Dict* dict, Value key);  // false = was absent
bool dict_delete_str(Dict* dict, const Str* key);
// Index of an interned key among the entries, or -1: for inline caches.
int32_t dict_find_str(Dict* dict, const Str* key);
// Walks live entries: position starts at 0; false at the end.
bool dict_next(Dict* dict, uint32_t* position, Value* key, Value* value);
Dict* dict_copy(Runtime& rt, Dict* dict);
Status dict_update(Runtime& rt, Dict* dict, Value mapping_or_pairs);
// A dict, or a subclass's instance that iterates as dict does: its entries are what ** and update() take.
bool is_plain_mapping(Value v);

Tuple* make_tuple(Runtime& rt, uint32_t size);  // items are empty-initialised zeros: fill before showing it to Python
Value make_tuple(Runtime& rt, Span<const Value> items);
List* make_list(Runtime& rt, uint32_t capacity);
Value make_list(Runtime& rt, Span<const Value> items);
Status list_append(Runtime& rt, List* list, Value item);
Value sequence_to_tuple(Runtime& rt, Value iterable);
Value sequence_to_list(Runtime& rt, Value iterable);

struct Cell : Object {
  Value value;  // empty() = unbound
};

// A class's instance: after the native part (none for plain objects) the shape, then inline slots.
// When shape->count > shape->inline_slots, the last inline slot holds a ValueArray with the slots from inline_slots - 1 on.
struct Shape : Object {
  Value cls;          // Type
  Value parent;       // Shape, or empty for a root
  Value name;         // Str of the attribute this step added; empty for a root
  Value transitions;  // empty, one Shape, or a Dict name → Shape
  uint16_t count;         // attributes of an instance of this shape
  uint16_t inline_slots;  // same for all shapes of one root
  uint16_t offset;        // of the instance part, in words from the object's start; 0 = depends on the object's size
  uint16_t flags;

  enum Flag : uint16_t { DictMode = 1 };  // attributes live in a Dict in inline slot 0
};
struct InstancePart {
  Ref<Shape> shape;
  Value slots[1];
};
InstancePart* instance_part(Object* object);  // its type has HasInstancePart
inline InstancePart* instance_part_at(Object* object, unsigned word_offset) {
  return reinterpret_cast<InstancePart*>(reinterpret_cast<Word*>(object) + word_offset);
}
// Slot index of `name` in instances of `shape`, or -1.
int32_t shape_find(const Shape* shape, const Str* name);
Value* shape_slot(Object* object, const Shape* shape, int32_t index);

struct Function : Object {
  Ref<Code> code;
  Ref<Dict> globals;
  Value defaults;  // Tuple or empty
  Value extra;     // Dict of the rare: __kwdefaults__, __annotations__, __name__, __doc__, attributes; or empty
  Ref<Cell>* cells() { return reinterpret_cast<Ref<Cell>*>(this + 1); }  // code->capture_count of them
};
// A method bound to its instance. Its type tells what it binds: a Python function (bound_method_type), a function in ROM
// (builtin_method_type), a slot of a type (method_wrapper_type).
extern const Type builtin_method_type, method_wrapper_type;
struct BoundMethod : Object {
  Value function;
  Value self;
};
struct Property : Object {
  Value getter, setter, deleter, doc, name;
};
struct ClassOrStaticMethod : Object {
  Value function;
};
struct Super : Object {
  Value cls, object, object_type;
};
struct NativeModule;
// A module. A native one reads from its ROM table what its dict has not; the dict is made when something is first stored.
struct Module : Object {
  Ref<Dict> dict;  // null only in a native module nobody has stored into
  const NativeModule* native;
};
Value module_lookup(Runtime& rt, Module* module, const Str* name);  // empty() = absent
Dict* module_dict(Runtime& rt, Module* module);  // what was stored; makes it when missing; nullptr = no memory
// Iterators the interpreter knows by their exact type (core/types/iterators.cpp, range.cpp, dict_views.cpp).
extern const Type list_iterator_type, tuple_iterator_type, range_iterator_type, dict_key_iterator_type,
    dict_value_iterator_type, dict_item_iterator_type;
struct SequenceIterator : Object {  // of a list or tuple
  Value sequence;     // empty() once exhausted
  SignedWord index;   // of the next item
};
struct RangeIterator : Object {  // of a range whose every number is a small int
  SignedWord next;
  SignedWord step;
  SignedWord remaining;
};
struct DictIterator : Object {
  Ref<Dict> dict;
  uint32_t position;  // among entries
  uint32_t live;      // len() at the start: a change is a RuntimeError
};

struct Slice : Object {
  Value start, stop, step;
};
struct Range : Object {
  Value start, stop, step, length;  // ints
};

// One entry of an exception's traceback, outermost first (vm/traceback.cpp).
struct Traceback : Object {
  Value next;      // towards the place of the raise, or empty
  Value function;  // Function whose frame it was
  Value position;  // small int: the instruction, in words from its code's start
};

// The native part of every exception.
struct Exception : Object {
  Value args;       // Tuple
  Value traceback;  // Traceback chain, or empty
  Value cause;      // or empty
  Value context;    // or empty
  Value extra;      // StopIteration.value, OSError fields, SyntaxError fields, group members, __notes__: see exception.cpp
  Value suppress_context;  // True/False
};

}  // namespace adder
