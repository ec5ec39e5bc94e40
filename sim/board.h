// The simulated board: everything a board file describes, behind the interfaces of hal/.
//
// Made by load_board(). A run goes: start(); the program works through the hal until it ends or Halted comes;
// next_run() tells whether the node starts again (then start() once more); finish() writes the files and the report.
// One board belongs to one thread; any number of boards can live side by side.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hal/board.h"
#include "sim/bus/i2c_bus.h"
#include "sim/bus/serial.h"
#include "sim/bus/spi_bus.h"
#include "sim/config/problems.h"
#include "sim/cpu.h"
#include "sim/device/device.h"
#include "sim/fault.h"
#include "sim/peripheral/analog.h"
#include "sim/peripheral/camera.h"
#include "sim/peripheral/can.h"
#include "sim/peripheral/counter.h"
#include "sim/peripheral/flash.h"
#include "sim/peripheral/i2c.h"
#include "sim/peripheral/i2s.h"
#include "sim/peripheral/network.h"
#include "sim/peripheral/pin.h"
#include "sim/peripheral/spi.h"
#include "sim/peripheral/timer.h"
#include "sim/peripheral/uart.h"
#include "sim/peripheral/usb.h"
#include "sim/report.h"

namespace adder::sim {

struct BoardOptions {
  std::optional<uint64_t> seed;    // instead of the board file's
  std::optional<uint64_t> for_ns;  // length of the run
  bool realtime = false;
  std::string trace;   // VCD file; empty: none
  std::string output;  // folder for pictures and the like; empty: the current one
};

class SimBoard;

// Builds a board. nullptr when the file has problems; they name file, line, key and what was expected.
std::unique_ptr<SimBoard> load_board(const std::string& path, const BoardOptions& options, Problems& problems);
// The same from text; relative file names begin at `folder`.
std::unique_ptr<SimBoard> load_board_text(const std::string& text, const std::string& name, const std::string& folder,
                                          const BoardOptions& options, Problems& problems);

class SimBoard final : public hal::Board {
 public:
  // Things of each kind as they are wired; the loader fills them in, sites and faults look them up.
  struct Parts {
    std::vector<std::unique_ptr<Net>> nets;
    std::vector<std::unique_ptr<SimPin>> pins;
    std::vector<std::unique_ptr<I2cBus>> i2c_buses;
    std::vector<std::unique_ptr<SpiBus>> spi_buses;
    std::vector<std::unique_ptr<CanBus>> can_buses;
    std::vector<std::unique_ptr<SerialLine>> lines;
    std::vector<std::unique_ptr<SimAdc>> adcs;
    std::vector<std::unique_ptr<SimDac>> dacs;
    std::vector<std::unique_ptr<SimTouch>> touches;
    std::vector<std::unique_ptr<SimUart>> uarts;
    std::vector<std::unique_ptr<SimSpi>> spis;
    std::vector<std::unique_ptr<SimI2c>> i2cs;
    std::vector<std::unique_ptr<SimI2cTarget>> i2c_targets;
    std::vector<std::unique_ptr<SimI2s>> i2ss;
    std::vector<std::unique_ptr<SimCan>> cans;
    std::vector<std::unique_ptr<SimTimer>> timers;
    std::vector<std::unique_ptr<SimTimer>> virtual_timers;
    std::vector<std::unique_ptr<SimCounter>> counters;
    std::unique_ptr<SimRtc> rtc;
    std::unique_ptr<SimWatchdog> watchdog;
    std::vector<std::unique_ptr<SimFlash>> flashes;
    std::unique_ptr<SimCamera> camera;
    std::vector<std::unique_ptr<SimNetwork>> networks;
    std::unique_ptr<SimUsb> usb;
    std::vector<std::unique_ptr<Device>> devices;
    std::vector<hal::Description> listing[hal::peripheral_kinds];
    std::vector<std::unique_ptr<std::string>> names;  // what the descriptions point at
  };

  SimBoard(std::string name, const World& settings, const CpuModel& cpu, const PowerModel& power,
           const BoardOptions& options);
  ~SimBoard() { finish(); }

  // hal::Board
  const char* name() const override { return name_.c_str(); }
  hal::Clock& clock() override { return cpu_; }
  hal::EventQueue& events() override { return cpu_.events(); }
  hal::System& system() override { return cpu_; }
  string_view take_detail() override;
  size_t count(hal::Kind kind) const override { return parts_.listing[size_t(kind)].size(); }
  hal::Description describe(hal::Kind kind, size_t index) const override { return parts_.listing[size_t(kind)][index]; }
  hal::Pin* pin(int id) override;
  hal::Adc* adc(int channel) override;
  hal::Dac* dac(int id) override;
  hal::Pwm* pwm(int id) override { return pwm_on(id); }
  hal::Pwm* pwm_on(int pin) override;
  hal::Touch* touch(int id) override;
  hal::Uart* uart(int id) override;
  hal::Spi* spi(int id) override;
  hal::I2cController* i2c(int id) override;
  hal::I2cTarget* i2c_target(int id) override;
  hal::I2s* i2s(int id) override;
  hal::Can* can(int id) override;
  hal::Timer* timer(int id) override;
  hal::Timer* virtual_timer() override;
  hal::Counter* counter(int id) override;
  hal::Rtc* rtc(int id) override { return id == 0 ? parts_.rtc.get() : nullptr; }
  hal::Watchdog* watchdog(int id) override { return id == 0 ? parts_.watchdog.get() : nullptr; }
  hal::Flash* flash(int id) override;
  hal::Camera* camera(int id) override { return id == 0 ? parts_.camera.get() : nullptr; }
  hal::Network* network(int id) override;
  hal::UsbDevice* usb(int id) override { return id == 0 ? parts_.usb.get() : nullptr; }
  hal::HalError claim(hal::Kind kind, int id, const void* owner) override;
  void release(hal::Kind kind, int id, const void* owner) override;

  // The run.
  void start();
  bool next_run();  // after Halted: the node starts again
  void finish();    // once; also writes trace, pictures, images
  LoadReport report();

  // The simulated world.
  World& world() { return world_; }
  Cpu& cpu() { return cpu_; }
  Parts& parts() { return parts_; }
  const std::string& output_folder() const { return options_.output; }
  SimPin* sim_pin(int id);
  Net* net_of(int pin);
  SerialLine& line_of(Net& net);
  Device* device(const std::string& name);
  // Power goes away now and comes back after `off_ns`.
  void fail_power(hal::ResetCause cause, uint64_t off_ns);
  void add_fault(const Fault& fault);
  void list(hal::Kind kind, int id, const std::string& name, std::vector<int> pins);
  // A recording that the run was to end with is over.
  void feed_ended(const std::string& what);

 private:
  struct Claim {
    hal::Kind kind;
    int id;
    const void* owner;
    int count;
  };
  void reset_peripherals();

  std::string name_;
  BoardOptions options_;
  World world_;
  Cpu cpu_;
  PowerModel power_;
  Parts parts_;
  std::vector<Claim> claims_;
  std::string detail_;
  bool power_lost_ = false;
  uint64_t off_until_ = 0;
  bool finished_ = false;
  uint32_t starts_ = 0;
};

}  // namespace adder::sim
