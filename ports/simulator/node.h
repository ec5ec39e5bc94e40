// A Python program on a simulated board: the Runtime's clock is the board's, its instructions take the board's time,
// its interrupts come from the board.
#pragma once

#include "ports/linux/platform.h"
#include "sim/board.h"

namespace adder {

// Time and waiting by the board's clock; files and streams by the host.
class SimPlatform final : public LinuxPlatform {
 public:
  explicit SimPlatform(sim::SimBoard& board) : board_(board) {}
  uint64_t monotonic_microseconds() override;
  uint64_t cpu_nanoseconds() override { return Platform::cpu_nanoseconds(); }
  int64_t wall_nanoseconds() override;
  void wait(uint64_t microseconds) override;
  void wait_streams(Span<const WatchedStream> streams, uint64_t microseconds) override;
  uint32_t entropy() override;
  void set_runtime(Runtime* rt) { rt_ = rt; }

 private:
  sim::SimBoard& board_;
  Runtime* rt_ = nullptr;
  uint64_t drawn_ = 0;
};

// Joins a Runtime and a board for one start of the node: make it before the Runtime is started, let it go after it
// stopped.
class Node final : private sim::InstructionSource {
 public:
  Node(Runtime& rt, SimPlatform& platform, sim::SimBoard& board);
  Node(const Node&) = delete;
  ~Node();
  void begin();  // the Runtime has been started: time passes from now on
  void end();    // the program is over: nothing on the board interrupts what is left to do

 private:
  uint64_t take_executed() override;
  void allow(uint64_t instructions) override;

  Runtime& rt_;
  SimPlatform& platform_;
  sim::SimBoard& board_;
  int64_t given_ = 0;  // what the budget was set to, at the last take
};

}  // namespace adder
