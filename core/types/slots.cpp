// Slots of types where they are packed.
#include <bit>

#include "core/value/object.h"

namespace adder {

SlotWord Slots::find(Slot slot) const {
  Word up_to = mask << (sizeof(Word) * 8 - 1 - unsigned(slot));  // its bit on top, those before it below
  bool has = up_to >> (sizeof(Word) * 8 - 1);
  return has ? words()[std::popcount(up_to) - 1] : SlotWord();
}

}  // namespace adder
