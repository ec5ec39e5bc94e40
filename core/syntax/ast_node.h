// What every node of the syntax tree is made of: kinds, operators, text, lists, positions, casts. See ast.h.
#pragma once

#include "core/base/arena.h"
#include "core/base/base.h"

namespace adder::syntax {

// clang-format off
enum class NodeKind : uint8_t {
  // statements
  FunctionDef, AsyncFunctionDef, ClassDef, Return, Delete, Assign, TypeAlias, AugAssign, AnnAssign, For, AsyncFor,
  While, If, With, AsyncWith, Match, Raise, Try, TryStar, Assert, Import, ImportFrom, Global, Nonlocal,
  ExprStatement, Pass, Break, Continue,
  // expressions
  BoolOp, NamedExpr, BinOp, UnaryOp, Lambda, IfExp, Dict, Set, ListComp, SetComp, DictComp, GeneratorExp, Await,
  Yield, YieldFrom, Compare, Call, FormattedValue, JoinedStr, Constant, Attribute, Subscript, Starred, Name, List,
  Tuple, Slice,
  // patterns
  MatchValue, MatchSingleton, MatchSequence, MatchMapping, MatchClass, MatchStar, MatchAs, MatchOr,
  // type parameters
  TypeVar, ParamSpec, TypeVarTuple,
  // parts that carry a position of their own
  Argument, Keyword, Alias, ExceptHandler,
};

enum class BinaryOperator : uint8_t {
  Add, Sub, Mult, MatMult, Div, Mod, Pow, LShift, RShift, BitOr, BitXor, BitAnd, FloorDiv
};
enum class UnaryOperator : uint8_t {
  Invert, Not, UAdd, USub
};
enum class BoolOperator : uint8_t {
  And, Or
};
enum class CompareOperator : uint8_t {
  Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn
};
enum class ExprContext : uint8_t {
  Load, Store, Del
};
enum class ConstantKind : uint8_t {
  None, True, False, Ellipsis, Int, Float, Imaginary, Str, Bytes
};
// clang-format on

// Characters in the arena or in the source; not terminated.
struct alignas(register_pair ? register_pair : alignof(void*)) Text {
  const char* data = nullptr;
  uint32_t length = 0;

  bool empty() const { return length == 0; }
  string_view view() const { return {data, length}; }
  friend bool operator==(Text a, string_view b) { return a.view() == b; }
};

// A list fixed at its making: pointer and count.
template <class T>
struct alignas(register_pair ? register_pair : alignof(void*)) Sequence {
  T* data = nullptr;
  uint32_t count = 0;

  bool empty() const { return count == 0; }
  uint32_t size() const { return count; }
  T* begin() const { return data; }
  T* end() const { return data + count; }
  T& operator[](uint32_t index) const { return data[index]; }
  T& back() const { return data[count - 1]; }
};
template <class T>
using NodeList = Sequence<T*>;

struct Node {
  NodeKind kind;
  uint8_t detail = 0;  // operator, context or constant kind; read through the accessors of the node
  uint16_t column = 0;
  uint32_t line = 0;
  uint16_t end_column = 0;
  uint16_t line_span = 0;

  uint32_t end_line() const { return line + line_span; }
};
static_assert(sizeof(Node) == 12);

struct Statement : Node {};
struct Expression : Node {};
struct Pattern : Node {};
struct TypeParam : Node {};

using Body = NodeList<Statement>;

template <class T>
inline bool is(const Node* node) {
  return T::is_kind(node->kind);
}

// as: the node as a T, which the caller knows it is.
template <class T>
inline T* as(Node* node) {
  contract(T::is_kind(node->kind), "syntax::as of another kind of node");
  return static_cast<T*>(node);
}
template <class T>
inline const T* as(const Node* node) {
  contract(T::is_kind(node->kind), "syntax::as of another kind of node");
  return static_cast<const T*>(node);
}

// as_if: the node as a T, or null when it is something else (or null itself).
template <class T>
inline T* as_if(Node* node) {
  return node && T::is_kind(node->kind) ? static_cast<T*>(node) : nullptr;
}
template <class T>
inline const T* as_if(const Node* node) {
  return node && T::is_kind(node->kind) ? static_cast<const T*>(node) : nullptr;
}

}  // namespace adder::syntax
