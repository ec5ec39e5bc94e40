// Timers, real-time clock, watchdog.
//
// A timer posts EventKind::Timer at each expiry, timed by the hardware: a late consumer sees late events, not a
// drifting period. Hardware timers have numbers from 0; virtual timers (Board::virtual_timer) come from a pool and
// multiplex one.
#pragma once

#include "hal/error.h"

namespace adder::hal {

class Timer {
 public:
  virtual int id() const = 0;
  virtual HalError start(uint64_t period_ns, bool periodic) = 0;  // InvalidArgument for a period of 0
  virtual HalError stop() = 0;
  virtual bool running() const = 0;
  virtual uint64_t elapsed_ns() = 0;  // since the start or the last expiry

 protected:
  ~Timer() = default;
};

class Rtc {
 public:
  virtual int id() const = 0;
  virtual int64_t now_ns() = 0;  // UTC since 1970-01-01
  virtual HalError set_ns(int64_t utc_ns) = 0;
  virtual HalError set_alarm(int64_t utc_ns) = 0;  // posts EventKind::RtcAlarm; wakes from every sleep
  virtual void cancel_alarm() = 0;
  virtual int64_t alarm_ns() const = 0;  // -1 when none is set
  virtual HalError calibrate(int32_t parts_per_million) = 0;
  virtual int32_t calibration() const = 0;
  virtual Span<uint8_t> memory() = 0;  // survives every reset but loss of power

 protected:
  ~Rtc() = default;
};

class Watchdog {
 public:
  virtual HalError start(uint32_t timeout_ms) = 0;  // cannot be stopped again
  virtual void feed() = 0;
  virtual uint32_t timeout_ms() const = 0;

 protected:
  ~Watchdog() = default;
};

}  // namespace adder::hal
