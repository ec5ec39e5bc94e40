// The table of special methods: which slot of Type each one is and how the slot of a ROM type is called as that method.
// The functions that Python classes get in their slots, to call their methods, stand in class_slots.cpp.
#pragma once

#include "core/types/layouts.h"

namespace adder {

// Special methods may share a slot: __lt__ … __ge__, __setitem__ and __delitem__.
struct SpecialMethod {
  const Str* name;
  Slot slot;
  uint8_t operation;  // which BinaryOp, UnaryOp, CompareOp; else 0
  uint8_t least;      // arguments after self
  uint8_t most;       // NativeFunction::variadic = any, with keywords
  // Calls the slot of `owner` with args[0] = self. nullptr: no ROM type has this one (__getattr__).
  Value (*invoke)(Runtime& rt, const Type* owner, uint8_t operation, const Args& args);
};

Span<const SpecialMethod> special_methods();
// By interned name, or nullptr. Quick for names that are not __special__.
const SpecialMethod* find_special(const Str* name);
// Has this ROM type the slot behind it?
bool has_special(const Type* type, const SpecialMethod& special);

// Fills every slot of a heap class from its order: the nearest provider wins, a Python method by its dispatcher.
void update_slots(Runtime& rt, HeapType* cls);

inline bool looks_special(string_view name) {
  return name.size() > 4 && name[0] == '_' && name[1] == '_' && name[name.size() - 1] == '_' &&
         name[name.size() - 2] == '_';
}

}  // namespace adder
