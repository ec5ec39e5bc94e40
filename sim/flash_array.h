// The cells of a flash memory: programming only clears bits, erasing sets them, and power can fail in the middle.
//
// Shared by the internal flash, SPI flash chips and SD cards (which erase for themselves). With an image file the
// contents outlive the run: read at the start, written back at the end and at every loss of power.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/world.h"

namespace adder::sim {

class FlashArray {
 public:
  FlashArray(World& world, std::string name, uint64_t size);
  FlashArray(const FlashArray&) = delete;
  FlashArray& operator=(const FlashArray&) = delete;
  ~FlashArray() { save(); }

  // Takes the contents of a file, which may be shorter or absent; it is written back later. False: it cannot be read.
  bool use_image(const std::string& path);
  void save();

  uint64_t size() const { return cells_.size(); }
  void read(uint64_t offset, Span<uint8_t> bytes) const;
  // Each is one write for the power cut. False: power failed on the way, part of the work is done.
  bool program(uint64_t offset, Bytes bytes);  // only clears bits; setting one is a mistake that the log tells
  bool overwrite(uint64_t offset, Bytes bytes);
  bool erase(uint64_t offset, uint64_t size);

  // The write with that number from now on (1: the next) is cut in the middle and `cut` is called.
  void cut_power_at(uint64_t write, std::function<void()> cut);
  uint64_t writes() const { return writes_; }

 private:
  bool cut_now();

  World& world_;
  std::string name_;
  std::vector<uint8_t> cells_;
  std::string image_;
  bool changed_ = false;
  uint64_t writes_ = 0;
  uint64_t cut_at_ = 0;  // in terms of writes_; 0: never
  std::function<void()> cut_;
};

}  // namespace adder::sim
