// See flash_array.h. A cut write does its first half and leaves one byte half programmed.
#include "sim/flash_array.h"

#include <algorithm>
#include <cstring>
#include <fstream>

namespace adder::sim {

FlashArray::FlashArray(World& world, std::string name, uint64_t size)
    : world_(world), name_(std::move(name)), cells_(size, uint8_t(0xff)) {}

bool FlashArray::use_image(const std::string& path) {
  image_ = path;
  std::ifstream file(path, std::ios::binary);
  if (!file) return true;  // made at the first save
  file.read(reinterpret_cast<char*>(cells_.data()), std::streamsize(cells_.size()));
  return !file.bad();
}

void FlashArray::save() {
  if (image_.empty() || !changed_) return;
  std::ofstream file(image_, std::ios::binary);
  file.write(reinterpret_cast<const char*>(cells_.data()), std::streamsize(cells_.size()));
  if (!file) world_.warn(name_, "its image '" + image_ + "' cannot be written");
  changed_ = false;
}

void FlashArray::read(uint64_t offset, Span<uint8_t> bytes) const {
  contract_always(offset + bytes.size() <= cells_.size(), "flash read within the array");
  std::memcpy(bytes.data(), cells_.data() + offset, bytes.size());
}

void FlashArray::cut_power_at(uint64_t write, std::function<void()> cut) {
  cut_at_ = writes_ + write;
  cut_ = std::move(cut);
}

bool FlashArray::cut_now() {
  changed_ = true;
  return ++writes_ == cut_at_;
}

bool FlashArray::program(uint64_t offset, Bytes bytes) {
  contract_always(offset + bytes.size() <= cells_.size(), "flash program within the array");
  bool cut = cut_now();
  size_t whole = cut ? bytes.size() / 2 : bytes.size();
  for (size_t i = 0; i < whole; i++) {
    if (bytes[i] & ~cells_[offset + i])
      world_.warn(name_,
                  "programs bits that are not erased, in the page at " + std::to_string((offset + i) & ~uint64_t(255)) +
                      "; they stay 0");
    cells_[offset + i] &= bytes[i];
  }
  if (!cut) return true;
  if (whole < bytes.size()) cells_[offset + whole] &= bytes[whole] | uint8_t(world_.noise(name_).bits(writes_));
  save();
  cut_();
  return false;
}

bool FlashArray::overwrite(uint64_t offset, Bytes bytes) {
  contract_always(offset + bytes.size() <= cells_.size(), "flash write within the array");
  bool cut = cut_now();
  size_t whole = cut ? bytes.size() / 2 : bytes.size();
  std::memcpy(cells_.data() + offset, bytes.data(), whole);
  if (!cut) return true;
  save();
  cut_();
  return false;
}

bool FlashArray::erase(uint64_t offset, uint64_t size) {
  contract_always(offset + size <= cells_.size(), "flash erase within the array");
  bool cut = cut_now();
  uint64_t whole = cut ? size / 2 : size;
  std::fill_n(cells_.begin() + std::ptrdiff_t(offset), whole, uint8_t(0xff));
  if (!cut) return true;
  save();
  cut_();
  return false;
}

}  // namespace adder::sim
