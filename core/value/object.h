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

// A Value in a ROM table. Tagged addresses are no constant expressions, so an object is kept as its bare address, whose
// low three bits are 000; other values must not have that tag (a float of tag 000 cannot stand in a ROM table).
union RomValue {
  const void* object;
  Word bits;
  constexpr RomValue(const void* o) : object(o) {}
  constexpr RomValue(Value v) : bits(v.bits()) {}
  Value get() const { return (bits & 7) ? Value::from_bits(bits) : Value::object(static_cast<const Object*>(object)); }
};

struct Attribute {
  const Str* name;
  RomValue value;
};

// What a type can do. An absent slot is nullptr; a type in ROM lists every slot it has, those of its base too. Python
// classes get slots that call their special methods (types/class_slots.cpp); the special methods of built-in types are
// wrappers around the slots (types/slot_wrappers.cpp).
struct alignas(8) Type {
  Object header;  // &type_type or a metaclass
  const Str* name = nullptr;
  const Type* base = nullptr;  // the base whose native layout this one extends; nullptr only for object
  Kind kind = Kind::Other;
  Trace trace_words = {};
  uint8_t inline_slots = 0;  // attribute slots reserved in a new instance (heap classes)
  uint16_t flags = 0;
  uint16_t native_bytes = 0;  // size of the native part; for variable-size kinds, of the fixed head
  uint32_t version = 0;
  void (*trace)(Object* self, Tracer& tracer) = nullptr;  // for references outside trace_words
  void (*finalize)(Runtime& rt, Object* self) = nullptr;  // releases what is outside the heap; must not allocate

  // __new__ (and __init__ of immutable built-ins)
  Value (*construct)(Runtime& rt, const Type* cls, const Args& args) = nullptr;
  Value (*initialize)(Runtime& rt, Value self, const Args& args) = nullptr;  // __init__; returns None or error
  Value (*call)(Runtime& rt, Value self, const Args& args) = nullptr;
  Value (*get_attribute)(Runtime& rt, Value self, const Str* name) = nullptr;  // empty() = absent, no exception made
  Status (*set_attribute)(Runtime& rt, Value self, const Str* name, Value value) = nullptr;  // value empty() = delete
  // Instance empty() = access on the class; value empty() = delete.
  Value (*descriptor_get)(Runtime& rt, Value self, Value instance, const Type* owner) = nullptr;
  Status (*descriptor_set)(Runtime& rt, Value self, Value instance, Value value) = nullptr;
  Value (*repr)(Runtime& rt, Value self) = nullptr;                // nullptr = <T object at 0x…>
  Value (*str)(Runtime& rt, Value self) = nullptr;                 // nullptr = repr
  Value (*format)(Runtime& rt, Value self, Value spec) = nullptr;  // nullptr = str, and no spec allowed
  Result<uint32_t> (*hash)(Runtime& rt, Value self) = nullptr;     // nullptr = by identity; with `compare`: unhashable
  Result<bool> (*truth)(Runtime& rt, Value self) = nullptr;        // nullptr = length() != 0, or always true
  Result<SignedWord> (*length)(Runtime& rt, Value self) = nullptr;
  Value (*get_item)(Runtime& rt, Value self, Value key) = nullptr;
  Status (*set_item)(Runtime& rt, Value self, Value key, Value value) = nullptr;  // value empty() = delete
  Result<bool> (*contains)(Runtime& rt, Value self, Value item) = nullptr;
  Value (*iterate)(Runtime& rt, Value self) = nullptr;
  Value (*next)(Runtime& rt, Value self) = nullptr;  // stop() at the end
  Value (*unary)(Runtime& rt, UnaryOp op, Value self) = nullptr;
  // `reflected`: self is the right operand. not_implemented() when the pair is not ours.
  Value (*binary)(Runtime& rt, BinaryOp op, Value self, Value other, bool reflected) = nullptr;
  // not_implemented() = use binary
  Value (*binary_inplace)(Runtime& rt, BinaryOp op, Value self, Value other) = nullptr;
  Value (*compare)(Runtime& rt, CompareOp op, Value self, Value other) = nullptr;  // not_implemented() = not ours
  Status (*buffer)(Runtime& rt, Value self, BufferView& view) = nullptr;  // its memory as an array, see types/buffer.h

