// Internal flash of the processor.
#pragma once

#include "hal/flash.h"
#include "sim/flash_array.h"
#include "sim/peripheral/peripheral.h"

namespace adder::sim {

struct FlashModel {
  int id = 0;
  std::string name = "flash";
  hal::FlashGeometry geometry = {1 << 20, 4096, 256};
  uint64_t program_ns = 700 * hal::ns_per_us;  // a page
  uint64_t erase_ns = 45 * hal::ns_per_ms;     // a sector
};

class SimFlash final : public hal::Flash, public Peripheral {
 public:
  SimFlash(Cpu& cpu, const FlashModel& model)
      : cpu_(cpu), model_(model), array_(cpu.world(), model.name, model.geometry.size) {}
  int id() const override { return model_.id; }
  const char* name() const override { return model_.name.c_str(); }
  hal::FlashGeometry geometry() const override { return model_.geometry; }
  hal::HalError read(uint64_t offset, Span<uint8_t> bytes) override;
  hal::HalError program(uint64_t offset, Bytes bytes) override;
  hal::HalError erase(uint64_t offset, uint64_t size) override;
  hal::HalError flush() override { return cpu_.call(); }
  void reset() override {}
  FlashArray& array() { return array_; }

 private:
  Cpu& cpu_;
  FlashModel model_;
  FlashArray array_;
};

}  // namespace adder::sim
