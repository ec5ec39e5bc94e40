// The two single-wire protocols of cheap sensors, bit by bit on one open-drain pin: Dallas 1-Wire (DS18B20) and the DHT
// family. Portable: Pin and Clock only. Timings of the 1-Wire standard speed (Maxim application note 126).
#pragma once

#include "hal/clock.h"
#include "hal/pin.h"

namespace adder::hal {

class OneWire {
 public:
  OneWire(Clock& clock, Pin& pin) : clock_(clock), pin_(pin) {}

  HalError configure();     // open drain with pull-up, line idle
  HalResult<bool> reset();  // whether a device answered with its presence pulse
  HalError write_bit(bool bit);
  HalResult<bool> read_bit();
  HalError write_byte(uint8_t byte);  // lowest bit first
  HalResult<uint8_t> read_byte();

 private:
  HalError low_for(uint64_t low_us, uint64_t then_us);

  Clock& clock_;
  Pin& pin_;
};

// CRC-8 of Dallas 1-Wire, polynomial x^8 + x^5 + x^4 + 1, reflected.
uint8_t one_wire_crc(Bytes bytes);

// Wakes a DHT11/DHT22 and reads its five bytes (the last is the sum of the first four, not checked here). Timeout when
// the sensor does not answer or stops in the middle. start_us: 18000 for a DHT11, 1000 is enough for a DHT22.
HalError read_dht(Pin& pin, Clock& clock, uint32_t start_us, Span<uint8_t> bytes);

}  // namespace adder::hal
