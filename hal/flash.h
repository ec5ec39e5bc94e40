// Storage that must be erased before it is programmed: internal flash, or a chip behind a bus.
//
// Programming only clears bits; the result of programming a bit twice is undefined. A call that fails, or that a power
// cut ends, may have done any part of its work: file systems above must survive that.
#pragma once

#include "hal/error.h"

namespace adder::hal {

struct FlashGeometry {
  uint64_t size;        // bytes
  uint32_t erase_size;  // bytes of the smallest erasable sector
  uint32_t page_size;   // programming does not cross a multiple of it
};

class Flash {
 public:
  virtual int id() const = 0;
  virtual const char* name() const = 0;
  virtual FlashGeometry geometry() const = 0;
  virtual HalError read(uint64_t offset, Span<uint8_t> bytes) = 0;
  virtual HalError program(uint64_t offset, Bytes bytes) = 0;  // within one page
  virtual HalError erase(uint64_t offset, uint64_t size) = 0;  // whole sectors
  virtual HalError flush() = 0;                                // everything programmed has reached the cells

 protected:
  ~Flash() = default;
};

}  // namespace adder::hal
