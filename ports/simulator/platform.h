// The Platform of a simulated node: time is the board's, everything else the host's.
#pragma once

#include "ports/linux/platform.h"
#include "sim/board.h"

namespace adder {

class SimulatorPlatform final : public LinuxPlatform {
 public:
  void attach(sim::SimBoard& board, Runtime& rt);

  uint64_t monotonic_microseconds() override { return board_->clock().now_us(); }
  int64_t wall_nanoseconds() override;
  void wait(uint64_t microseconds) override;
  uint32_t entropy() override { return entropy_ = entropy_ * 1664525u + 1013904223u; }

 private:
  sim::SimBoard* board_ = nullptr;
  uint32_t entropy_ = 1;
};

}  // namespace adder
