// SPI NOR flash with the common JEDEC command set (Winbond W25Q family and its likes).
//
// Board file: bus, cs, size (bytes, power of two from 64 KiB to 128 MiB), image (file), write_protected.
// Programming wraps within a page of 256 bytes and only clears bits; a busy chip ignores everything but status reads.
#include <algorithm>
#include <array>

#include "sim/board.h"
#include "sim/device/models.h"
#include "sim/flash_array.h"

namespace adder::sim {

namespace {

enum Command : uint8_t {
  WriteStatus1 = 0x01,
  PageProgram = 0x02,
  ReadData = 0x03,
  WriteDisable = 0x04,
  ReadStatus1 = 0x05,
  WriteEnable = 0x06,
  FastRead = 0x0b,
  ReadStatus3 = 0x15,
  SectorErase = 0x20,
  WriteStatus2 = 0x31,
  ReadStatus2 = 0x35,
  UniqueId = 0x4b,
  VolatileEnable = 0x50,
  BlockErase32 = 0x52,
  ReadSfdp = 0x5a,
  ChipErase2 = 0x60,
  EnableReset = 0x66,
  ManufacturerId = 0x90,
  ResetDevice = 0x99,
  JedecId = 0x9f,
  ReleasePowerDown = 0xab,
  PowerDown = 0xb9,
  ChipErase = 0xc7,
  BlockErase64 = 0xd8,
};

constexpr size_t page_bytes = 256;
constexpr uint64_t page_ns = 700'000, sector_ns = 45'000'000, block32_ns = 120'000'000, block64_ns = 150'000'000;
constexpr uint8_t busy_bit = 0x01, enabled_bit = 0x02;

class SpiFlash final : public Device, public SpiDevice {
 public:
  explicit SpiFlash(Site& site) : Device(site), cells_(site.world(), site.name(), size_of(site.section())) {
    Section& section = site.section();
    std::string image = section.path("image", "");
    protected_ = section.boolean("write_protected", false);
    if (!image.empty() && !cells_.use_image(image)) section.problem("image", "'" + image + "' cannot be read");
    site.wire_spi(*this);
  }

  void power_on() override {
    status_ = {};
    enabled_ = asleep_ = reset_armed_ = false;
    busy_until_ = 0;
    command_.clear();
  }
  void finish() override { cells_.save(); }
  FlashArray* flash() override { return &cells_; }

 private:
  static uint64_t size_of(Section& section) {
    int64_t size = section.integer("size", 1 << 16, 1 << 27, 1 << 22);
    if (size & (size - 1)) section.problem("size", "expected a power of two");
    return uint64_t(size);
  }

  bool busy() const { return now() < busy_until_; }
  uint8_t status1() const { return uint8_t(status_[0] | (busy() ? busy_bit : 0) | (enabled_ ? enabled_bit : 0)); }
  uint64_t address() const {
    uint64_t value = uint64_t(command_[1]) << 16 | uint64_t(command_[2]) << 8 | command_[3];
    return value % cells_.size();
  }

  void spi_select() override {
    command_.clear();
    position_ = 0;
  }

  void spi_input(uint8_t byte) override {
    if (command_.size() < 4 + page_bytes * 2) command_.push_back(byte);
    if (command_.size() == 1 && busy() && byte != ReadStatus1 && byte != ReadStatus2 && byte != ReadStatus3)
      warn("gets a command while busy; it ignores it");
  }

  // What the chip answers to the byte that comes next, given the bytes so far.
  uint8_t spi_output() override {
    if (command_.empty()) return 0xff;
    size_t count = command_.size();
    uint8_t code = command_[0];
    if (code == ReadStatus1) return status1();
    if (code == ReadStatus2) return status_[1];
    if (code == ReadStatus3) return status_[2];
    if (busy() || (asleep_ && code != ReleasePowerDown)) return 0xff;
    uint8_t capacity = 0;
    for (uint64_t size = cells_.size(); size > 1; size /= 2) capacity++;
    const uint8_t jedec[] = {0xef, 0x40, capacity};
    if (code == JedecId) return jedec[(count - 1) % 3];
    if (code == ManufacturerId && count >= 4)
      return (count - 4 + (command_[3] & 1)) % 2 == 0 ? 0xef : uint8_t(capacity - 1);
    if (code == ReleasePowerDown && count >= 4) return uint8_t(capacity - 1);
    if (code == UniqueId && count >= 5) return uint8_t(stream_of(name()) >> (8 * ((count - 5) % 8)));
    if (code == ReadSfdp && count >= 5) return sfdp(size_t(address()) + position_++);
    if ((code == ReadData && count >= 4) || (code == FastRead && count >= 5)) {
      uint8_t byte = 0;
      cells_.read((address() + position_++) % cells_.size(), {&byte, 1});
      return byte;
    }
    return 0xff;
  }

