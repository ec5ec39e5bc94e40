// The simulated processor: time that passes while it works, waits and sleeps, why it started and why it stopped.
//
// It implements hal::Clock and hal::System over the timeline. Time of the hal begins at 0 with each start of the node;
// inside the simulator time is that of the timeline. Every span of time that passes is booked on one Activity, which
// the load report reads.
//
// Stopping has two forms. halt() is a reset or a loss of power: at once, the program never runs again until restart().
// finish() is the end of the simulation: the program gets EventKind::Interrupt (KeyboardInterrupt) and `grace_ns` of
// virtual time to close its files, then it is halted.
#pragma once

#include <csignal>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "hal/clock.h"
#include "hal/event.h"
#include "hal/system.h"
#include "sim/world.h"

namespace adder::sim {

enum class Activity : uint8_t { Busy, Bus, Idle, LightSleep, DeepSleep, Off };
inline constexpr size_t activities = size_t(Activity::Off) + 1;

// The processor as the board file describes it. Costs are for the nominal frequency and scale with the real one.
struct CpuModel {
  uint32_t frequency = 64'000'000;
  std::vector<uint32_t> frequencies;  // that set_frequency takes; empty: any from 1 MHz to nominal
  // ns per unit of hal::Work. Defaults: a Cortex-M4F at 64 MHz, 25 ns an instruction (docs/design/cost_model.md).
  double cost_ns[hal::work_kinds] = {800, 40, 175, 200, 53000, 250};
  uint64_t boot_ns = 5 * hal::ns_per_ms;
  uint64_t wake_ns = 20 * hal::ns_per_us;  // from light sleep
  std::vector<uint8_t> unique_id;
};

// Who executes instructions on the simulated processor: the interpreter of a program, which counts them.
class InstructionSource {
 public:
  virtual uint64_t take_executed() = 0;           // since the last call
  virtual void allow(uint64_t instructions) = 0;  // so many from the last take_executed() on, then call Cpu::settle()

 protected:
  ~InstructionSource() = default;
};

// Bytes of simulated registers at an address; the board adds blocks with meaning, the rest is plain memory.
struct RegisterBlock {
  uint64_t address;
  uint64_t size;
  std::function<hal::HalResult<uint32_t>(uint64_t offset, uint8_t width)> read;
  std::function<hal::HalError(uint64_t offset, uint8_t width, uint32_t value)> write;
};

class Cpu final : public hal::Clock, public hal::System {
 public:
  static constexpr uint64_t grace_ns = 5 * hal::ns_per_s;
  static constexpr size_t queue_length = 64;

  Cpu(World& world, const CpuModel& model);

  // hal::Clock
  uint64_t now_ns() override {
    settle();
    return world_.now() - boot_time_;
  }
  hal::Wake wait_until(uint64_t deadline_ns, uint32_t seen) override;
  hal::HalError spin_until(uint64_t deadline_ns) override;
  hal::HalError relax(uint64_t deadline_ns) override;
  void charge(hal::Work work, uint64_t count) override;

  // hal::System
  hal::ResetCause reset_cause() const override { return reset_cause_; }
  hal::WakeReason wake_reason() const override { return wake_reason_; }
  hal::HaltReason halt_reason() const override { return halt_reason_; }
  bool halted() const override { return halted_; }
  Span<const uint8_t> unique_id() const override { return model_.unique_id; }
  hal::HalError reset(hal::ResetCause cause) override;
  hal::HalError bootloader() override;
  hal::HalError light_sleep(uint64_t duration_ns) override;
  hal::HalError deep_sleep(uint64_t duration_ns) override;
  uint32_t frequency() const override { return frequency_; }
  hal::HalError set_frequency(uint32_t hz) override;
  uint32_t disable_interrupts() override;
  void restore_interrupts(uint32_t state) override;
  hal::HalResult<uint32_t> read_register(uint64_t address, uint8_t width) override;
  hal::HalError write_register(uint64_t address, uint8_t width, uint32_t value) override;

  // For the rest of the simulator.
  hal::EventQueue& events() { return events_; }
  World& world() { return world_; }
  uint64_t absolute_now() const { return world_.now(); }
  void post(hal::EventKind kind, uint16_t source, uint32_t value);
  // Lets time pass, for a transfer of a bus by default. Halted when the node stopped on the way.
  hal::HalError spend(uint64_t duration_ns, Activity activity = Activity::Bus);
  // Charges the cost of one call into the hal: what makes every polling loop move on.
  hal::HalError call();
  // The time of the instructions executed so far passes. Every entry from the hal begins with it.
  void settle();
  void set_instruction_source(InstructionSource* source);
  void halt(hal::HaltReason reason, hal::ResetCause cause);
  void finish(hal::HaltReason reason, const std::string& why);
  // Why the simulation ended, in words; empty while it runs.
  const std::string& finish_text() const { return finish_text_; }
  bool finishing() const { return finishing_; }
  void wake(hal::WakeReason reason);  // a wake source fired: ends light or deep sleep
  bool interrupts_disabled() const { return interrupts_disabled_; }
  void add_registers(RegisterBlock block) { registers_.push_back(std::move(block)); }

  // The node has no power until then; call before start().
  void stay_off(uint64_t until);
  // Starts the node: at first, or again after a halt by reset or deep sleep (whose sleep passes here).
  void start();

  // Real time: the timeline keeps to the wall clock.
  void set_realtime(bool on);
  // Async-signal-safe: asks for EventKind::Interrupt at the next chance.
  void interrupt_from_signal() { signal_ = 1; }

  uint64_t spent(Activity activity) const { return spent_[size_t(activity)]; }
  // Integral of frequency / nominal over the time awake at work, for the current drawn.
  double busy_scaled_ns() const { return busy_scaled_ns_; }
  uint64_t boot_time() const { return boot_time_; }
  uint64_t to_absolute(uint64_t since_boot) const {
    return since_boot > never_ns - boot_time_ ? never_ns : since_boot + boot_time_;
  }

 private:
  void book(uint64_t duration, Activity activity);
  void step(uint64_t until, Activity activity);
  bool advance(uint64_t until, Activity activity);
  uint64_t pace(uint64_t target);
  void run_at(uint32_t hz);
  void poll_signal();
  void sleep_deeply();
  void allow_instructions();
  uint64_t since_boot() const { return world_.now() - boot_time_; }

  World& world_;
  CpuModel model_;
  hal::Event storage_[queue_length] = {};
  hal::EventQueue events_;
  uint64_t boot_time_ = 0;
  uint64_t cost_ps_[hal::work_kinds] = {};
  uint64_t charged_ps_ = 0;
  InstructionSource* instructions_ = nullptr;
  uint32_t frequency_ = 0;
  hal::ResetCause reset_cause_ = hal::ResetCause::PowerOn;
  hal::WakeReason wake_reason_ = hal::WakeReason::None;
  hal::HaltReason halt_reason_ = hal::HaltReason::Running;
  bool halted_ = false;
  bool finishing_ = false;
  std::string finish_text_;
  bool woken_ = false;
  bool interrupts_disabled_ = false;
  bool deep_sleeping_ = false;
  uint64_t deep_sleep_until_ = 0;
  uint64_t spent_[activities] = {};
  double busy_scaled_ns_ = 0;
  std::vector<RegisterBlock> registers_;
  bool realtime_ = false;
  timespec wall_start_ = {};
  uint64_t wall_time_ = 0;
  volatile std::sig_atomic_t signal_ = 0;
};

}  // namespace adder::sim
