// Object, Type, and how both live in ROM.
//
// Every object of the heap or of ROM begins with one word, the address of its Type. Types of built-in classes are
// constinit tables in ROM; classes made by Python programs are Types in the heap. Mark bits are kept by the heap,
// beside the pages.
//
// Invariants:
//  - Objects are 8-aligned and never move.
//  - Every reference that a heap object holds is a Value (or Ref<T>, the same bits) inside the range its Type's Trace
//  names,
//    or is reported by the Type's `trace` function. Anything else is invisible to the collector.
//  - A store into an object that is already reachable goes through Heap::store (the write barrier).
//  - A Type in ROM is never written. Type::version of a heap class changes whenever a cached method look-up may be
//  stale.
#pragma once

#include "core/base/fixed_string.h"
#include "core/value/value.h"

namespace adder {

struct Runtime;
struct Type;
struct Str;
struct BufferView;
class Tracer;

struct Object {
  const Type* type;
};

// A reference to a T inside a heap object: traced like any Value. Null when it holds no object.
template <class T>
class Ref {
 public:
  Ref() = default;
  Ref(T* object) : value_(object ? Value::object(reinterpret_cast<const Object*>(object)) : Value::empty()) {}
  explicit operator bool() const { return value_.is_object(); }
  T* get() const { return value_.is_object() ? reinterpret_cast<T*>(value_.as_object()) : nullptr; }
  T* operator->() const { return reinterpret_cast<T*>(value_.as_object()); }
  T& operator*() const { return *reinterpret_cast<T*>(value_.as_object()); }
  Value value() const { return value_; }

 private:
  Value value_;
};

// Native layout of an object. A Python subclass of a built-in type keeps its kind, so `kind` answers "may I read this
// memory as a List"; comparing the type pointer itself answers "is it exactly a list".
enum class Kind : uint8_t {
  Instance,  // no native part: attributes only
  Type,
  Int,
  Float,
  Complex,
  Str,
  Bytes,
  ByteArray,
  MemoryView,
  Tuple,
  List,
  Dict,
  Set,
  FrozenSet,
  Range,
  Slice,
  Function,
  NativeFunction,
  BoundMethod,
  Property,
  StaticMethod,
  ClassMethod,
  Super,
  SlotWrapper,
  Generator,
  Cell,
  Code,
  Module,
  Exception,
  Shape,
  ValueArray,
  Buffer,
  DictBlock,
  Iterator,
  File,
  Array,
  WeakRef,
  Other,
};

// Which words of an object are Values. `first` and `count` are in words from the object's start. The instance part of a
// Python subclass (from native_bytes to the end of the cell) is traced besides, when the kind's size is fixed.
struct Trace {
  static constexpr uint8_t to_end = 255;  // every word from `first` to the end of the cell; unused ones are zero
  static constexpr uint8_t pairs = 254;   // two words for each of the uint32_t count that stands right after the header
  uint8_t first = 0;
  uint8_t count = 0;
};

enum class BinaryOp : uint8_t { Add, Sub, Mul, MatMul, Div, FloorDiv, Mod, Pow, LShift, RShift, And, Or, Xor };
enum class UnaryOp : uint8_t { Neg, Pos, Invert };
enum class CompareOp : uint8_t { Lt, Le, Eq, Ne, Gt, Ge };
constexpr uint16_t binary_bit(BinaryOp op) { return uint16_t(1u << unsigned(op)); }

// The arguments of a call: `positional` values, then one value for each name in `names`.
struct Args {
  Value* values;
  uint32_t positional;
  uint32_t keywords = 0;         // how many values follow the positional ones
  const Value* names = nullptr;  // their names (Str, interned)

  uint32_t size() const { return positional; }
  Value operator[](uint32_t i) const { return values[i]; }
  // The i-th positional argument, or empty.
  Value get(uint32_t i) const { return i < positional ? values[i] : Value::empty(); }
};

using NativeEntry = Value (*)(Runtime& rt, const Args& args);

class Attribute;

// Slots: what a type can do (slots.def), plus what only few types have.
enum class Slot : uint8_t {
#define SLOT(name, ...) name,
#include "core/value/slots.def"
#undef SLOT
  operators,  // which operators the functions unary, binary, binary_inplace serve
  mixin,      // ROM types: a second base without native layout (ExceptionGroup: Exception)
};
inline constexpr unsigned slot_count = unsigned(Slot::mixin) + 1;

// binary_bit() of each BinaryOp (so that int has __and__ and float has not), 1 << UnaryOp.
struct Operators {
  uint32_t binary : 13, inplace : 13, unary : 3;
};

union SlotWord {
  void (*any)() = nullptr;
#define SLOT(name, result, parameters) result(*name) parameters;
#include "core/value/slots.def"
#undef SLOT
  Operators operators;
  const Type* mixin;
};

// The slots of a type: `mask` says which there are, their words follow in order. Where flash counts, a ROM type has
// only those it uses; elsewhere, and in classes of programs, all are there and a slot stands at its own number.
struct Slots {
  Word mask;

