// The account of work; see work.h.
#include "modules/common/work.h"

namespace adder {

void tell_work(Runtime& rt, hal::Work work, size_t count) {
  if (rt.board) rt.board->clock().charge(work, count);
}

}  // namespace adder
