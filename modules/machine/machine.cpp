// The machine module: its table, and the functions of the chip itself.
#include "hal/one_wire.h"
#include "hal/pulse.h"
#include "modules/machine/support.h"

namespace adder {

namespace {

// --- reset and sleep

Value do_reset(Runtime& rt, hal::ResetCause cause) {
  hal::Board* board = TRY(need_board(rt));
  TRY(check_hal(rt, board->system().reset(cause), "reset"));
  return Value::none();
}
Value machine_reset(Runtime& rt, const Args&) { return do_reset(rt, hal::ResetCause::Hard); }
Value machine_soft_reset(Runtime& rt, const Args&) { return do_reset(rt, hal::ResetCause::Soft); }
Value machine_bootloader(Runtime& rt, const Args&) {
  hal::Board* board = TRY(need_board(rt));
  TRY(check_hal(rt, board->system().bootloader(), "bootloader"));
  return Value::none();
}

Result<int> reset_cause(Runtime& rt) { return int(TRY(need_board(rt))->system().reset_cause()); }
Result<int> wake_reason(Runtime& rt) { return int(TRY(need_board(rt))->system().wake_reason()); }

Value unique_id(Runtime& rt, const Args&) {
  hal::Board* board = TRY(need_board(rt));
  return make_bytes(rt, board->system().unique_id());
}

Value freq(Runtime& rt, Value hz) {
  hal::System& system = TRY(need_board(rt))->system();
  if (hz.is_none()) return make_uint(rt, system.frequency());
  int64_t wanted = TRY(as_int64(rt, hz));
  hal::HalError error =
      wanted > 0 && wanted <= 0xffffffff ? system.set_frequency(uint32_t(wanted)) : hal::HalError::InvalidArgument;
  if (error == hal::HalError::InvalidArgument) {
    string_view detail = rt.board->take_detail();
    return raise(rt, value_error_type, "frequency %lld Hz is not possible (%.*s)"_m, (long long)wanted,
                 int(detail.size()), detail.data());
  }
  TRY(check_hal(rt, error, "freq"));
  return Value::none();
}

Status idle(Runtime& rt) {
  hal::Board* board = TRY(need_board(rt));
  // Wakes at the tick of a millisecond at the latest, as hardware does.
  return wait_event(rt, board->clock().now_ns() + hal::ns_per_ms);
}

Result<uint64_t> sleep_time(Runtime& rt, Value time_ms) {
  if (time_ms.is_none()) return hal::forever_ns;
  int64_t ms = TRY(as_int64(rt, time_ms));
  return ms < 0 ? 0 : uint64_t(ms) * hal::ns_per_ms;
}
Status lightsleep(Runtime& rt, Value time_ms) {
  hal::Board* board = TRY(need_board(rt));
  uint64_t time = TRY(sleep_time(rt, time_ms));
  TRY(check_hal(rt, board->system().light_sleep(time), "lightsleep"));
  return run_pending(rt);
}
Status deepsleep(Runtime& rt, Value time_ms) {
  hal::Board* board = TRY(need_board(rt));
  uint64_t time = TRY(sleep_time(rt, time_ms));
  return check_hal(rt, board->system().deep_sleep(time), "deepsleep");
}

// --- interrupts as a whole

Value disable_irq(Runtime& rt, const Args&) {
  hal::Board* board = TRY(need_board(rt));
  MachineState* state = machine_state(rt);
  if (!state) return Value::error();
  bool before = state->interrupts_disabled;
  state->interrupts_disabled = true;
  (void)board->system().disable_interrupts();
  return Value::boolean(!before);
}
Value enable_irq(Runtime& rt, const Args& args) {
  hal::Board* board = TRY(need_board(rt));
  MachineState* state = machine_state(rt);
  if (!state) return Value::error();
  state->interrupts_disabled = args.positional && !TRY(truth(rt, args[0]));
  board->system().restore_interrupts(state->interrupts_disabled);
  if (!state->interrupts_disabled && !board->events().empty()) rt.pending.fetch_or(PendingSlice);
  return Value::none();
}

// --- pulses

// Microseconds; -2 when the pulse did not begin in time, -1 when it did not end.
Value time_pulse_us(Runtime& rt, Value pin, bool pulse_level, int64_t timeout_us) {
  hal::Pin* p = TRY(pin_argument(rt, pin));
  if (timeout_us < 0) return raise(rt, value_error_type, "timeout_us must not be negative"_m);
  hal::Pulse pulse = hal::measure_pulse(*p, rt.board->clock(), pulse_level, uint64_t(timeout_us) * hal::ns_per_us);
  switch (pulse.end) {
    case hal::PulseEnd::Complete: return make_uint(rt, pulse.duration_ns / hal::ns_per_us);
    case hal::PulseEnd::NeverBegan: return Value::small_int(-2);
    case hal::PulseEnd::NeverEnded: return Value::small_int(-1);
    case hal::PulseEnd::Halted: return raise_hal(rt, hal::HalError::Halted, "time_pulse_us");
  }
  return Value::none();
}

// Encoding 0: high then low, timing (high_0, low_0, high_1, low_1) in ns.
Status bitstream(Runtime& rt, Value pin, int encoding, Value timing, Bytes data) {
  hal::Pin* p = TRY(pin_argument(rt, pin));
  if (encoding != 0) return raise(rt, value_error_type, "encoding must be 0, not %d"_m, encoding);
  Value items = TRY(sequence_to_tuple(rt, timing));
  Tuple* tuple = cast<Tuple>(items);
  if (tuple->size != 4) return raise(rt, value_error_type, "timing must be 4 numbers, not %zd"_m, tuple->size);
  uint32_t ns[4];
  for (int i = 0; i < 4; i++) ns[i] = uint32_t(TRY(as_int64(rt, tuple->items()[i])));
  return check_hal(rt, hal::send_bitstream(*p, rt.board->clock(), {ns[0], ns[1], ns[2], ns[3]}, data), "bitstream");
}

// Wakes a DHT sensor by a low of start_us and reads its five bytes.
Status dht_readinto(Runtime& rt, Value pin, ArrayView<uint8_t> buf, uint32_t start_us) {
  hal::Pin* p = TRY(pin_argument(rt, pin));
  if (buf.size() != 5) return raise(rt, value_error_type, "the buffer must have 5 bytes, not %zu"_m, buf.size());
  return check_hal(rt, hal::read_dht(*p, rt.board->clock(), start_us, Span<uint8_t>(buf.data(), 5)), "DHT");
}

// --- mem8, mem16, mem32

struct MemoryObject : Object {
  static constexpr const Type* type_object = &memory_type;
  uint8_t width;
};

Result<uint64_t> memory_address(Runtime& rt, Value key, uint8_t width) {
  int64_t address = TRY(as_int64(rt, key));
  if (address < 0 || address % width)
    return raise(rt, value_error_type, "address 0x%x is not aligned to %d bytes"_m, unsigned(address), int(width));
  return uint64_t(address);
}

Value memory_get(Runtime& rt, Value self, Value key) {
  hal::Board* board = TRY(need_board(rt));
  uint8_t width = cast<MemoryObject>(self)->width;
  uint64_t address = TRY(memory_address(rt, key, width));
  auto value = board->system().read_register(address, width);
  if (!value.ok()) return raise_hal(rt, value.error(), "nothing to read at this address");
  return make_uint(rt, value.value());
}

Status memory_set(Runtime& rt, Value self, Value key, Value value) {
  hal::Board* board = TRY(need_board(rt));
  uint8_t width = cast<MemoryObject>(self)->width;
  if (value.is_empty()) return raise(rt, type_error_type, "memory cannot be deleted"_m);
  uint64_t address = TRY(memory_address(rt, key, width));
  int64_t number = TRY(as_int64(rt, value));
  return check_hal(rt, board->system().write_register(address, width, uint32_t(number)),
                   "nothing to write at this address");
}

alignas(8) constinit const MemoryObject mem8 = {{&memory_type}, 1};
alignas(8) constinit const MemoryObject mem16 = {{&memory_type}, 2};
alignas(8) constinit const MemoryObject mem32 = {{&memory_type}, 4};

constexpr Attribute attributes[] = {
    TYPE("Pin", pin_type),
    TYPE("PinBase", pin_base_type),
    TYPE("Signal", signal_type),
    TYPE("ADC", adc_type),
    TYPE("ADCBlock", adc_block_type),
    TYPE("DAC", dac_type),
    TYPE("PWM", pwm_type),
    TYPE("TouchPad", touch_type),
    TYPE("UART", uart_type),
    TYPE("SPI", spi_type),
    TYPE("SoftSPI", soft_spi_type),
    TYPE("I2C", i2c_type),
    TYPE("SoftI2C", soft_i2c_type),
    TYPE("I2CTarget", i2c_target_type),
    TYPE("I2S", i2s_type),
    TYPE("CAN", can_type),
    TYPE("Timer", timer_type),
    TYPE("RTC", rtc_type),
    TYPE("WDT", wdt_type),
    TYPE("Counter", counter_type),
    TYPE("Encoder", encoder_type),
    TYPE("SD", sd_card_type),
    TYPE("SDCard", sd_card_type),
    TYPE("USBDevice", usb_device_type),
    FUNCTION("reset", machine_reset, 0, 0),
    FUNCTION("soft_reset", machine_soft_reset, 0, 0),
    FUNCTION("bootloader", machine_bootloader, 0, 1),
    FUNCTION_T("reset_cause", reset_cause, ""),
    FUNCTION_T("wake_reason", wake_reason, ""),
    FUNCTION("unique_id", unique_id, 0, 0),
    FUNCTION_T("freq", freq, "hz=None"),
    FUNCTION_T("idle", idle, ""),
    FUNCTION_T("lightsleep", lightsleep, "time_ms=None"),
    FUNCTION_T("sleep", lightsleep, "time_ms=None"),
    FUNCTION_T("deepsleep", deepsleep, "time_ms=None"),
    FUNCTION("disable_irq", disable_irq, 0, 0),
    FUNCTION("enable_irq", enable_irq, 0, 1),
    FUNCTION_T("time_pulse_us", time_pulse_us, "pin, pulse_level, timeout_us=1000000, /"),
    FUNCTION_T("bitstream", bitstream, "pin, encoding, timing, data, /"),
    FUNCTION_T("dht_readinto", dht_readinto, "pin, buf, start_us=18000, /"),
    CONSTANT("mem8", &mem8),
    CONSTANT("mem16", &mem16),
    CONSTANT("mem32", &mem32),
    CONSTANT("PWRON_RESET", Value::small_int(int(hal::ResetCause::PowerOn))),
    CONSTANT("HARD_RESET", Value::small_int(int(hal::ResetCause::Hard))),
    CONSTANT("WDT_RESET", Value::small_int(int(hal::ResetCause::Watchdog))),
    CONSTANT("DEEPSLEEP_RESET", Value::small_int(int(hal::ResetCause::DeepSleep))),
    CONSTANT("SOFT_RESET", Value::small_int(int(hal::ResetCause::Soft))),
    CONSTANT("BROWN_OUT_RESET", Value::small_int(int(hal::ResetCause::BrownOut))),
    CONSTANT("PIN_WAKE", Value::small_int(int(hal::WakeReason::Pin))),
    CONSTANT("RTC_WAKE", Value::small_int(int(hal::WakeReason::Rtc))),
    CONSTANT("TIMER_WAKE", Value::small_int(int(hal::WakeReason::Timeout))),
    CONSTANT("TOUCHPAD_WAKE", Value::small_int(int(hal::WakeReason::Touch))),
    CONSTANT("WLAN_WAKE", Value::small_int(int(hal::WakeReason::Network))),
    CONSTANT("IDLE", Value::small_int(0)),
    CONSTANT("SLEEP", Value::small_int(1)),
    CONSTANT("DEEPSLEEP", Value::small_int(2)),
};

}  // namespace

ROM_TYPE(memory_type, {
                          .name = sym<"mem">,
                          .kind = Kind::Other,
                          .flags = Type::Final | Type::Abstract,
                          .native_bytes = sizeof(MemoryObject),
                          .get_item = memory_get,
                          .set_item = memory_set,
                      });

extern const NativeModule machine_module;
constinit const NativeModule machine_module = {sym<"machine">, attributes, std::size(attributes)};

}  // namespace adder