  const SlotWord* words() const { return reinterpret_cast<const SlotWord*>(this + 1); }
  SlotWord get(Slot slot) const {
    if constexpr (packed_slots)
      return find(slot);
    else
      return words()[unsigned(slot)];
  }
  [[gnu::pure]] SlotWord find(Slot slot) const;  // types/slots.cpp
};
template <unsigned N>
struct SlotTable : Slots {
  SlotWord own[N];
};

// A type as C++ knows it. Types of ROM are made from a TypeSpec by ROM_TYPE; those of programs are HeapTypes.
struct alignas(8) Type {
  Object header;  // &type_type or a metaclass
  const Str* name;
  const Type* base;  // the base whose native layout this one extends; nullptr only for object
  Kind kind;
  Trace trace_words;
  uint8_t attribute_count;
  uint16_t flags;
  uint16_t native_bytes;  // size of the native part; for variable-size kinds, of the fixed head
  uint32_t version;
  const Slots* slots;
  const Attribute* attributes;  // ROM types: methods, constants, properties

  enum Flag : uint16_t {
    Heap = 1,                  // a HeapType: made by a program (or by collections.namedtuple, …)
    Final = 2,                 // cannot be subclassed
    HasInstancePart = 4,       // instances carry a shape and slots after the native part
    NoDict = 8,                // __slots__ without __dict__: only declared names
    VariableSize = 16,         // native part's size differs per object; the instance part follows it
    HasFinalizer = 32,         // __del__
    Abstract = 64,             // no construct from Python
    IsMethodDescriptor = 128,  // binds as a method when found on a class: functions, native functions
    IsDataDescriptor = 256,    // has descriptor_set
    CustomGetAttribute = 512,  // class defines __getattribute__ or __getattr__
    Exception = 1024,          // derives from BaseException
    CustomSetAttribute = 2048,
    NoWeakReferences = 4096,  // __slots__ without __weakref__
    DottedName = 8192,        // a heap class that is named as those of ROM are, "module.Name"
  };
  bool is(Flag f) const { return flags & f; }

#define SLOT(name, ...) \
  auto name() const { return slots->get(Slot::name).name; }
#include "core/value/slots.def"
#undef SLOT
  Operators operators() const { return slots->get(Slot::operators).operators; }
  const Type* mixin() const { return slots->get(Slot::mixin).mixin; }
  // Of a HeapType; empty in ROM.
  Value dict() const;
  Value mro() const;
};

// A class made by a program.
struct HeapType : Type {
  uint8_t inline_slots;  // attribute slots reserved in a new instance
  Value dict;            // Dict of the class body
  Value mro;             // Tuple of types; ROM types: the chain of `base`
  Value bases;           // Tuple
  Value subclasses;      // List
  Value root_shape;      // Shape of a new instance
  SlotTable<slot_count> slot_table;

  SlotWord& slot(Slot slot) { return slot_table.own[unsigned(slot)]; }
};
inline HeapType* heap_type(const Type* type) { return type->is(Type::Heap) ? (HeapType*)type : nullptr; }
inline Value Type::dict() const { return is(Heap) ? static_cast<const HeapType*>(this)->dict : Value::empty(); }
inline Value Type::mro() const { return is(Heap) ? static_cast<const HeapType*>(this)->mro : Value::empty(); }

extern const Type type_type;
extern const Type object_type;

// A table of attributes, which may be empty.
struct AttributeList {
  const Attribute* first = nullptr;
  size_t count = 0;

  constexpr AttributeList() = default;
  template <size_t N>
  constexpr AttributeList(const Attribute (&table)[N]) : first(table), count(N) {}
};

// How a type of ROM is written down.
struct TypeSpec {
  const Str* name = nullptr;
  const Type* base = &object_type;
  Kind kind = Kind::Other;
  Trace trace_words = {};
  uint16_t flags = 0;
  uint16_t native_bytes = 0;
#define SLOT(name, result, parameters) result(*name) parameters = nullptr;
#include "core/value/slots.def"
#undef SLOT
  uint16_t binary_ops = 0;
  uint16_t inplace_ops = 0;
  uint16_t unary_ops = 0;
  AttributeList attributes = {};
  const Type* mixin = nullptr;

