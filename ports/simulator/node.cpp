// See node.h.
#include "ports/simulator/node.h"

#include <signal.h>

#include "core/vm/interpreter.h"
#include "modules/machine/support.h"

namespace adder {

namespace {

// For the signal handler; one node runs in the foreground.
sim::SimBoard* interrupted_board = nullptr;
Runtime* interrupted_runtime = nullptr;

void on_interrupt(int) {
  interrupted_board->cpu().interrupt_from_signal();
  interrupted_runtime->pending.fetch_or(PendingSlice);
}

void on_event(void* runtime) { static_cast<Runtime*>(runtime)->pending.fetch_or(PendingSlice); }

Status on_slice(Runtime& rt) {
  rt.board->clock().now_ns();  // lets the time of the instructions pass
  return run_events(rt);
}

}  // namespace

uint64_t SimPlatform::monotonic_microseconds() { return board_.clock().now_us(); }

int64_t SimPlatform::wall_nanoseconds() {
  (void)board_.clock().now_ns();
  return board_.rtc(0)->now_ns();
}

void SimPlatform::wait(uint64_t microseconds) {
  flush_stdout();
  if (rt_ && rt_->pending.load()) return;
  hal::Clock& clock = board_.clock();
  if (clock.wait_until(clock.now_ns() + microseconds * hal::ns_per_us, board_.events().posted()) !=
          hal::Wake::Deadline &&
      rt_)
    rt_->pending.fetch_or(PendingSlice);
}

// Streams of the host know nothing of the board's time: they are looked at again after a piece of it.
void SimPlatform::wait_streams(Span<const WatchedStream> streams, uint64_t microseconds) {
  constexpr uint64_t piece_us = 20'000;
  wait(streams.empty() || microseconds < piece_us ? microseconds : piece_us);
}

uint32_t SimPlatform::entropy() { return uint32_t(board_.world().noise("entropy").bits(drawn_++)); }

Node::Node(Runtime& rt, SimPlatform& platform, sim::SimBoard& board) : rt_(rt), platform_(platform), board_(board) {
  rt.board = &board;
  rt.loop = counting_loop;
  rt.on_slice = on_slice;
  platform.set_runtime(&rt);
  interrupted_board = &board;
  interrupted_runtime = &rt;
}

void Node::begin() {
  board_.events().set_notifier(on_event, &rt_);
  if (!board_.events().empty()) on_event(&rt_);
  board_.cpu().set_instruction_source(this);
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  sigaction(SIGINT, &action, nullptr);
}

void Node::end() {
  rt_.on_slice = nullptr;
  rt_.pending.fetch_and(~uint32_t(PendingSlice));
}

Node::~Node() {
  signal(SIGINT, SIG_DFL);
  board_.cpu().set_instruction_source(nullptr);
  board_.events().set_notifier(nullptr, nullptr);
  platform_.set_runtime(nullptr);
  interrupted_board = nullptr;
  interrupted_runtime = nullptr;
}

uint64_t Node::take_executed() {
  int64_t executed = given_ - rt_.instruction_budget;
  given_ = rt_.instruction_budget;
  return executed > 0 ? uint64_t(executed) : 0;
}

void Node::allow(uint64_t instructions) {
  int64_t executed = given_ - rt_.instruction_budget, left = int64_t(instructions) - executed;
  rt_.instruction_budget = left > 1 ? left : 1;
  given_ = rt_.instruction_budget + executed;
}

}  // namespace adder
