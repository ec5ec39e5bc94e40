// What every simulated peripheral has in common: it belongs to a processor and returns to its reset state.
//
// Every entry from the hal begins with cpu.call(): it charges the call and tells whether the node still runs.
#pragma once

#include "sim/cpu.h"

namespace adder::sim {

class Peripheral {
 public:
  virtual ~Peripheral() = default;
  virtual void reset() = 0;
};

}  // namespace adder::sim