  constexpr bool has_operators() const { return binary_ops | inplace_ops | unary_ops; }
};

// How many slots the type keeps a word for.
constexpr unsigned kept_slots(const TypeSpec& spec) {
  if (!packed_slots) return slot_count;
  unsigned count = spec.has_operators() + (spec.mixin != nullptr);
#define SLOT(name, ...) count += spec.name != nullptr;
#include "core/value/slots.def"
#undef SLOT
  return count;
}

template <const TypeSpec& S>
constexpr auto pack_slots() {
  SlotTable<kept_slots(S)> table{};
  unsigned at = 0;
  auto keep = [&](Slot slot) -> SlotWord& {
    table.mask |= Word(1) << unsigned(slot);
    return table.own[at++];
  };
#define SLOT(name, ...) \
  if (!packed_slots || S.name != nullptr) keep(Slot::name).name = S.name;
#include "core/value/slots.def"
#undef SLOT
  if (!packed_slots || S.has_operators()) keep(Slot::operators).operators = {S.binary_ops, S.inplace_ops, S.unary_ops};
  if (!packed_slots || S.mixin != nullptr) keep(Slot::mixin).mixin = S.mixin;
  return table;
}
template <const TypeSpec& S>
inline constexpr auto rom_slots = pack_slots<S>();
inline constexpr Slots no_slots = {0};

// The type of that spec; types that differ only in name and base share one spec.
template <const TypeSpec& S>
constexpr Type rom_type(const Str* name = S.name, const Type* base = S.base) {
  static_assert(S.attributes.count < 256, "attributes of a type are counted in a byte");
  const Slots* slots = &no_slots;
  if constexpr (kept_slots(S) != 0) slots = &rom_slots<S>;
  return {{&type_type}, name,           base, S.kind, S.trace_words,     uint8_t(S.attributes.count),
          S.flags,      S.native_bytes, 0,    slots,  S.attributes.first};
}

// ROM_TYPE(list_type, {.name = sym<"list">, ...}): the definition of a built-in type.
#define ROM_TYPE(type, ...)                                     \
  static constexpr ::adder::TypeSpec type##_spec = __VA_ARGS__; \
  constinit const ::adder::Type type = ::adder::rom_type<type##_spec>()

// --- strings in ROM ---

// The 32-bit hash of every str and bytes. FNV-1a with a final mix; never 0, which means "not computed yet".
constexpr uint32_t text_hash(const char* text, size_t size) {
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < size; i++) h = (h ^ uint8_t(text[i])) * 16777619u;
  h ^= h >> 15;
  return h ? h : 1;
}

// UTF-8 text. `size_and_flags`: bytes, plus flags. The bytes and a NUL follow the head.
struct Str : Object {
  uint32_t size_and_flags;
  uint32_t hash_cache;  // 0 = not computed; never written for ROM strings, whose hash is there from the start

  static constexpr uint32_t ascii_flag = 1u << 31;
  static constexpr uint32_t interned_flag = 1u << 30;
  static constexpr uint32_t size_mask = interned_flag - 1;

  uint32_t size() const { return size_and_flags & size_mask; }  // bytes
  bool ascii() const { return size_and_flags & ascii_flag; }
  bool interned() const { return size_and_flags & interned_flag; }
  const char* data() const { return reinterpret_cast<const char*>(this + 1); }
  char* mutable_data() { return reinterpret_cast<char*>(this + 1); }  // only while nobody else knows the string
  string_view view() const { return {data(), size()}; }
  uint32_t hash() const {
    // No `mutable` member: it would put every ROM string in RAM.
    if (!hash_cache) const_cast<Str*>(this)->hash_cache = text_hash(data(), size());
    return hash_cache;
  }
};

extern const Type str_type;

template <size_t N>
struct alignas(8) RomStr {
  Str head;
  char text[N];
};

template <size_t N>
constexpr RomStr<N> make_rom_str(const FixedString<N>& text) {
  RomStr<N> result{{{&str_type}, uint32_t(text.size) | Str::interned_flag, text_hash(text.text, text.size)}, {}};
  bool ascii = true;
  for (size_t i = 0; i < text.size; i++) {
    result.text[i] = text.text[i];
    ascii &= uint8_t(text.text[i]) < 128;
  }
  if (ascii) result.head.size_and_flags |= Str::ascii_flag;
  return result;
}

