// SD card in SPI mode (SD specification part 1, simplified, chapter 7): high capacity, blocks of 512 bytes.
//
// Board file: bus, cs, size (bytes, multiple of 512 KiB), image (file), present (false: no card in the slot).
// The card wants at least 74 clocks before the first command, CMD0 and CMD8 with a right checksum, and ACMD41 until it
// is ready (`ready_after`).
#include <algorithm>
#include <deque>

#include "sim/board.h"
#include "sim/device/models.h"
#include "sim/flash_array.h"

namespace adder::sim {

namespace {

constexpr size_t block_bytes = 512;
constexpr uint8_t idle_bit = 0x01, illegal_bit = 0x04, checksum_bit = 0x08, address_bit = 0x20, parameter_bit = 0x40;
constexpr uint8_t start_token = 0xfe, start_many = 0xfc, stop_many = 0xfd, data_accepted = 0x05, data_checksum = 0x0b;
constexpr uint64_t write_ns = 1'500'000;

uint8_t crc7(Bytes bytes) {
  uint8_t crc = 0;
  for (uint8_t byte : bytes)
    for (int bit = 7; bit >= 0; bit--) {
      bool out = ((crc >> 6) & 1) != ((byte >> bit) & 1);
      crc = uint8_t((crc << 1 & 0x7f) ^ (out ? 0x09 : 0));
    }
  return uint8_t(crc << 1 | 1);
}

uint16_t crc16(Bytes bytes) {
  uint16_t crc = 0;
  for (uint8_t byte : bytes) {
    crc = uint16_t(crc ^ byte << 8);
    for (int bit = 0; bit < 8; bit++) crc = uint16_t(crc & 0x8000 ? crc << 1 ^ 0x1021 : crc << 1);
  }
  return crc;
}

class SdCard final : public Device, public SpiDevice {
 public:
  explicit SdCard(Site& site) : Device(site), cells_(site.world(), site.name(), size_of(site.section())) {
    Section& section = site.section();
    std::string image = section.path("image", "");
    present_ = section.boolean("present", true);
    ready_after_ns_ = section.duration_ns("ready_after", 20'000'000);
    if (!image.empty() && !cells_.use_image(image)) section.problem("image", "'" + image + "' cannot be read");
    site.wire_spi(*this);
  }

  void power_on() override {
    state_ = State::Off;
    output_.clear();
    command_.clear();
    application_ = false;
    check_ = true;
    begun_ns_ = never_ns;
    busy_until_ = 0;
    block_length_ = block_bytes;
  }
  void finish() override { cells_.save(); }
  FlashArray* flash() override { return &cells_; }

 private:
  enum class State : uint8_t { Off, Idle, Ready, WriteOne, WriteMany, ReadMany };

  static uint64_t size_of(Section& section) {
    int64_t size = section.integer("size", 512 << 10, int64_t(1) << 32, 64 << 20);
    if (size % (512 << 10)) section.problem("size", "expected a multiple of 524288");
    return uint64_t(size);
  }

