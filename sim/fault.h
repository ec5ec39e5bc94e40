// Faults that a board file injects, each at its time: [[fault]] tables.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace adder::sim {

enum class FaultKind : uint8_t {
  Nack,         // a device does not acknowledge its address
  Timeout,      // a device holds the clock low
  Stuck,        // a bus line is held low
  Frozen,       // a sensor repeats the value it has
  OutOfRange,   // a sensor reports a value beyond its range
  Overrun,      // samples are lost
  BrownOut,     // the supply sags: reset, devices start anew
  PowerCut,     // the supply goes away in the middle of a flash write
  NetworkLost,  // the link breaks
};

struct Fault {
  FaultKind kind;
  std::string target;  // name of a device, bus, flash or network
  uint64_t at_ns = 0;
  uint64_t for_ns = 0;         // 0: to the end of the run
  uint32_t count = 0;          // transfers (nack, timeout); 0: by time
  bool clock_line = false;     // stuck: SCL instead of SDA
  bool until_clocked = false;  // stuck: nine clocks free the line
  double value = 0;            // out of range
  uint64_t after_writes = 0;   // power cut
  uint64_t off_ns = 0;         // brown-out, power cut: how long the power is away
};

}  // namespace adder::sim
