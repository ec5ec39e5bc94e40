// See loader.h: the memory map that machine.mem8/16/32 reach (documented in docs/formats/board.md).
#include <memory>

#include "sim/loader.h"

namespace adder::sim {

using hal::HalError;

namespace {

constexpr uint64_t gpio_address = 0x4000'0000, timer_address = 0x4000'1000, id_address = 0x4000'2000;

// GPIO of the first 32 pins, 32-bit registers.
enum GpioRegister : uint64_t { GpioIn = 0x00, GpioOut = 0x04, GpioSet = 0x08, GpioClear = 0x0c, GpioDirection = 0x10 };

hal::HalResult<uint32_t> read_gpio(SimBoard& board, uint64_t offset, uint8_t width) {
  if (width != 4) return HalError::InvalidArgument;
  uint32_t bits = 0;
  for (int i = 0; i < 32; i++) {
    SimPin* pin = board.sim_pin(i);
    if (!pin) continue;
    bool output =
        pin->configuration().mode == hal::PinMode::Output || pin->configuration().mode == hal::PinMode::OpenDrain;
    bool set = offset == GpioIn ? pin->net().level() : offset == GpioDirection ? output : pin->latch();
    bits |= uint32_t(set) << i;
  }
  return bits;
}

HalError write_gpio(SimBoard& board, uint64_t offset, uint8_t width, uint32_t value) {
  if (width != 4) return HalError::InvalidArgument;
  if (offset == GpioIn) return HalError::WriteProtected;
  for (int i = 0; i < 32; i++) {
    SimPin* pin = board.sim_pin(i);
    bool bit = (value >> i) & 1;
    if (!pin) continue;
    if (offset == GpioOut && pin->latch() != bit) pin->write(bit);
    if (offset == GpioSet && bit) pin->write(true);
    if (offset == GpioClear && bit) pin->write(false);
    bool output = pin->configuration().mode == hal::PinMode::Output;
    if (offset == GpioDirection && output != bit)
      HAL_TRY(pin->configure({bit ? hal::PinMode::Output : hal::PinMode::Input, hal::PinPull::None, 0}));
  }
  return HalError::None;
}

RegisterBlock plain_memory(uint64_t address, uint64_t size) {
  auto bytes = std::make_shared<std::vector<uint8_t>>(size);
  auto read = [bytes](uint64_t offset, uint8_t width) -> hal::HalResult<uint32_t> {
    uint32_t value = 0;
    for (uint8_t i = 0; i < width; i++) value |= uint32_t((*bytes)[offset + i]) << (8 * i);
    return value;
  };
  auto write = [bytes](uint64_t offset, uint8_t width, uint32_t value) {
    for (uint8_t i = 0; i < width; i++) (*bytes)[offset + i] = uint8_t(value >> (8 * i));
    return HalError::None;
  };
  return {address, size, read, write};
}

HalError read_only(uint64_t, uint8_t, uint32_t) { return HalError::WriteProtected; }

}  // namespace

void BoardLoader::build_registers() {
  SimBoard* board = board_.get();
  Cpu& cpu = board->cpu();
  cpu.add_registers(
      {gpio_address, 0x14, [board](uint64_t offset, uint8_t width) { return read_gpio(*board, offset, width); },
       [board](uint64_t offset, uint8_t width, uint32_t value) { return write_gpio(*board, offset, width, value); }});
  cpu.add_registers({timer_address, 8,
                     [&cpu](uint64_t offset, uint8_t width) -> hal::HalResult<uint32_t> {
                       if (width != 4) return HalError::InvalidArgument;
                       return uint32_t(cpu.now_ns() / hal::ns_per_us >> (offset * 8));
                     },
                     read_only});
  cpu.add_registers({id_address, 8,
                     [&cpu](uint64_t offset, uint8_t width) -> hal::HalResult<uint32_t> {
                       uint32_t value = 0;
                       for (uint8_t i = 0; i < width; i++)
                         if (offset + i < cpu.unique_id().size())
                           value |= uint32_t(cpu.unique_id()[offset + i]) << (8 * i);
                       return value;
                     },
                     read_only});
  bool given = false;
  for (Section& section : root_.tables("memory", "memory")) {
    uint64_t address = uint64_t(section.integer("address", 0, 0xffff'ffff));
    uint64_t size = uint64_t(section.integer("size", 1, 1 << 24));
    section.finish();
    cpu.add_registers(plain_memory(address, size));
    given = true;
  }
  if (!given) cpu.add_registers(plain_memory(0x2000'0000, 4096));
}

}  // namespace adder::sim
