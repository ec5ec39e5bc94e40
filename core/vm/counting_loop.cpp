// The dispatch loop that counts what it does: interpreter.cpp once more. Only a simulator links it.
//
// The unit is an instruction that the loop does by itself, 32 machine instructions of a Cortex-M4F on average. What is
// done out of line, and a built-in function that is called, takes four more: 95 to 260 were counted for indexing,
// iterating over arrays, attribute look-ups that miss, len() and list.append().
#define LOOP counting_loop
#define COUNT(units) \
  if ((rt.instruction_budget -= (units)) <= 0) [[unlikely]] rt.pending.fetch_or(PendingSlice, std::memory_order_relaxed)
#define COUNT_INSTRUCTION COUNT(1)
#define COUNT_CALL COUNT(4)
#include "core/vm/interpreter.cpp"
