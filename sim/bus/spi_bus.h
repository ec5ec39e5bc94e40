// An SPI bus with the device models on it, for controllers in hardware (byte by byte) and in software (edge by edge).
//
// A model is selected by its own chip-select wire, active low. Bytes go through it in two halves: what it sends is
// asked for before what it receives is known, as on the wire.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/net.h"

namespace adder::sim {

class SpiDevice {
 public:
  virtual void spi_select() {}
  virtual void spi_deselect() {}
  virtual uint8_t spi_output() = 0;
  virtual void spi_input(uint8_t byte) = 0;
  // Most chips take modes 0 and 3.
  virtual bool spi_takes_mode(bool polarity, bool phase) const { return polarity == phase; }
  virtual uint32_t spi_max_hz() const { return 50'000'000; }

 protected:
  ~SpiDevice() = default;
};

class SpiBus final : public NetListener {
 public:
  SpiBus(World& world, std::string name, Net* sck, Net* mosi, Net* miso);

  const std::string& name() const { return name_; }
  Net* sck() { return sck_; }
  Net* mosi() { return mosi_; }
  Net* miso() { return miso_; }

  void attach(SpiDevice& device, Net& select, const std::string& name);

  // One byte through whoever is selected, for hardware controllers. Highest bit first on the wire.
  uint8_t exchange(uint8_t out, bool polarity, bool phase, uint32_t hz);

  void net_changed(Net& net, bool level) override;

  Trace::Variable trace_mosi = -1, trace_miso = -1;

 private:
  struct Attached final : NetListener {
    void net_changed(Net& net, bool level) override;
    SpiBus* bus;
    SpiDevice* device;
    Net* select;
    std::string name;
    bool selected = false;
    bool loaded = false;  // out holds a byte not yet sent
    uint8_t out = 0, in = 0, bits = 0;
  };
  void load(Attached& each);
  void drive_miso();

  World& world_;
  std::string name_;
  Net* sck_;
  Net* mosi_;
  Net* miso_;
  Net::Driver miso_driver_ = 0;
  std::vector<std::unique_ptr<Attached>> devices_;
};

}  // namespace adder::sim
