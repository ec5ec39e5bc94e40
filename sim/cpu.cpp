// See cpu.h. All passing of time ends in step(): nothing else moves the timeline.
#include "sim/cpu.h"

#include <cerrno>
#include <cmath>

namespace adder::sim {

using hal::HalError;
using hal::HaltReason;
using hal::ResetCause;
using hal::Wake;

Cpu::Cpu(World& world, const CpuModel& model)
    : world_(world), model_(model), events_(storage_), frequency_(model.frequency) {
  run_at(model.frequency);
}

void Cpu::run_at(uint32_t hz) {
  frequency_ = hz;
  for (size_t i = 0; i < hal::work_kinds; i++)
    cost_ps_[i] = uint64_t(std::llround(model_.cost_ns[i] * 1000 * model_.frequency / hz));
}

void Cpu::book(uint64_t duration, Activity activity) {
  spent_[size_t(activity)] += duration;
  if (activity == Activity::Busy || activity == Activity::Bus)
    busy_scaled_ns_ += double(duration) * frequency_ / model_.frequency;
}

// Passes time up to `until`, or up to and including the next action, whichever comes first; in real time at most a
// slice.
void Cpu::step(uint64_t until, Activity activity) {
  uint64_t before = world_.now(), next = world_.timeline.next_time();
  uint64_t target = next < until ? next : until;
  uint64_t reached = realtime_ ? pace(target) : target;
  book(reached - before, activity);
  if (reached == next)
    world_.timeline.run_next();
  else
    world_.timeline.set_now(reached);
  world_.trace.advance(world_.now());
  if (signal_) poll_signal();
}

// False when the node stopped on the way.
bool Cpu::advance(uint64_t until, Activity activity) {
  while (!halted_ && (world_.now() < until || world_.timeline.next_time() <= until)) step(until, activity);
  return !halted_;
}

HalError Cpu::spend(uint64_t duration_ns, Activity activity) {
  if (halted_) return HalError::Halted;
  uint64_t until = world_.now() + duration_ns;
  if (!realtime_ && until < world_.timeline.next_time()) {  // the common case: nothing happens meanwhile
    world_.timeline.set_now(until);
    book(duration_ns, activity);
    return HalError::None;
  }
  return advance(until, activity) ? HalError::None : HalError::Halted;
}

void Cpu::charge(hal::Work work, uint64_t count) {
  charged_ps_ += cost_ps_[size_t(work)] * count;
  if (charged_ps_ < 1000) return;
  uint64_t ns = charged_ps_ / 1000;
  charged_ps_ %= 1000;
  if (signal_) poll_signal();
  (void)spend(ns, Activity::Busy);
}

void Cpu::set_instruction_source(InstructionSource* source) {
  instructions_ = source;
  if (source)
    world_.timeline.set_on_earlier([this] { allow_instructions(); });
  else
    world_.timeline.set_on_earlier(nullptr);
  allow_instructions();
}

void Cpu::settle() {
  if (!instructions_) return;
  charge(hal::Work::Bytecode, instructions_->take_executed());
  allow_instructions();
}

// Up to the next action of the timeline; at least one, at most so many that a signal is seen soon.
void Cpu::allow_instructions() {
  if (!instructions_) return;
  constexpr uint64_t most = 20'000;
  uint64_t cost_ps = cost_ps_[size_t(hal::Work::Bytecode)], ahead = world_.timeline.next_time() - world_.now();
  uint64_t fit = cost_ps == 0 ? most : ahead > most * cost_ps / 1000 ? most : ahead * 1000 / cost_ps + 1;
  instructions_->allow(fit);
}

HalError Cpu::call() {
  settle();
  charge(hal::Work::HalCall, 1);
  return halted_ ? HalError::Halted : HalError::None;
}

Wake Cpu::wait_until(uint64_t deadline_ns, uint32_t seen) {
  settle();
  uint64_t deadline = to_absolute(deadline_ns);
  for (;;) {
    if (signal_) poll_signal();
    if (halted_) return Wake::Halted;
    if (events_.posted() != seen) return Wake::Event;
    uint64_t next = world_.timeline.next_time();
    if (world_.now() >= deadline && next > deadline) return Wake::Deadline;
    if (next == never_ns && deadline == never_ns && !realtime_) {
      finish(HaltReason::Deadlock, "the program waits for ever: no timer, no input, nothing can happen any more");
      continue;
    }
    step(deadline, Activity::Idle);
  }
}

HalError Cpu::spin_until(uint64_t deadline_ns) {
  settle();
  uint64_t deadline = to_absolute(deadline_ns);
  if (halted_) return HalError::Halted;
  if (deadline <= world_.now()) return HalError::None;
  return spend(deadline - world_.now(), Activity::Busy);
}

HalError Cpu::relax(uint64_t deadline_ns) {
  settle();
  if (halted_) return HalError::Halted;
  uint64_t deadline = to_absolute(deadline_ns), next = world_.timeline.next_time();
  if (next > deadline) next = deadline;
  if (next == never_ns) next = world_.now() + hal::ns_per_ms;
  return spend(next > world_.now() ? next - world_.now() : 1, Activity::Busy);
}

void Cpu::post(hal::EventKind kind, uint16_t source, uint32_t value) {
  if (halted_ && kind != hal::EventKind::Halted) return;
  events_.post({since_boot(), kind, source, value});
}

void Cpu::halt(HaltReason reason, ResetCause cause) {
  if (halted_) return;
  halted_ = true;
  halt_reason_ = reason;
  reset_cause_ = cause;
  post(hal::EventKind::Halted, 0, uint32_t(reason));
}

void Cpu::finish(HaltReason reason, const std::string& why) {
  if (halted_ || finishing_) return;
  finishing_ = true;
  finish_text_ = why;
  halt_reason_ = reason;
  post(hal::EventKind::Interrupt, 0, uint32_t(reason));
  world_.timeline.after(grace_ns, [this, reason] { halt(reason, reset_cause_); });
}

HalError Cpu::reset(ResetCause cause) {
  if (halted_) return HalError::Halted;
  halt(HaltReason::Reset, cause);
  return HalError::Halted;
}

HalError Cpu::bootloader() {
  if (halted_) return HalError::Halted;
  halt(HaltReason::Bootloader, ResetCause::Soft);
  return HalError::Halted;
}

void Cpu::wake(hal::WakeReason reason) {
  if (!woken_) wake_reason_ = reason;
  woken_ = true;
}

HalError Cpu::light_sleep(uint64_t duration_ns) {
  settle();
  if (halted_) return HalError::Halted;
  uint64_t until = duration_ns >= never_ns - world_.now() ? never_ns : world_.now() + duration_ns;
  woken_ = false;
  wake_reason_ = hal::WakeReason::None;
  while (!halted_ && !woken_ && !finishing_ && world_.now() < until) {
    if (world_.timeline.next_time() == never_ns && until == never_ns) {
      finish(HaltReason::Deadlock, "the node sleeps for ever: no wake source can fire");
      break;
    }
    step(until, Activity::LightSleep);
  }
  if (!woken_) wake(hal::WakeReason::Timeout);
  return spend(model_.wake_ns, Activity::Busy);
}

HalError Cpu::deep_sleep(uint64_t duration_ns) {
  settle();
  if (halted_) return HalError::Halted;
  deep_sleeping_ = true;
  deep_sleep_until_ = duration_ns >= never_ns - world_.now() ? never_ns : world_.now() + duration_ns;
  halt(HaltReason::Reset, ResetCause::DeepSleep);
  return HalError::Halted;
}

// The sleep itself: the node is halted, the world goes on. A loss of power meanwhile turns it into another start.
void Cpu::sleep_deeply() {
  deep_sleeping_ = false;
  halted_ = false;
  woken_ = false;
  wake_reason_ = hal::WakeReason::None;
  while (!woken_ && !halted_ && !finishing_ && world_.now() < deep_sleep_until_) {
    if (world_.timeline.next_time() == never_ns && deep_sleep_until_ == never_ns) {
      finish(HaltReason::Deadlock, "the node sleeps for ever: no wake source can fire");
      return;
    }
    step(deep_sleep_until_, Activity::DeepSleep);
  }
  if (!woken_ && !halted_) wake(hal::WakeReason::Timeout);
}

void Cpu::stay_off(uint64_t until) {
  while (world_.now() < until && !finishing_) step(until, Activity::Off);
}

void Cpu::start() {
  if (halted_ && deep_sleeping_) sleep_deeply();
  halted_ = false;
  if (!finishing_) halt_reason_ = HaltReason::Running;
  interrupts_disabled_ = false;
  run_at(model_.frequency);
  charged_ps_ = 0;
  boot_time_ = world_.now();
  (void)spend(model_.boot_ns, Activity::Busy);
  events_.clear();
  boot_time_ = world_.now();
  if (finishing_) post(hal::EventKind::Interrupt, 0, uint32_t(halt_reason_));
}

HalError Cpu::set_frequency(uint32_t hz) {
  bool possible = model_.frequencies.empty() && hz >= 1'000'000 && hz <= model_.frequency;
  for (uint32_t each : model_.frequencies) possible |= each == hz;
  if (!possible) {
    std::string list;
    for (uint32_t each : model_.frequencies) list += (list.empty() ? "" : ", ") + std::to_string(each);
    if (list.empty()) list = "1000000 to " + std::to_string(model_.frequency);
    world_.warn("cpu", "runs at " + list + " Hz, not at " + std::to_string(hz));
    return HalError::InvalidArgument;
  }
  run_at(hz);
  return HalError::None;
}

uint32_t Cpu::disable_interrupts() {
  uint32_t before = interrupts_disabled_;
  interrupts_disabled_ = true;
  return before;
}

void Cpu::restore_interrupts(uint32_t state) { interrupts_disabled_ = state != 0; }

hal::HalResult<uint32_t> Cpu::read_register(uint64_t address, uint8_t width) {
  if (HalError error = call(); error != HalError::None) return error;
  if (address % width) return HalError::InvalidArgument;
  for (const RegisterBlock& block : registers_)
    if (address >= block.address && address + width <= block.address + block.size)
      return block.read(address - block.address, width);
  return HalError::NoDevice;
}

HalError Cpu::write_register(uint64_t address, uint8_t width, uint32_t value) {
  HAL_TRY(call());
  if (address % width) return HalError::InvalidArgument;
  for (const RegisterBlock& block : registers_)
    if (address >= block.address && address + width <= block.address + block.size)
      return block.write(address - block.address, width, value);
  return HalError::NoDevice;
}

void Cpu::set_realtime(bool on) {
  realtime_ = on;
  clock_gettime(CLOCK_MONOTONIC, &wall_start_);
  wall_time_ = world_.now();
}

// Sleeps until the wall clock has reached the target, but no longer than a slice, so that signals are seen. The time
// reached: not past the target, and not before now when the host is late.
uint64_t Cpu::pace(uint64_t target) {
  constexpr uint64_t slice_ns = 20 * hal::ns_per_ms;
  uint64_t end = world_.now() + slice_ns < target ? world_.now() + slice_ns : target;
  timespec wall;
  clock_gettime(CLOCK_MONOTONIC, &wall);
  int64_t elapsed = (wall.tv_sec - wall_start_.tv_sec) * int64_t(hal::ns_per_s) + (wall.tv_nsec - wall_start_.tv_nsec);
  int64_t ahead = int64_t(end) - int64_t(wall_time_) - elapsed;
  if (ahead > 0) {
    timespec pause = {time_t(ahead / int64_t(hal::ns_per_s)), long(ahead % int64_t(hal::ns_per_s))};
    nanosleep(&pause, nullptr);
  }
  return end;
}

void Cpu::poll_signal() {
  signal_ = 0;
  post(hal::EventKind::Interrupt, 0, uint32_t(HaltReason::Running));
}

}  // namespace adder::sim
