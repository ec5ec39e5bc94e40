// What the files of machine share: the board, its errors as OSError, callbacks, waiting.
//
// Interrupts come as events (hal/event.h). The port's on_slice calls run_events() between instructions; it finds the
// object that is registered for the event's source and delivers to it. Callbacks do not nest: while one runs, events
// wait.
#pragma once

#include "core/runtime/exceptions.h"
#include "core/types/bind.h"
#include "core/types/instance.h"
#include "modules/common/work.h"

namespace adder {

extern const Type machine_state_type, pin_type, pin_base_type, signal_type, irq_type, adc_type, adc_block_type,
    dac_type, pwm_type, touch_type, uart_type, spi_type, soft_spi_type, i2c_type, soft_i2c_type, i2c_target_type,
    i2s_type, can_type, timer_type, rtc_type, wdt_type, counter_type, encoder_type, sd_card_type, usb_device_type,
    memory_type;

// One for each Runtime, made when first needed.
struct MachineState : Object {
  static constexpr const Type* type_object = &machine_state_type;
  Value handlers;           // Dict: event kind and source → the object that takes its events
  Value pins;               // Dict: pin number → Pin, so that one pin has one object
  int64_t alarm_repeat_ms;  // of the RTC's alarm; 0: it rings once
  bool dispatching;
  bool interrupts_disabled;
};
MachineState* machine_state(Runtime& rt);  // nullptr: no memory, pending

// The board, or what a program without one is told.
Result<hal::Board*> need_board(Runtime& rt);

// OSError with the number of the kind, what it happened to, and what the board adds. Halted unwinds the program.
Failed raise_hal(Runtime& rt, hal::HalError error, const char* what, int number = -1);
inline Status check_hal(Runtime& rt, hal::HalError error, const char* what, int number = -1) {
  return error == hal::HalError::None ? Status() : Status(raise_hal(rt, error, what, number));
}
// ValueError that lists what there is: "there is no I2C 7; this board has 0, 1".
Failed raise_missing(Runtime& rt, hal::Kind kind, const char* what, int64_t id);

// An id of a peripheral: a number, or its name on the board.
Result<int> peripheral_id(Runtime& rt, hal::Kind kind, const char* what, Value id);

// --- pins
struct PinObject : Object {
  static constexpr const Type* type_object = &pin_type;
  hal::Pin* pin;
  Value irq;
};
Result<hal::Pin*> pin_argument(Runtime& rt, Value v);  // Pin, number or name
Result<int> pin_or_none(Runtime& rt, Value v);         // its number; -1 for None and absent
Value pin_object(Runtime& rt, hal::Pin* pin);          // the one Pin of that pin
// The first of the kind that is wired to these pins; those that are not named fit every one.
Result<int> find_wired(Runtime& rt, hal::Kind kind, const char* what, std::initializer_list<Value> pins);
// Checks the pins a program names against those the peripheral is wired to.
Status check_pins(Runtime& rt, hal::Kind kind, int id, const char* what, std::initializer_list<Value> pins);

// --- callbacks
// What irq() methods return: irq.flags(), irq.trigger(), irq() to run the handler.
struct IrqObject : Object {
  static constexpr const Type* type_object = &irq_type;
  Value owner;
  Value handler;  // a callable or None
  uint32_t trigger;
  uint32_t flags;  // of the last event
};
IrqObject* make_irq(Runtime& rt, Value owner, Value handler, uint32_t trigger);
// Registers `object` for events; None or empty() withdraws.
Status set_handler(Runtime& rt, hal::EventKind kind, int source, Value object);
Value get_handler(Runtime& rt, hal::EventKind kind, int source);  // empty() when none
// Calls a callback; an exception in it is shown on stderr and dropped, KeyboardInterrupt and SystemExit are not.
Status run_callback(Runtime& rt, Value callback, Value argument);
// Everything that waits in the event queue. For the port's on_slice, and for code that waits.
Status run_events(Runtime& rt);
// An I2S stream, a USB device and a timer have more to do with an event than to call a handler.
Status deliver_i2s(Runtime& rt, Value object, const hal::Event& event);
Status deliver_usb(Runtime& rt, Value object, const hal::Event& event);
Status deliver_timer(Runtime& rt, Value object, const hal::Event& event);

// What ioctl() of objects that are streams is asked: the request and its events, as in MicroPython's stream protocol.
inline constexpr int StreamPoll = 3;
inline constexpr uint32_t StreamReadable = 1, StreamWritable = 4;

// Runs callbacks, then idles until the deadline or until something happens. Time of Clock::now_ns.
Status wait_event(Runtime& rt, uint64_t deadline_ns);

}  // namespace adder
