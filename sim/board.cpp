// See board.h.
#include "sim/board.h"

#include <algorithm>

namespace adder::sim {

using hal::HalError;
using hal::Kind;

namespace {

template <class List>
auto by_id(List& list, int id) -> decltype(list[0].get()) {
  for (auto& each : list)
    if (each->id() == id) return each.get();
  return nullptr;
}

template <class List>
void reset_all(List& list) {
  for (auto& each : list) each->reset();
}

}  // namespace

SimBoard::SimBoard(std::string name, const World& settings, const CpuModel& cpu, const PowerModel& power,
                   const BoardOptions& options)
    : name_(std::move(name)), options_(options), cpu_(world_, cpu), power_(power) {
  world_.seed = settings.seed;
  world_.supply_v = settings.supply_v;
}

hal::Pin* SimBoard::pin(int id) { return sim_pin(id); }
SimPin* SimBoard::sim_pin(int id) { return by_id(parts_.pins, id); }
hal::Adc* SimBoard::adc(int channel) { return by_id(parts_.adcs, channel); }
hal::Dac* SimBoard::dac(int id) { return by_id(parts_.dacs, id); }
hal::Touch* SimBoard::touch(int id) { return by_id(parts_.touches, id); }
hal::Uart* SimBoard::uart(int id) { return by_id(parts_.uarts, id); }
hal::I2cTarget* SimBoard::i2c_target(int id) { return by_id(parts_.i2c_targets, id); }
hal::I2s* SimBoard::i2s(int id) { return by_id(parts_.i2ss, id); }
hal::Can* SimBoard::can(int id) { return by_id(parts_.cans, id); }
hal::Counter* SimBoard::counter(int id) { return by_id(parts_.counters, id); }
hal::Flash* SimBoard::flash(int id) { return by_id(parts_.flashes, id); }
hal::Network* SimBoard::network(int id) { return by_id(parts_.networks, id); }

hal::Timer* SimBoard::timer(int id) {
  SimTimer* timer = by_id(parts_.timers, id);
  return timer ? timer : by_id(parts_.virtual_timers, id);
}

hal::Pwm* SimBoard::pwm_on(int pin) {
  SimPin* found = sim_pin(pin);
  return found ? &found->pwm() : nullptr;
}

// Buses carry no number of their own: they are listed in the order of their descriptions.
hal::Spi* SimBoard::spi(int id) {
  auto& listed = parts_.listing[size_t(Kind::Spi)];
  for (size_t i = 0; i < listed.size(); i++)
    if (listed[i].id == id) return parts_.spis[i].get();
  return nullptr;
}

hal::I2cController* SimBoard::i2c(int id) {
  auto& listed = parts_.listing[size_t(Kind::I2c)];
  for (size_t i = 0; i < listed.size(); i++)
    if (listed[i].id == id) return parts_.i2cs[i].get();
  return nullptr;
}

hal::Timer* SimBoard::virtual_timer() {
  for (auto& timer : parts_.virtual_timers)
    if (!timer->running() && !cpu_.events().holds(hal::EventKind::Timer, uint16_t(timer->id()))) return timer.get();
  return nullptr;
}

string_view SimBoard::take_detail() {
  detail_ = world_.log.last();
  world_.log.clear_last();
  return detail_;
}

HalError SimBoard::claim(Kind kind, int id, const void* owner) {
  auto& listed = parts_.listing[size_t(kind)];
  if (std::none_of(listed.begin(), listed.end(), [&](const hal::Description& each) { return each.id == id; }))
    return HalError::NoDevice;
  for (Claim& each : claims_)
    if (each.kind == kind && each.id == id) {
      if (each.owner != owner) return HalError::InUse;
      each.count++;
      return HalError::None;
    }
  claims_.push_back({kind, id, owner, 1});
  return HalError::None;
}

void SimBoard::release(Kind kind, int id, const void* owner) {
  for (size_t i = 0; i < claims_.size(); i++) {
    Claim& each = claims_[i];
    if (each.kind != kind || each.id != id || each.owner != owner) continue;
    if (--each.count == 0) claims_.erase(claims_.begin() + std::ptrdiff_t(i));
    return;
  }
}

Net* SimBoard::net_of(int pin) {
  SimPin* found = sim_pin(pin);
  return found ? &found->net() : nullptr;
}

SerialLine& SimBoard::line_of(Net& net) {
  for (auto& line : parts_.lines)
    if (&line->net() == &net) return *line;
  parts_.lines.push_back(std::make_unique<SerialLine>(world_, net));
  return *parts_.lines.back();
}

Device* SimBoard::device(const std::string& name) {
  for (auto& each : parts_.devices)
    if (each->name() == name) return each.get();
  return nullptr;
}

void SimBoard::list(Kind kind, int id, const std::string& name, std::vector<int> pins) {
  parts_.names.push_back(std::make_unique<std::string>(name));
  hal::Description description{id, parts_.names.back()->c_str(), {-1, -1, -1, -1}};
  for (size_t i = 0; i < pins.size() && i < 4; i++) description.pins[i] = int8_t(pins[i]);
  parts_.listing[size_t(kind)].push_back(description);
}

void SimBoard::reset_peripherals() {
  reset_all(parts_.uarts);
  reset_all(parts_.adcs);
  reset_all(parts_.dacs);
  reset_all(parts_.spis);
  reset_all(parts_.i2cs);
  reset_all(parts_.i2c_targets);
  reset_all(parts_.i2ss);
  reset_all(parts_.cans);
  reset_all(parts_.timers);
  reset_all(parts_.virtual_timers);
  reset_all(parts_.counters);
  reset_all(parts_.networks);
  if (parts_.watchdog) parts_.watchdog->reset();
  if (parts_.camera) parts_.camera->reset();
  if (parts_.usb) parts_.usb->reset();
  reset_all(parts_.pins);
  claims_.clear();
}

void SimBoard::start() {
  if (starts_ == 0 && options_.realtime) cpu_.set_realtime(true);
  reset_peripherals();
  if (power_lost_) cpu_.stay_off(off_until_);
  if (starts_ == 0 || power_lost_)
    for (auto& device : parts_.devices) device->power_on();
  power_lost_ = false;
  starts_++;
  cpu_.start();
  // Deep sleep kept the interrupts of the pins that wake; now they are ordinary pins again.
  for (auto& each : parts_.pins) each->reset();
}

bool SimBoard::next_run() { return cpu_.halted() && cpu_.halt_reason() == hal::HaltReason::Reset && !cpu_.finishing(); }

void SimBoard::fail_power(hal::ResetCause cause, uint64_t off_ns) {
  world_.warn("power", cause == hal::ResetCause::BrownOut ? "brown-out: the node is reset" : "power is cut");
  power_lost_ = true;
  off_until_ = world_.now() + off_ns;
  if (parts_.rtc && cause == hal::ResetCause::PowerOn) parts_.rtc->lose_power();
  cpu_.halt(hal::HaltReason::Reset, cause);
}

void SimBoard::feed_ended(const std::string& what) {
  // What is still on its way to the program gets a second to arrive.
  world_.timeline.after(hal::ns_per_s,
                        [this, what] { cpu_.finish(hal::HaltReason::FeedEnd, "recording " + what + " is over"); });
}

void SimBoard::finish() {
  if (finished_) return;
  finished_ = true;
  for (auto& device : parts_.devices) device->finish();
  for (auto& flash : parts_.flashes) flash->array().save();
  world_.trace.close(world_.now());
}

LoadReport SimBoard::report() {
  LoadReport report;
  double total = double(world_.now());
  report.seconds = total * 1e-9;
  for (size_t i = 0; i < activities; i++) report.seconds_of[i] = double(cpu_.spent(Activity(i))) * 1e-9;
  auto of = [&](Activity activity) { return report.seconds_of[size_t(activity)]; };
  double busy = of(Activity::Busy) + of(Activity::Bus), awake = busy + of(Activity::Idle);
  report.load = awake > 0 ? busy / awake : 0;
  report.starts = starts_;
  for (auto& each : parts_.i2ss) {
    report.lost_audio_frames += each->total_lost_frames();
    report.audio_gaps += each->total_lost_events();
  }
  for (auto& each : parts_.timers) report.late_timer_events += each->late();
  for (auto& each : parts_.virtual_timers) report.late_timer_events += each->late();
  report.lost_events = cpu_.events().lost();
  double devices = 0;
  for (auto& each : parts_.devices) devices += each->current_ma();
  report.has_power = power_.active_ma > 0 || devices > 0;
  double busy_scaled = cpu_.busy_scaled_ns() * 1e-9;
  double charge = power_.active_ma * busy_scaled + power_.idle_ma * of(Activity::Idle) +
                  power_.light_sleep_ma * of(Activity::LightSleep) + power_.deep_sleep_ma * of(Activity::DeepSleep) +
                  devices * (report.seconds - of(Activity::Off));
  report.charge_mah = charge / 3600;
  report.average_ma = report.seconds > 0 ? charge / report.seconds : 0;
  if (power_.battery_mah > 0 && report.average_ma > 0)
    report.battery_days = power_.battery_mah / report.average_ma / 24;
  report.ended = cpu_.finish_text();
  for (const LogEntry& entry : world_.log.entries()) {
    char when[32];
    std::snprintf(when, sizeof when, "%.3f s ", double(entry.time_ns) * 1e-9);
    report.warnings.push_back(when + entry.source + ": " + entry.text +
                              (entry.count > 1 ? " (" + std::to_string(entry.count) + " times)" : ""));
  }
  return report;
}

}  // namespace adder::sim
