// See registers.h.
#include "sim/device/registers.h"

#include <cstdio>

namespace adder::sim {

RegisterChip::RegisterChip(Site& site, Span<const RegisterRange> map) : Device(site), map_(map) {
  for (const RegisterRange& range : map_)
    for (int reg = range.first; reg <= range.last; reg++) {
      exists_[reg] = true;
      writable_[reg] = range.writable;
    }
  RegisterChip::power_on();
}

void RegisterChip::power_on() {
  for (const RegisterRange& range : map_)
    for (int reg = range.first; reg <= range.last; reg++) value_[reg] = range.reset;
  pointer_ = {0, false, true};
}

void RegisterChip::illegal(uint8_t reg, const char* what) {
  char text[80];
  std::snprintf(text, sizeof text, "%s register 0x%02x, which does not exist or is reserved", what, reg);
  warn(text);
}

void RegisterChip::put16(uint8_t reg, int value, bool high_first) {
  value_[reg] = uint8_t(high_first ? value >> 8 : value);
  value_[reg + 1] = uint8_t(high_first ? value : value >> 8);
}

bool RegisterChip::write(uint8_t reg, uint8_t value) {
  if (!exists_[reg]) {
    illegal(reg, "write to");
    return false;
  }
  if (writable_[reg] == 0) {
    char text[64];
    std::snprintf(text, sizeof text, "write to register 0x%02x, which is read only", reg);
    warn(text);
    return false;
  }
  value_[reg] = uint8_t((value_[reg] & ~writable_[reg]) | (value & writable_[reg]));
  wrote_register(reg);
  return true;
}

uint8_t RegisterChip::read(uint8_t reg) {
  if (exists_[reg]) return read_register(reg);
  illegal(reg, "read of");
  return 0xff;
}

bool RegisterChip::i2c_start(bool read) {
  if (read)
    burst_begins();
  else
    pointed_ = false;
  return true;
}

bool RegisterChip::i2c_write(uint8_t byte) {
  if (!pointed_) {
    pointed_ = true;
    pointer_ = i2c_pointer(byte);
    return true;
  }
  uint8_t reg = pointer_.reg;
  if (pointer_.moves) pointer_.reg = after(reg);
  if (writes_pairs()) pointed_ = false;
  return write(reg, byte);
}

uint8_t RegisterChip::i2c_read() {
  uint8_t reg = pointer_.reg;
  if (pointer_.moves) pointer_.reg = after(reg);
  return read(reg);
}

uint8_t RegisterChip::spi_output() {
  if (spi_first_ || !pointer_.read) return 0xff;
  uint8_t reg = pointer_.reg;
  if (pointer_.moves) pointer_.reg = after(reg);
  return read(reg);
}

void RegisterChip::spi_input(uint8_t byte) {
  if (spi_first_) {
    pointer_ = spi_pointer(byte);
    spi_first_ = false;
    if (pointer_.read) burst_begins();
    return;
  }
  if (pointer_.read) return;
  uint8_t reg = pointer_.reg;
  if (pointer_.moves) pointer_.reg = after(reg);
  write(reg, byte);
  if (writes_pairs()) spi_first_ = true;
}

}  // namespace adder::sim