  uint32_t spi_max_hz() const override { return state_ == State::Off || state_ == State::Idle ? 400'000 : 25'000'000; }
  void spi_select() override { command_.clear(); }
  void spi_deselect() override { output_.clear(); }

  uint8_t spi_output() override {
    if (!present_) return 0xff;
    if (!output_.empty()) {
      uint8_t byte = output_.front();
      output_.pop_front();
      return byte;
    }
    if (now() < busy_until_) return 0x00;
    if (state_ == State::ReadMany) {
      send_block(read_block_++);
      return 0xff;
    }
    return 0xff;
  }

  void spi_input(uint8_t byte) override {
    if (!present_) return;
    if ((state_ == State::WriteOne || state_ == State::WriteMany) && command_.empty()) {
      if (take_data(byte)) return;
    }
    if (command_.empty() && (byte & 0xc0) != 0x40) return;  // commands begin with the bits 01
    command_.push_back(byte);
    if (command_.size() < 6) return;
    std::vector<uint8_t> command;
    command.swap(command_);
    execute(command);
  }

  void answer(uint8_t r1) {
    output_.push_back(0xff);  // one byte passes before a response
    output_.push_back(uint8_t(r1 | (state_ == State::Off || state_ == State::Idle ? idle_bit : 0)));
  }
  void answer32(uint8_t r1, uint32_t value) {
    answer(r1);
    for (int shift = 24; shift >= 0; shift -= 8) output_.push_back(uint8_t(value >> shift));
  }
  void send_data(Bytes bytes) {
    output_.push_back(0xff);
    output_.push_back(start_token);
    output_.insert(output_.end(), bytes.begin(), bytes.end());
    uint16_t crc = crc16(bytes);
    output_.push_back(uint8_t(crc >> 8));
    output_.push_back(uint8_t(crc));
  }
  bool send_block(uint64_t block) {
    if ((block + 1) * block_bytes > cells_.size()) return false;
    uint8_t bytes[block_bytes];
    cells_.read(block * block_bytes, bytes);
    send_data(bytes);
    return true;
  }

  void execute(const std::vector<uint8_t>& command) {
    uint8_t code = command[0] & 0x3f;
    uint32_t argument =
        uint32_t(command[1]) << 24 | uint32_t(command[2]) << 16 | uint32_t(command[3]) << 8 | command[4];
    bool application = application_;
    application_ = false;
    output_.clear();
    bool must_match = check_ || code == 0 || code == 8;
    if (must_match && crc7(Bytes(command.data(), 5)) != command[5]) {
      warn("command " + std::to_string(code) + " with a wrong checksum");
      return answer(checksum_bit);
    }
    if (code == 0) {
      state_ = State::Idle;
      check_ = false;
      begun_ns_ = never_ns;
      return answer(0);
    }
    if (state_ == State::Off) return;  // still in SD mode: deaf on SPI
    if (application) return execute_application(code);
    if (state_ == State::Idle && code != 8 && code != 55 && code != 58 && code != 59 && code != 1)
      return answer(illegal_bit);
    execute_basic(code, argument);
  }

  void execute_application(uint8_t code) {
    if (code == 41) {
      if (begun_ns_ == never_ns) begun_ns_ = now();
      if (now() - begun_ns_ >= ready_after_ns_) state_ = State::Ready;
      return answer(0);
    }
    if (code == 13) {
      answer(0);
      output_.push_back(0);
      uint8_t status[64] = {};
      return send_data(status);
    }
    answer(code == 23 || code == 42 ? 0 : illegal_bit);
  }

  void execute_basic(uint8_t code, uint32_t argument) {
    bool inside = (uint64_t(argument) + 1) * block_bytes <= cells_.size();
    switch (code) {
      case 1: state_ = State::Ready; return answer(0);
      case 8: return answer32(0, argument & 0xfff);
      case 9: return answer(0), send_csd();
      case 10: return answer(0), send_cid();
      case 12:
        state_ = State::Ready;
        output_.push_back(0xff);  // a stuff byte
        return answer(0);
      case 13: return answer(0), output_.push_back(0);
      case 16: return answer(argument == block_bytes ? 0 : parameter_bit);
      case 17:
        if (!inside) return answer(address_bit);
        answer(0);
        send_block(argument);
        return;
      case 18:
        if (!inside) return answer(address_bit);
        answer(0);
        read_block_ = argument;
        state_ = State::ReadMany;
        return;
      case 24:
      case 25:
        if (!inside) return answer(address_bit);
        answer(0);
        write_block_ = argument;
        data_.clear();
        state_ = code == 24 ? State::WriteOne : State::WriteMany;
        return;
      case 32: erase_first_ = argument; return answer(inside ? 0 : address_bit);
      case 33: erase_last_ = argument; return answer(inside ? 0 : address_bit);
      case 38:
        if (erase_last_ < erase_first_) return answer(parameter_bit);
        cells_.erase(erase_first_ * block_bytes, (erase_last_ - erase_first_ + 1) * block_bytes);
        busy_until_ = now() + write_ns;
        return answer(0);
      case 55: application_ = true; return answer(0);
      case 58: return answer32(0, state_ == State::Ready ? 0xc0ff8000u : 0x00ff8000u);
      case 59: check_ = argument & 1; return answer(0);
      default: return answer(illegal_bit);
    }
  }

  // CSD version 2: the size in units of 512 KiB, less one.
  void send_csd() {
    uint32_t size = uint32_t(cells_.size() / (512 << 10)) - 1;
    uint8_t csd[16] = {
        0x40,          0x0e, 0x00, 0x32, 0x5b, 0x59, 0x00, uint8_t(size >> 16 & 0x3f), uint8_t(size >> 8),
        uint8_t(size), 0x7f, 0x80, 0x0a, 0x40, 0x00, 0x00};
    csd[15] = crc7(Bytes(csd, 15));
    send_data(csd);
  }
  void send_cid() {
    uint8_t cid[16] = {0x41, 'A', 'D', 'A', 'D', 'D', 'E', 'R', 0x10, 0x00, 0x00, 0x00, 0x01, 0x01, 0x91, 0x00};
    cid[15] = crc7(Bytes(cid, 15));
    send_data(cid);
  }

  // A byte while data is awaited; false when it belongs to a command instead.
  bool take_data(uint8_t byte) {
    if (data_.empty()) {
      if (state_ == State::WriteMany && byte == stop_many) {
        state_ = State::Ready;
        busy_until_ = now() + write_ns;
        return true;
      }
      if (byte != (state_ == State::WriteOne ? start_token : start_many)) return (byte & 0xc0) != 0x40;
      data_.push_back(byte);
      return true;
    }
    data_.push_back(byte);
    if (data_.size() < 1 + block_bytes + 2) return true;
    Bytes block(data_.data() + 1, block_bytes);
    uint16_t crc = uint16_t(data_[513] << 8 | data_[514]);
    bool good = !check_ || crc == crc16(block);
    if (good && (write_block_ + 1) * block_bytes <= cells_.size())
      cells_.overwrite(write_block_++ * block_bytes, block);
    output_.push_back(good ? data_accepted : data_checksum);
    busy_until_ = now() + write_ns;
    if (state_ == State::WriteOne) state_ = State::Ready;
    data_.clear();
    return true;
  }

  FlashArray cells_;
  bool present_ = true;
  uint64_t ready_after_ns_ = 0;
  State state_ = State::Off;
  std::deque<uint8_t> output_;
  std::vector<uint8_t> command_, data_;
  bool application_ = false, check_ = true;
  uint64_t begun_ns_ = never_ns, busy_until_ = 0;
  uint64_t read_block_ = 0, write_block_ = 0, erase_first_ = 0, erase_last_ = 0;
  size_t block_length_ = block_bytes;
};

}  // namespace

std::unique_ptr<Device> make_sd_card(Site& site) { return std::make_unique<SdCard>(site); }

}  // namespace adder::sim