  // JESD216 header and basic table: 4 KiB erase by 0x20, 3-byte addresses, density.
  uint8_t sfdp(size_t at) const {
    uint32_t bits = uint32_t(cells_.size() * 8 - 1);
    const uint8_t table[] = {'S',
                             'F',
                             'D',
                             'P',
                             0x00,
                             0x01,
                             0x00,
                             0xff,
                             0x00,
                             0x00,
                             0x01,
                             0x04,
                             0x10,
                             0x00,
                             0x00,
                             0xff,
                             0xe5,
                             SectorErase,
                             0xf1,
                             0xff,
                             uint8_t(bits),
                             uint8_t(bits >> 8),
                             uint8_t(bits >> 16),
                             uint8_t(bits >> 24)};
    return at < sizeof table ? table[at] : 0xff;
  }

  // Commands take effect when the chip is deselected.
  void spi_deselect() override {
    if (command_.empty() || busy()) return;
    uint8_t code = command_[0];
    bool was_armed = reset_armed_;
    reset_armed_ = code == EnableReset;
    if (asleep_ && code != ReleasePowerDown) return;
    switch (code) {
      case WriteEnable: enabled_ = true; break;
      case WriteDisable: enabled_ = false; break;
      case PowerDown: asleep_ = true; break;
      case ReleasePowerDown: asleep_ = false; break;
      case ResetDevice:
        if (was_armed) power_on();
        break;
      case WriteStatus1: write_status(0); break;
      case WriteStatus2: write_status(1); break;
      case PageProgram: program(); break;
      case SectorErase: erase(4096, sector_ns); break;
      case BlockErase32: erase(32768, block32_ns); break;
      case BlockErase64: erase(65536, block64_ns); break;
      case ChipErase:
      case ChipErase2: erase_chip(); break;
      case ReadData:
      case ReadStatus1:
      case FastRead:
      case ReadStatus3:
      case ReadStatus2:
      case UniqueId:
      case VolatileEnable:
      case ReadSfdp:
      case EnableReset:
      case ManufacturerId:
      case JedecId: break;
      default: warn("command " + std::to_string(code) + " does not exist");
    }
  }

  bool may_write(size_t bytes) {
    if (command_.size() < bytes) return false;
    if (!enabled_) warn("write or erase without write enable; it ignores it");
    bool allowed = enabled_ && !protected_;
    enabled_ = false;
    return allowed;
  }

  void write_status(size_t number) {
    if (!may_write(2)) return;
    status_[number] = number == 0 ? uint8_t(command_[1] & 0xfc) : command_[1];
    busy_until_ = now() + 10'000'000;
  }

  void program() {
    if (!may_write(5)) return;
    uint64_t first = address(), page = first / page_bytes * page_bytes;
    // Data wraps within the page; of more than a page only the last bytes count.
    std::vector<uint8_t> bytes(page_bytes, uint8_t(0xff));
    for (size_t i = 4; i < command_.size(); i++) bytes[(first + i - 4) % page_bytes] = command_[i];
    size_t begin = size_t(first - page), end = std::min(begin + command_.size() - 4, page_bytes);
    if (command_.size() - 4 > page_bytes - begin) begin = 0, end = page_bytes;
    cells_.program(page + begin, Bytes(bytes.data() + begin, end - begin));
    busy_until_ = now() + page_ns;
  }

  void erase(uint64_t size, uint64_t duration_ns) {
    if (!may_write(4)) return;
    cells_.erase(address() / size * size, std::min(size, cells_.size()));
    busy_until_ = now() + duration_ns;
  }

  void erase_chip() {
    if (!may_write(1)) return;
    cells_.erase(0, cells_.size());
    busy_until_ = now() + cells_.size() / 65536 * block64_ns / 4;
  }

  FlashArray cells_;
  bool protected_ = false;
  std::vector<uint8_t> command_;
  size_t position_ = 0;
  std::array<uint8_t, 3> status_ = {};
  bool enabled_ = false, asleep_ = false, reset_armed_ = false;
  uint64_t busy_until_ = 0;
};

}  // namespace

std::unique_ptr<Device> make_spi_flash(Site& site) { return std::make_unique<SpiFlash>(site); }

}  // namespace adder::sim