  uint16_t binary_ops = 0;  // binary_bit() of each operator `binary` serves (so that int has __and__ and float has not)
  uint16_t inplace_ops = 0;
  uint16_t unary_ops = 0;  // 1 << UnaryOp
  uint16_t attribute_count = 0;
  const Attribute* attributes = nullptr;  // ROM types: methods, constants, properties
  // ROM types: a second base without native layout (ExceptionGroup: Exception), or nullptr.
  const Type* mixin = nullptr;

  // Heap classes only; empty in ROM.
  Value dict = Value::empty();        // Dict of the class body
  Value mro = Value::empty();         // Tuple of types; ROM types: the chain of `base`
  Value bases = Value::empty();       // Tuple
  Value subclasses = Value::empty();  // List
  Value root_shape = Value::empty();  // Shape of a new instance

  enum Flag : uint16_t {
    Heap = 1,                  // made by a program (or by collections.namedtuple, …)
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
  };
  bool is(Flag f) const { return flags & f; }
};

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
struct FixedString {
  char text[N];
  constexpr FixedString(const char (&literal)[N]) {
    for (size_t i = 0; i < N; i++) text[i] = literal[i];
  }
  static constexpr size_t size = N - 1;
};

template <size_t N>
struct alignas(8) RomStr {
  Str head;
  char text[N];
};

template <FixedString S>
constexpr RomStr<S.size + 1> make_rom_str() {
  RomStr<S.size + 1> result{{{&str_type}, uint32_t(S.size) | Str::interned_flag, text_hash(S.text, S.size)}, {}};
  bool ascii = true;
  for (size_t i = 0; i < S.size; i++) {
    result.text[i] = S.text[i];
    ascii &= uint8_t(S.text[i]) < 128;
  }
  if (ascii) result.head.size_and_flags |= Str::ascii_flag;
  return result;
}

template <FixedString S>
inline constexpr RomStr<S.size + 1> rom_str = make_rom_str<S>();

// sym<"append">: the one ROM string of that text, interned. The build collects every sym<"…"> and every table macro's
// first argument into the ROM symbol table (tools/dev/symbols.py), so that intern("append") finds the same object.
template <FixedString S>
inline constexpr const Str* sym = &rom_str<S>.head;

// --- native functions ---

struct NativeFunction;
using DescribedEntry = Value (*)(Runtime& rt, const NativeFunction& function, const Args& args);
// How a native function is entered. `described` (with NativeFunction::Described, and a parameter list): one entry serves
// many functions, whose records go on behind the NativeFunction.
union AnyEntry {
  NativeEntry plain;
  DescribedEntry described;
  constexpr AnyEntry(NativeEntry e) : plain(e) {}
  constexpr AnyEntry(DescribedEntry e) : described(e) {}
};

// A function written in C++, in ROM. `parameters` nullptr: positional only, min..max of them. Otherwise a Python
// parameter list such as "iterable, /, *, key=None, reverse=False" (self or cls of a method is not named, but counted):
// the caller sorts keywords into place, so that the entry sees exactly `max` values, absent ones empty(). Default texts
// are for documentation; the entry decides what an empty() means.
struct alignas(8) NativeFunction {
  Object header;
  AnyEntry entry;
  const Str* name;
  const char* parameters;
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
  };
};
extern const Type native_function_type;

