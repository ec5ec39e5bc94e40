// Time of a simulated node.
#include "ports/simulator/platform.h"

namespace adder {

namespace {
// Midnight of 2025-01-01 UTC in Unix time: where nodes whose clock nobody set begin.
constexpr int64_t epoch_ns = int64_t(1735689600) * 1'000'000'000;

void events_wait(void* context) {
  static_cast<Runtime*>(context)->pending.fetch_or(PendingSlice, std::memory_order_relaxed);
}
}  // namespace

void SimulatorPlatform::attach(sim::SimBoard& board, Runtime& rt) {
  board_ = &board;
  entropy_ = uint32_t(board.world().seed) * 2654435761u + 1;
  board.events().set_notifier(events_wait, &rt);
}

int64_t SimulatorPlatform::wall_nanoseconds() { return epoch_ns + int64_t(board_->cpu().absolute_now()); }

// Gives the processor up; an event ends it early, and the caller serves it before it waits on.
void SimulatorPlatform::wait(uint64_t microseconds) {
  uint32_t seen = board_->events().posted();
  uint64_t deadline = board_->clock().now_ns() + microseconds * hal::ns_per_us;
  board_->clock().wait_until(deadline, seen);
}

}  // namespace adder
