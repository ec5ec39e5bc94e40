// A controller elsewhere on an I2C bus, by a script: what the board's own I2C target is tried with.
//
// Board file: bus, step (list of {at, address, write = [bytes], read = count}), record (file: one line a step).
// A step with both writes, then reads after a repeated start.
#include <cstdio>
#include <fstream>

#include "sim/board.h"
#include "sim/device/models.h"

namespace adder::sim {

namespace {

class I2cHost final : public Device {
 public:
  explicit I2cHost(Site& site) : Device(site), folder_(site.board().output_folder()) {
    Section& section = site.section();
    std::string bus = section.text("bus");
    for (auto& each : site.board().parts().i2c_buses)
      if (each->name() == bus) bus_ = each.get();
    if (!bus_) section.problem("bus", "expected an I2C bus of this board");
    record_ = section.text("record", "");
    for (Section& each : section.tables("step", section.title() + " step")) {
      Step step;
      uint64_t at = each.duration_ns("at");
      step.address = uint8_t(each.integer("address", 0, 0x7f));
      for (int64_t byte : each.integers("write", 0, 255)) step.write.push_back(uint8_t(byte));
      step.read = size_t(each.integer("read", 0, 65536, 0));
      each.finish();
      if (bus_) world().timeline.at(at, [this, step] { run(step); });
    }
  }

  void finish() override {
    if (record_.empty()) return;
    std::ofstream file(folder_.empty() ? record_ : folder_ + "/" + record_);
    file << lines_;
    if (!file) warn("'" + record_ + "' cannot be written");
  }

 private:
  struct Step {
    uint8_t address = 0;
    std::vector<uint8_t> write;
    size_t read = 0;
  };

  void note(const char* format, unsigned value) {
    char text[32];
    std::snprintf(text, sizeof text, format, value);
    lines_ += text;
  }

  void run(const Step& step) {
    note("0x%02x", step.address);
    bool answered = true;
    if (!step.write.empty() || step.read == 0) {
      answered = bus_->start(step.address, false);
      for (size_t i = 0; answered && i < step.write.size(); i++) {
        answered = bus_->write(step.write[i]);
        note(" w%02x", step.write[i]);
      }
    }
    if (answered && step.read) {
      answered = bus_->start(step.address, true);
      for (size_t i = 0; answered && i < step.read; i++) note(" r%02x", bus_->read());
    }
    bus_->stop();
    lines_ += answered ? "\n" : " refused\n";
  }

  I2cBus* bus_ = nullptr;
  std::string record_, folder_, lines_;
};

}  // namespace

std::unique_ptr<Device> make_i2c_host(Site& site) { return std::make_unique<I2cHost>(site); }

}  // namespace adder::sim
