// The dispatch loop that counts instructions: interpreter.cpp once more. Only a simulator links it.
#define LOOP counting_loop
#define COUNT_INSTRUCTION \
  if (--rt.instruction_budget == 0) [[unlikely]] rt.pending.fetch_or(PendingSlice, std::memory_order_relaxed)
#include "core/vm/interpreter.cpp"
