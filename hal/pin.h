// A digital pin.
//
// The required primitives are configure, read, write and set_interrupt. write() sets the output latch whatever the
// mode, so a program may set the level before it makes the pin an output. An open-drain pin drives low for false and
// lets go for true. Interrupts post EventKind::PinEdge with the level after the edge; a bouncing contact posts one
// event per edge.
#pragma once

#include "hal/error.h"

namespace adder::hal {

enum class PinMode : uint8_t { Input, Output, OpenDrain, Analog, Alternate };
enum class PinPull : uint8_t { None, Up, Down };

struct PinConfig {
  PinMode mode = PinMode::Input;
  PinPull pull = PinPull::None;
  uint8_t drive = 0;  // strength 0..3, 0 the default of the board
};

// Which edges interrupt; a set.
enum PinEdges : uint8_t { NoEdge = 0, RisingEdge = 1, FallingEdge = 2, BothEdges = 3 };

class Pin {
 public:
  virtual int id() const = 0;
  virtual const char* name() const = 0;
  virtual HalError configure(const PinConfig& config) = 0;
  virtual PinConfig configuration() const = 0;
  virtual bool read() = 0;
  virtual void write(bool level) = 0;
  virtual bool latch() const = 0;  // the level last written
  // `wakes`: the edge also ends light sleep.
  virtual HalError set_interrupt(uint8_t edges, bool wakes) = 0;

  void toggle() { write(!latch()); }

 protected:
  ~Pin() = default;
};

}  // namespace adder::hal