template <FixedString S>
inline constexpr RomStr<S.size + 1> rom_str = make_rom_str(S);

// The str of each ASCII character.
struct RomCharacters {
  RomStr<2> of[128];
};
inline constexpr RomCharacters rom_characters = [] {
  RomCharacters all{};
  for (unsigned code = 0; code < 128; code++) {
    const char text[2] = {char(code), 0};
    all.of[code] = make_rom_str(FixedString<2>(text));
  }
  return all;
}();

// sym<"append">: the one ROM string of that text, interned. The build collects every sym<"…"> and every table macro's
// first argument into the ROM symbol table (tools/dev/symbols.py), so that intern("append") finds the same object.
template <FixedString S>
constexpr const Str* make_symbol() {
  if constexpr (S.size == 1)
    return &rom_characters.of[uint8_t(S.text[0])].head;
  else
    return &rom_str<S>.head;
}
template <FixedString S>
inline constexpr const Str* sym = make_symbol<S>();

// --- attributes ---

// An object of ROM that knows the name under which tables list it.
struct alignas(2 * sizeof(Word)) Named : Object {
  const Str* name;
};

// A Value in a ROM table. Tagged addresses are no constant expressions, so an object is kept as its bare address, whose
// low three bits are 000; other values must not have that tag (a float of tag 000 cannot stand in a ROM table).
union RomValue {
  const void* object;
  Word bits;
  constexpr RomValue(const void* o) : object(o) {}
  constexpr RomValue(Word w) : bits(w) {}
  Value get() const { return (bits & 7) ? Value::from_bits(bits) : Value::object(static_cast<const Object*>(object)); }
};
// What stands for a value among template arguments.
constexpr Word rom_key(Value v) { return v.bits(); }
template <class T>
constexpr const T* rom_key(const T* object) {
  return object;
}

// A value that does not know its name.
struct alignas(2 * sizeof(Word)) RomConstant {
  const Str* name;
  RomValue value;
};
template <FixedString Name, auto Key>
inline constexpr RomConstant rom_constant = {sym<Name>, Key};

// A line of an attribute table: where its name stands. The first word of a pair begins a RomConstant, the second is in
// a Named.
class Attribute {
 public:
  constexpr Attribute(const Named& object) : name_(&object.name) {}
  constexpr Attribute(const RomConstant& constant) : name_(&constant.name) {}

  constexpr const Str* name() const { return *name_; }
  // The function or property; nullptr for a constant.
  const Named* object() const {
    bool in_object = reinterpret_cast<uintptr_t>(name_) & sizeof(Word);
    return in_object ? reinterpret_cast<const Named*>(name_ - 1) : nullptr;
  }
  Value value() const {
    if (const Named* named = object()) return Value::object(named);
    return reinterpret_cast<const RomConstant*>(name_)->value.get();
  }

 private:
  const Str* const* name_;
};

// --- native functions ---

struct NativeFunction;
using DescribedEntry = Value (*)(Runtime& rt, const NativeFunction& function, const Args& args);
// How a native function is entered. `described` (with NativeFunction::Described, and a parameter list): one entry
// serves many functions, whose records go on behind the ListedFunction.
union AnyEntry {
  NativeEntry plain;
  DescribedEntry described;
  constexpr AnyEntry(NativeEntry e) : plain(e) {}
  constexpr AnyEntry(DescribedEntry e) : described(e) {}
};

// A function written in C++, in ROM. parameters() nullptr: positional only, min..max of them. Otherwise a Python
// parameter list such as "iterable, /, *, key=None, reverse=False" (self or cls of a method is not named, but counted):
// the caller sorts keywords into place, so that the entry sees exactly `max` values, absent ones empty(). Default texts
// are for documentation; the entry decides what an empty() means.
struct NativeFunction : Named {
  AnyEntry entry;
  uint8_t min;  // required positional ones
  uint8_t max;  // variadic = any number
  uint8_t flags;
  uint8_t positional;  // how many may be given by position: less than max when the list has keyword-only ones

  static constexpr uint8_t variadic = 255;
  enum Flag : uint8_t {
    Method = 1,       // binds to its instance, which is values[0]
    ClassMethod = 2,  // binds to the class, which is values[0]
    Static = 4,
    RawKeywords = 8,   // entry reads args.names itself
    PythonWords = 16,  // CPython has a Python function here: its words for wrong arguments
    Described = 32,    // entry.described is the entry
    HasList = 64,      // is a ListedFunction
  };
  const char* parameters() const;
};
extern const Type native_function_type;

