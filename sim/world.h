// What every part of one simulated board shares. There are no globals: two boards in one process never meet.
#pragma once

#include <string>

#include "sim/log.h"
#include "sim/random.h"
#include "sim/timeline.h"
#include "sim/trace.h"

namespace adder::sim {

struct World {
  Timeline timeline;
  Trace trace;
  Log log;
  uint64_t seed = 1;
  double supply_v = 3.3;

  uint64_t now() const { return timeline.now(); }
  void warn(const std::string& source, const std::string& text) { log.add(now(), source, text); }
  Noise noise(std::string_view stream) const { return Noise(seed, stream); }
};

}  // namespace adder::sim
