// Serial lines (UART): one wire, one talker, any number of listeners, in units of whole frames.
//
// A frame is heard at the moment of its stop bit. A listener set to another rate or format hears nonsense, as it would.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "hal/uart.h"
#include "sim/net.h"

namespace adder::sim {

struct SerialFormat {
  uint32_t baud = 9600;
  uint8_t bits = 8;
  hal::Parity parity = hal::Parity::None;
  uint8_t stop = 1;
  uint64_t frame_ns() const {
    uint64_t length = 1u + bits + (parity != hal::Parity::None ? 1u : 0u) + stop;
    return length * 1'000'000'000u / baud;
  }
};

struct SerialFrame {
  uint16_t data;
  bool is_break;
  SerialFormat format;
};

// What a receiver set to `own` makes of a frame: the data, and whether the frame was whole.
struct SerialHeard {
  uint16_t data;
  bool intact;
};
SerialHeard hear(const SerialFrame& frame, const SerialFormat& own);

class SerialListener {
 public:
  virtual void serial_heard(const SerialFrame& frame) = 0;

 protected:
  ~SerialListener() = default;
};

class SerialLine {
 public:
  SerialLine(World& world, Net& net) : world_(world), net_(net) {
    variable_ = world.trace.add_wire("serial", net.name(), 8);
  }
  Net& net() { return net_; }
  void listen(SerialListener& listener) { listeners_.push_back(&listener); }
  void begin(const SerialFrame& frame);    // the start bit begins now
  void deliver(const SerialFrame& frame);  // the stop bit is over now

 private:
  World& world_;
  Net& net_;
  std::vector<SerialListener*> listeners_;
  Trace::Variable variable_ = -1;
};

// A talker with a queue: sends frame after frame at its rate. What device models use.
class SerialTalker {
 public:
  SerialTalker(World& world, SerialLine& line) : world_(world), line_(line) {}
  SerialFormat format;

  void send(const std::string& text) {
    for (char c : text) queue_.push_back(uint8_t(c));
    begin();
  }
  void send_byte(uint8_t byte) {
    queue_.push_back(byte);
    begin();
  }
  bool idle() const { return !sending_; }
  void stop();

 private:
  void begin();

  World& world_;
  SerialLine& line_;
  std::deque<uint8_t> queue_;
  bool sending_ = false;
  Timeline::Handle next_;
};

}  // namespace adder::sim
