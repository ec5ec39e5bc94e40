// A serial line.
//
// Primitives never wait: read takes what is there, write puts what fits. Waiting (timeouts, flush) is done by the
// caller with the clock, because it must let callbacks run meanwhile. Bytes received while the buffer is full are
// dropped and counted in overruns().
#pragma once

#include "hal/error.h"

namespace adder::hal {

enum class Parity : uint8_t { None, Even, Odd };

struct UartConfig {
  uint32_t baud = 115200;
  uint8_t bits = 8;  // 5..9
  Parity parity = Parity::None;
  uint8_t stop = 1;  // 1 or 2
  bool rts_cts = false;
  uint8_t invert = 0;  // bit 0: TX, bit 1: RX
  size_t receive_buffer = 256;
  size_t transmit_buffer = 256;
};

// What posts EventKind::Uart; a set.
enum UartEvents : uint8_t { UartReceived = 1, UartReceiveIdle = 2, UartTransmitIdle = 4, UartBreak = 8 };

class Uart {
 public:
  virtual int id() const = 0;
  virtual int tx_pin() const = 0;
  virtual int rx_pin() const = 0;
  virtual HalError configure(const UartConfig& config) = 0;  // NoMemory when the buffers do not fit
  virtual HalError stop() = 0;
  virtual size_t available() const = 0;          // bytes to read
  virtual size_t room() const = 0;               // bytes that can be written now
  virtual bool transmitted() const = 0;          // the last stop bit has left
  virtual size_t read(Span<uint8_t> bytes) = 0;  // how many were taken
  virtual size_t write(Bytes bytes) = 0;         // how many were accepted
  virtual HalError send_break() = 0;
  virtual HalError set_interrupt(uint8_t events) = 0;  // UartEvents
  virtual uint32_t overruns() const = 0;               // bytes lost since configure
  virtual uint32_t framing_errors() const = 0;

 protected:
  ~Uart() = default;
};

}  // namespace adder::hal
