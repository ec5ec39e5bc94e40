// One node's hardware: which peripherals exist, and who holds them.
//
// A lookup gives a reference that stays good for the board's life, or nullptr when the board has no such thing;
// describe() lists what there is, so that an error message can say it. Looking up and holding are separate: a driver
// that must not be disturbed claims its peripheral with a token of its own (any address that is its own), and releases
// it when done. Claims by the same owner nest; a reset drops them all.
#pragma once

#include "hal/analog.h"
#include "hal/camera.h"
#include "hal/can.h"
#include "hal/clock.h"
#include "hal/counter.h"
#include "hal/event.h"
#include "hal/flash.h"
#include "hal/i2c.h"
#include "hal/i2s.h"
#include "hal/network.h"
#include "hal/pin.h"
#include "hal/spi.h"
#include "hal/system.h"
#include "hal/timer.h"
#include "hal/uart.h"
#include "hal/usb.h"

namespace adder::hal {

enum class Kind : uint8_t {
  Pin,
  Adc,
  Dac,
  Pwm,
  Touch,
  Uart,
  Spi,
  I2c,
  I2cTarget,
  I2s,
  Can,
  Timer,
  Counter,
  Rtc,
  Watchdog,
  Flash,
  Camera,
  Network,
  Usb,
};
inline constexpr size_t peripheral_kinds = size_t(Kind::Usb) + 1;

// One line of the list of peripherals. Pins in the order of the kind's own convention, -1 past the end:
// I2C scl sda; SPI sck mosi miso; UART tx rx; I2S sck ws sd; ADC, DAC, PWM, touch the one pin.
struct Description {
  int id;
  const char* name;
  int8_t pins[4];
};

class Board {
 public:
  virtual const char* name() const = 0;
  virtual Clock& clock() = 0;
  virtual EventQueue& events() = 0;
  virtual System& system() = 0;

  // What the board has to say about the last call that failed, for an exception's message; empty when nothing. Forgets
  // it.
  virtual string_view take_detail() { return {}; }

  virtual size_t count(Kind kind) const = 0;
  virtual Description describe(Kind kind, size_t index) const = 0;  // index < count(kind)

  virtual Pin* pin(int id) = 0;
  virtual Adc* adc(int channel) = 0;
  virtual Dac* dac(int id) = 0;
  virtual Pwm* pwm(int id) = 0;
  virtual Pwm* pwm_on(int pin) = 0;  // every pin that can carry PWM has one
  virtual Touch* touch(int id) = 0;
  virtual Uart* uart(int id) = 0;
  virtual Spi* spi(int id) = 0;
  virtual I2cController* i2c(int id) = 0;
  virtual I2cTarget* i2c_target(int id) = 0;
  virtual I2s* i2s(int id) = 0;
  virtual Can* can(int id) = 0;
  virtual Timer* timer(int id) = 0;
  virtual Timer* virtual_timer() = 0;  // one that is not running, from the pool; nullptr when all run
  virtual Counter* counter(int id) = 0;
  virtual Rtc* rtc(int id) = 0;
  virtual Watchdog* watchdog(int id) = 0;
  virtual Flash* flash(int id) = 0;
  virtual Camera* camera(int id) = 0;
  virtual Network* network(int id) = 0;
  virtual UsbDevice* usb(int id) = 0;

  virtual HalError claim(Kind kind, int id, const void* owner) = 0;  // InUse: another owner; NoDevice: no such thing
  virtual void release(Kind kind, int id, const void* owner) = 0;    // nothing happens when the owner does not hold it

  // Id of the peripheral of that name, -1 when there is none.
  int find(Kind kind, string_view name) const {
    for (size_t i = 0; i < count(kind); i++) {
      Description description = describe(kind, i);
      if (name == description.name) return description.id;
    }
    return -1;
  }
  // Id of the peripheral whose first pin is that one (ADC, DAC, PWM, touch), -1 when there is none.
  int find_on_pin(Kind kind, int pin) const {
    for (size_t i = 0; i < count(kind); i++) {
      Description description = describe(kind, i);
      if (description.pins[0] == pin) return description.id;
    }
    return -1;
  }

 protected:
  ~Board() = default;
};

}  // namespace adder::hal
