// _onewire: bits and bytes of the 1-Wire bus on one open-drain pin; onewire.py makes the class of it.
#include "core/runtime/exceptions.h"
#include "hal/one_wire.h"
#include "modules/machine/support.h"
#include "modules/registry.h"

namespace adder {

namespace {

template <class T>
Result<T> take(Runtime& rt, hal::HalResult<T> result) {
  if (result.ok()) return result.value();
  return raise_hal(rt, result.error(), "1-Wire");
}

// Whether a device answered.
Result<bool> wire_reset(Runtime& rt, Value pin) {
  hal::Pin* p = TRY(pin_argument(rt, pin));
  hal::OneWire wire(rt.board->clock(), *p);
  return take(rt, wire.reset());
}
Result<int> wire_readbit(Runtime& rt, Value pin) {
  hal::Pin* p = TRY(pin_argument(rt, pin));
  hal::OneWire wire(rt.board->clock(), *p);
  return int(TRY(take(rt, wire.read_bit())));
}
Result<uint8_t> wire_readbyte(Runtime& rt, Value pin) {
  hal::Pin* p = TRY(pin_argument(rt, pin));
  hal::OneWire wire(rt.board->clock(), *p);
  return take(rt, wire.read_byte());
}
Status wire_writebit(Runtime& rt, Value pin, bool value) {
  hal::Pin* p = TRY(pin_argument(rt, pin));
  hal::OneWire wire(rt.board->clock(), *p);
  return check_hal(rt, wire.write_bit(value), "1-Wire");
}
Status wire_writebyte(Runtime& rt, Value pin, uint8_t value) {
  hal::Pin* p = TRY(pin_argument(rt, pin));
  hal::OneWire wire(rt.board->clock(), *p);
  return check_hal(rt, wire.write_byte(value), "1-Wire");
}
uint8_t wire_crc8(Bytes data) { return hal::one_wire_crc(data); }

constexpr Attribute attributes[] = {
    FUNCTION_T("reset", wire_reset, "pin, /"),
    FUNCTION_T("readbit", wire_readbit, "pin, /"),
    FUNCTION_T("readbyte", wire_readbyte, "pin, /"),
    FUNCTION_T("writebit", wire_writebit, "pin, value, /"),
    FUNCTION_T("writebyte", wire_writebyte, "pin, value, /"),
    FUNCTION_T("crc8", wire_crc8, "data, /"),
};

}  // namespace

constinit const NativeModule _onewire_module = {sym<"_onewire">, attributes, std::size(attributes)};

}  // namespace adder
