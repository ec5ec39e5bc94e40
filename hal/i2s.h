// Digital audio in or out: a stream of frames through a ring buffer that the hardware fills or empties by itself.
//
// Samples are little endian, 16 or 32 bits, stereo interleaved left first. read and write never wait. A full ring on
// reception, an empty one on transmission lose frames: lost_frames() counts them, lost_events() the gaps.
#pragma once

#include "hal/error.h"

namespace adder::hal {

enum class I2sMode : uint8_t { Receive, Transmit };

struct I2sConfig {
  I2sMode mode = I2sMode::Receive;
  uint8_t bits = 16;  // 16 or 32
  bool stereo = false;
  uint32_t rate = 16'000;  // frames per second
  size_t buffer_bytes = 4096;
};

class I2s {
 public:
  virtual int id() const = 0;
  virtual HalError configure(const I2sConfig& config) = 0;  // starts the stream
  virtual HalError stop() = 0;
  virtual size_t available() = 0;                // bytes that can be read, or written, now
  virtual size_t read(Span<uint8_t> bytes) = 0;  // whole frames only
  virtual size_t write(Bytes bytes) = 0;         // whole frames only
  virtual bool transmitted() = 0;                // everything written has been played
  // Posts EventKind::I2s once, as soon as available() >= bytes (at once when it already is). 0 withdraws the wish.
  virtual HalError notify(size_t bytes) = 0;
  virtual uint64_t lost_frames() const = 0;
  virtual uint32_t lost_events() const = 0;

 protected:
  ~I2s() = default;
};

}  // namespace adder::hal