// Parameters before the bare "*" of a parameter list; markers ("/", "*") are no parameters.
constexpr uint8_t count_positional(std::nullptr_t, uint8_t max, uint8_t) { return max; }
constexpr uint8_t count_positional(const char* parameters, uint8_t, uint8_t flags) {
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

template <FixedString Name, NativeEntry Entry, uint8_t Min, uint8_t Max, uint8_t Flags, auto Parameters = nullptr>
inline constinit const NativeFunction native_function = {
    {&native_function_type}, Entry, sym<Name>, Parameters, Min, Max, Flags, count_positional(Parameters, Max, Flags)};

// An attribute of a built-in type that is computed by C++ functions, in ROM. `set` nullptr: read-only; its value
// empty() = delete.
struct alignas(8) NativeProperty {
  Object header;
  const Str* name;
  Value (*get)(Runtime& rt, Value self);
  Status (*set)(Runtime& rt, Value self, Value value);
};
extern const Type native_property_type;

template <FixedString Name, Value (*Get)(Runtime&, Value), Status (*Set)(Runtime&, Value, Value) = nullptr>
inline constinit const NativeProperty native_property = {{&native_property_type}, sym<Name>, Get, Set};

}  // namespace adder

// Lines of an attribute table. Counts include self for methods. P variants take a parameter list (a static const
// char[]).
#define METHOD(name, entry, min, max)                                                                     \
  ::adder::Attribute {                                                                                    \
    ::adder::sym<name>, &::adder::native_function<name, entry, min, max, ::adder::NativeFunction::Method> \
  }
#define METHOD_P(name, entry, min, max, parameters)                                                                   \
  ::adder::Attribute {                                                                                                \
    ::adder::sym<name>, &::adder::native_function<name, entry, min, max, ::adder::NativeFunction::Method, parameters> \
  }
#define METHOD_RAW(name, entry)                                                                           \
  ::adder::Attribute {                                                                                    \
    ::adder::sym<name>,                                                                                   \
        &::adder::native_function<name, entry, 1, 255,                                                    \
                                  ::adder::NativeFunction::Method | ::adder::NativeFunction::RawKeywords> \
  }
#define CLASS_METHOD(name, entry, min, max)                                                                    \
  ::adder::Attribute {                                                                                         \
    ::adder::sym<name>, &::adder::native_function<name, entry, min, max, ::adder::NativeFunction::ClassMethod> \
  }
#define CLASS_METHOD_P(name, entry, min, max, parameters)                                                  \
  ::adder::Attribute {                                                                                     \
    ::adder::sym<name>,                                                                                    \
        &::adder::native_function<name, entry, min, max, ::adder::NativeFunction::ClassMethod, parameters> \
  }
#define STATIC_METHOD(name, entry, min, max)                                                              \
  ::adder::Attribute {                                                                                    \
    ::adder::sym<name>, &::adder::native_function<name, entry, min, max, ::adder::NativeFunction::Static> \
  }
#define FUNCTION(name, entry, min, max) \
  ::adder::Attribute { ::adder::sym<name>, &::adder::native_function<name, entry, min, max, 0> }
#define FUNCTION_P(name, entry, min, max, parameters) \
  ::adder::Attribute { ::adder::sym<name>, &::adder::native_function<name, entry, min, max, 0, parameters> }
#define PYTHON_FUNCTION(name, entry, min, max, parameters)                                                 \
  ::adder::Attribute {                                                                                     \
    ::adder::sym<name>,                                                                                    \
        &::adder::native_function<name, entry, min, max, ::adder::NativeFunction::PythonWords, parameters> \
  }
#define FUNCTION_RAW(name, entry)                                                                            \
  ::adder::Attribute {                                                                                       \
    ::adder::sym<name>, &::adder::native_function<name, entry, 0, 255, ::adder::NativeFunction::RawKeywords> \
  }
#define PROPERTY(name, get) \
  ::adder::Attribute { ::adder::sym<name>, &::adder::native_property<name, get> }
#define PROPERTY_RW(name, get, set) \
  ::adder::Attribute { ::adder::sym<name>, &::adder::native_property<name, get, set> }
// A constant: a small int, an object in ROM (address), or any Value without tag 000.
#define CONSTANT(name, value) \
  ::adder::Attribute { ::adder::sym<name>, value }
