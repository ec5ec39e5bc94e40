// Timers, real-time clock and watchdog of the processor.
#pragma once

#include <vector>

#include "hal/timer.h"
#include "sim/peripheral/peripheral.h"

namespace adder::sim {

class SimTimer final : public hal::Timer, public Peripheral {
 public:
  SimTimer(Cpu& cpu, int id) : cpu_(cpu), id_(id) {}
  int id() const override { return id_; }
  hal::HalError start(uint64_t period_ns, bool periodic) override;
  hal::HalError stop() override;
  bool running() const override { return next_.scheduled(); }
  uint64_t elapsed_ns() override { return cpu_.absolute_now() - last_ns_; }
  void reset() override;
  // Expiries that came while the program had not yet taken the one before.
  uint64_t late() const { return late_; }

 private:
  void expire(bool periodic);

  Cpu& cpu_;
  int id_;
  uint64_t period_ns_ = 0, last_ns_ = 0;
  uint32_t expiries_ = 0;
  uint64_t late_ = 0;
  Timeline::Handle next_;
};

class SimRtc final : public hal::Rtc, public Peripheral {
 public:
  SimRtc(Cpu& cpu, int64_t start_utc_ns, size_t memory) : cpu_(cpu), base_ns_(start_utc_ns), memory_(memory) {}
  int id() const override { return 0; }
  int64_t now_ns() override;
  hal::HalError set_ns(int64_t utc_ns) override;
  hal::HalError set_alarm(int64_t utc_ns) override;
  void cancel_alarm() override;
  int64_t alarm_ns() const override { return alarm_.scheduled() ? alarm_ns_ : -1; }
  hal::HalError calibrate(int32_t parts_per_million) override;
  int32_t calibration() const override { return ppm_; }
  Span<uint8_t> memory() override { return memory_; }
  void reset() override {}  // keeps time through every reset
  void lose_power();        // forgets memory and alarm; the time starts again at 2000-01-01

 private:
  void plan();

  Cpu& cpu_;
  int64_t base_ns_;        // UTC at since_ns_
  uint64_t since_ns_ = 0;  // on the timeline
  int32_t ppm_ = 0;
  int64_t alarm_ns_ = -1;
  std::vector<uint8_t> memory_;
  Timeline::Handle alarm_;
};

class SimWatchdog final : public hal::Watchdog, public Peripheral {
 public:
  explicit SimWatchdog(Cpu& cpu) : cpu_(cpu) {}
  hal::HalError start(uint32_t timeout_ms) override;
  void feed() override;
  uint32_t timeout_ms() const override { return timeout_ms_; }
  void reset() override;

 private:
  Cpu& cpu_;
  uint32_t timeout_ms_ = 0;
  Timeline::Handle bite_;
};

}  // namespace adder::sim
