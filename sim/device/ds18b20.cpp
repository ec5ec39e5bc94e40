// Maxim DS18B20: thermometer on a 1-Wire bus; several may share a pin.
//
// Board file: pin, temperature (C), rom (16 hexadecimal digits with a right checksum; made from the name when absent).
// The model follows the line edge by edge: reset and presence, time slots, ROM search by wired-and, scratchpad with its
// checksum, conversion time by resolution, alarm search.
#include <algorithm>
#include <cmath>

#include "sim/device/models.h"
#include "sim/net.h"

namespace adder::sim {

namespace {

constexpr uint64_t us = 1000;
enum RomCommand : uint8_t { SearchRom = 0xf0, AlarmSearch = 0xec, ReadRom = 0x33, MatchRom = 0x55, SkipRom = 0xcc };
enum FunctionCommand : uint8_t {
  ConvertT = 0x44,
  WriteScratchpad = 0x4e,
  ReadScratchpad = 0xbe,
  CopyScratchpad = 0x48,
  RecallE2 = 0xb8,
  ReadPower = 0xb4,
};

uint8_t crc8(Bytes bytes) {
  uint8_t crc = 0;
  for (uint8_t byte : bytes) {
    crc ^= byte;
    for (int bit = 0; bit < 8; bit++) crc = uint8_t(crc & 1 ? crc >> 1 ^ 0x8c : crc >> 1);
  }
  return crc;
}

class Ds18b20 final : public Device, private NetListener {
 public:
  explicit Ds18b20(Site& site) : Device(site) {
    temperature_ = site.input(*this, "temperature", 1, 20);
    read_rom(site);
    net_ = site.pin("pin");
    if (!net_) return;
    driver_ = net_->add_driver(name());
    net_->drive(net_->add_driver(name() + " pull-up"), Drive::WeakHigh);
    net_->listen(*this);
  }

  void power_on() override {
    raw_ = 85 * 16;  // what the scratchpad holds before the first conversion
    recall();
    phase_ = Phase::Off;
    converting_until_ = 0;
  }

 private:
  enum class Phase : uint8_t { Off, Command, Search, Match, Function, Write, Send, Converting };

  void read_rom(Site& site) {
    std::string text = site.section().text("rom", "");
    if (text.empty()) {
      uint64_t serial = stream_of(name());
      rom_[0] = 0x28;
      for (size_t i = 1; i < 7; i++) rom_[i] = uint8_t(serial >> (8 * i));
      rom_[7] = crc8(Bytes(rom_, 7));
      return;
    }
    bool good = text.size() == 16 && text.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
    for (size_t i = 0; good && i < 8; i++) rom_[i] = uint8_t(std::stoul(text.substr(2 * i, 2), nullptr, 16));
    if (!good)
      site.section().problem("rom", "expected 16 hexadecimal digits");
    else if (rom_[0] != 0x28 || crc8(Bytes(rom_, 7)) != rom_[7])
      site.section().problem("rom", "expected family 28 first and the checksum last");
  }

  void recall() {
    scratch_[2] = kept_[0], scratch_[3] = kept_[1], scratch_[4] = kept_[2];
    scratch_[5] = 0xff, scratch_[6] = 0x0c, scratch_[7] = 0x10;
  }

