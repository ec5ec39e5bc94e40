// What a run cost: processor load, missed deadlines, time awake and asleep, charge and battery life.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/cpu.h"

namespace adder::sim {

// Currents of the processor in mA, at the board's supply; all 0 when the board file has no section [power].
struct PowerModel {
  double active_ma = 0;  // at the nominal frequency
  double idle_ma = 0;    // waiting, clock running
  double light_sleep_ma = 0;
  double deep_sleep_ma = 0;
  double battery_mah = 0;  // 0: no battery
};

struct LoadReport {
  double seconds = 0;
  double seconds_of[activities] = {};  // by Activity
  double load = 0;                     // busy part of the time awake, 0..1
  uint32_t starts = 0;
  uint64_t lost_audio_frames = 0;
  uint32_t audio_gaps = 0;
  uint64_t late_timer_events = 0;
  uint32_t lost_events = 0;
  bool has_power = false;
  double charge_mah = 0;
  double average_ma = 0;
  double battery_days = 0;  // 0: no battery
  std::string ended;        // why, in words
  std::vector<std::string> warnings;

  std::string text() const;
};

}  // namespace adder::sim
