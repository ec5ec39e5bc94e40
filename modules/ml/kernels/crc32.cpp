// CRC-32, four bits at a time.
#include "modules/ml/kernels/crc32.h"

namespace adder::ml {
namespace {

struct Table {
  uint32_t entry[16];
};

constexpr Table make_table() {
  Table table = {};
  for (uint32_t i = 0; i < 16; i++) {
    uint32_t value = i;
    for (int bit = 0; bit < 4; bit++) value = value & 1 ? value >> 1 ^ 0xEDB88320u : value >> 1;
    table.entry[i] = value;
  }
  return table;
}

constexpr Table table = make_table();

}  // namespace

uint32_t crc32(Bytes bytes) {
  uint32_t crc = ~0u;
  for (uint8_t byte : bytes) {
    crc = crc >> 4 ^ table.entry[(crc ^ byte) & 15];
    crc = crc >> 4 ^ table.entry[(crc ^ byte >> 4) & 15];
  }
  return ~crc;
}

}  // namespace adder::ml