struct ListedFunction : NativeFunction {
  const char* list;
};
inline const char* NativeFunction::parameters() const {
  return flags & HasList ? static_cast<const ListedFunction*>(this)->list : nullptr;
}

// Parameters before the bare "*" of a parameter list; markers ("/", "*") are no parameters.
constexpr uint8_t count_positional(const char* parameters, uint8_t flags) {
  uint8_t count = flags & (NativeFunction::Method | NativeFunction::ClassMethod) ? 1 : 0;
  bool at_start = true;
  for (const char* p = parameters; *p; p++) {
    if (*p == ',') at_start = true;
    if (*p == ',' || *p == ' ') continue;
    if (at_start && *p == '*') return count;
    if (at_start && *p != '/') count++;
    at_start = false;
  }
  return count;
}

constexpr NativeFunction make_function(const Str* name, AnyEntry entry, uint8_t min, uint8_t max, uint8_t flags,
                                       std::nullptr_t) {
  return {{{&native_function_type}, name}, entry, min, max, flags, max};
}
constexpr ListedFunction make_function(const Str* name, AnyEntry entry, uint8_t min, uint8_t max, uint8_t flags,
                                       const char* list) {
  return {{{{&native_function_type}, name},
           entry,
           min,
           max,
           uint8_t(flags | NativeFunction::HasList),
           count_positional(list, flags)},
          list};
}
template <FixedString Name, NativeEntry Entry, uint8_t Min, uint8_t Max, uint8_t Flags, auto Parameters = nullptr>
inline constexpr auto native_function = make_function(sym<Name>, Entry, Min, Max, Flags, Parameters);

// An attribute of a built-in type that is computed by C++ functions, in ROM. `set` nullptr: read-only; its value
// empty() = delete.
struct NativeProperty : Named {
  Value (*get)(Runtime& rt, Value self);
  Status (*set)(Runtime& rt, Value self, Value value);
};
extern const Type native_property_type;

template <FixedString Name, Value (*Get)(Runtime&, Value), Status (*Set)(Runtime&, Value, Value) = nullptr>
inline constexpr NativeProperty native_property = {{{&native_property_type}, sym<Name>}, Get, Set};

}  // namespace adder

// Lines of an attribute table. Counts include self for methods. P variants take a parameter list (a static const
// char[]).
#define ROM_FUNCTION(...) ::adder::Attribute(::adder::native_function<__VA_ARGS__>)
#define METHOD(name, entry, min, max) ROM_FUNCTION(name, entry, min, max, ::adder::NativeFunction::Method)
#define METHOD_P(name, entry, min, max, parameters) \
  ROM_FUNCTION(name, entry, min, max, ::adder::NativeFunction::Method, parameters)
#define METHOD_RAW(name, entry) \
  ROM_FUNCTION(name, entry, 1, 255, ::adder::NativeFunction::Method | ::adder::NativeFunction::RawKeywords)
#define CLASS_METHOD(name, entry, min, max) ROM_FUNCTION(name, entry, min, max, ::adder::NativeFunction::ClassMethod)
#define CLASS_METHOD_P(name, entry, min, max, parameters) \
  ROM_FUNCTION(name, entry, min, max, ::adder::NativeFunction::ClassMethod, parameters)
#define STATIC_METHOD(name, entry, min, max) ROM_FUNCTION(name, entry, min, max, ::adder::NativeFunction::Static)
#define FUNCTION(name, entry, min, max) ROM_FUNCTION(name, entry, min, max, 0)
#define FUNCTION_P(name, entry, min, max, parameters) ROM_FUNCTION(name, entry, min, max, 0, parameters)
#define PYTHON_FUNCTION(name, entry, min, max, parameters) \
  ROM_FUNCTION(name, entry, min, max, ::adder::NativeFunction::PythonWords, parameters)
#define FUNCTION_RAW(name, entry) ROM_FUNCTION(name, entry, 0, 255, ::adder::NativeFunction::RawKeywords)
#define PROPERTY(name, get) ::adder::Attribute(::adder::native_property<name, get>)
#define PROPERTY_RW(name, get, set) ::adder::Attribute(::adder::native_property<name, get, set>)
// A constant: a small int, an object in ROM (address), or any Value without tag 000.
#define CONSTANT(name, value) ::adder::Attribute(::adder::rom_constant<name, ::adder::rom_key(value)>)