  void net_changed(Net&, bool level) override {
    if (level) {
      uint64_t low = now() - fell_ns_;
      if (low >= 480 * us && low < 20'000 * us) begin();
      return;
    }
    fell_ns_ = now();
    if (pulling_ || phase_ == Phase::Off || now() < presence_until_) return;
    slot();
  }

  void pull(uint64_t from, uint64_t until) {
    world().timeline.at(from, [this] {
      pulling_ = true;
      net_->drive(driver_, Drive::Low);
    });
    world().timeline.at(until, [this] {
      net_->drive(driver_, Drive::None);
      pulling_ = false;
    });
  }

  void begin() {
    phase_ = Phase::Command;
    bits_ = shift_ = 0;
    presence_until_ = now() + 151 * us;  // the others on the wire pull it low too
    pull(now() + 30 * us, now() + 150 * us);
  }

  // A time slot began with this falling edge: send a bit, or look at the line after 30 us.
  void slot() {
    bool sends = phase_ == Phase::Send || phase_ == Phase::Converting || (phase_ == Phase::Search && search_step_ < 2);
    if (sends) {
      if (!next_bit()) {
        pulling_ = true;
        net_->drive(driver_, Drive::Low);
        world().timeline.after(30 * us, [this] {
          net_->drive(driver_, Drive::None);
          pulling_ = false;
        });
      }
      return;
    }
    uint64_t slot_ns = fell_ns_;
    world().timeline.after(30 * us, [this, slot_ns] {
      if (slot_ns == fell_ns_) take_bit(net_->level());
    });
  }

  bool rom_bit(size_t number) const { return (rom_[number / 8] >> (number % 8)) & 1; }

  bool next_bit() {
    if (phase_ == Phase::Converting) return now() >= converting_until_;
    if (phase_ == Phase::Search) return rom_bit(bits_) != (search_step_++ == 1);
    bool bit = sent_ < send_.size() ? (send_[sent_] >> bits_) & 1 : true;
    if (++bits_ == 8) bits_ = 0, sent_++;
    return bit;
  }

  void take_bit(bool bit) {
    if (phase_ == Phase::Search) {  // the host tells which branch it follows
      search_step_ = 0;
      if (bit != rom_bit(bits_)) phase_ = Phase::Off;
      if (++bits_ == 64) ready_for_function();
      return;
    }
    if (phase_ == Phase::Match) {
      if (bit != rom_bit(bits_)) phase_ = Phase::Off;
      if (++bits_ == 64 && phase_ == Phase::Match) ready_for_function();
      return;
    }
    shift_ = uint8_t(shift_ >> 1 | (bit ? 0x80 : 0));
    if (++bits_ < 8) return;
    bits_ = 0;
    uint8_t byte = shift_;
    if (phase_ == Phase::Command)
      rom_command(byte);
    else if (phase_ == Phase::Function)
      function_command(byte);
    else if (phase_ == Phase::Write)
      write_scratch(byte);
  }

  void ready_for_function() {
    if (phase_ != Phase::Off) phase_ = Phase::Function;
    bits_ = 0;
  }

  void send(std::vector<uint8_t> bytes) {
    send_ = std::move(bytes);
    sent_ = 0;
    bits_ = 0;
    phase_ = Phase::Send;
  }

  bool alarmed() const {
    int whole = raw_ >> 4;
    return whole >= int8_t(scratch_[2]) || whole <= int8_t(scratch_[3]);
  }

  void rom_command(uint8_t byte) {
    search_step_ = 0;
    if (byte == SearchRom)
      phase_ = Phase::Search;
    else if (byte == AlarmSearch)
      phase_ = alarmed() ? Phase::Search : Phase::Off;
    else if (byte == MatchRom)
      phase_ = Phase::Match;
    else if (byte == SkipRom)
      phase_ = Phase::Function;
    else if (byte == ReadRom)
      send(std::vector<uint8_t>(rom_, rom_ + 8));
    else
      refuse(byte);
  }

  void refuse(uint8_t byte) {
    warn("command " + std::to_string(byte) + " does not exist");
    phase_ = Phase::Off;
  }

  void function_command(uint8_t byte) {
    if (byte == ConvertT) {
      unsigned resolution = (scratch_[4] >> 5) & 3;
      converting_until_ = now() + (93'750'000ull << resolution);
      phase_ = Phase::Converting;
      world().timeline.at(converting_until_, [this, resolution] { convert(resolution); });
    } else if (byte == ReadScratchpad) {
      scratch_[0] = uint8_t(raw_), scratch_[1] = uint8_t(raw_ >> 8);
      std::vector<uint8_t> bytes(scratch_, scratch_ + 8);
      bytes.push_back(crc8(Bytes(scratch_, 8)));
      send(bytes);
    } else if (byte == WriteScratchpad) {
      phase_ = Phase::Write;
      written_ = 0;
    } else if (byte == CopyScratchpad) {
      std::copy_n(scratch_ + 2, 3, kept_);
      phase_ = Phase::Converting;
      converting_until_ = now() + 10'000'000;
    } else if (byte == RecallE2) {
      recall();
      send({0xff});
    } else if (byte == ReadPower) {
      send({0xff});  // its own supply
    } else {
      refuse(byte);
    }
  }

  void convert(unsigned resolution) {
    double degrees = std::clamp(temperature_.value(0, now()), -55.0, 125.0);
    int step = 8 >> resolution;  // sixteenths of a degree
    raw_ = int16_t(std::floor(degrees * 16 / step) * step);
  }

  void write_scratch(uint8_t byte) {
    if (written_ == 2) byte = uint8_t((byte & 0x60) | 0x1f);
    scratch_[2 + written_++] = byte;
    if (written_ == 3) phase_ = Phase::Off;
  }

  Input temperature_;
  Net* net_ = nullptr;
  Net::Driver driver_ = 0;
  uint8_t rom_[8] = {}, scratch_[8] = {}, kept_[3] = {75, 70, 0x7f};
  int16_t raw_ = 85 * 16;
  Phase phase_ = Phase::Off;
  bool pulling_ = false;
  uint8_t shift_ = 0;
  size_t bits_ = 0, sent_ = 0, written_ = 0;
  int search_step_ = 0;
  std::vector<uint8_t> send_;
  uint64_t fell_ns_ = 0, converting_until_ = 0, presence_until_ = 0;
};

}  // namespace

std::unique_ptr<Device> make_ds18b20(Site& site) { return std::make_unique<Ds18b20>(site); }

}  // namespace adder::sim
