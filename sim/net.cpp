// See net.h.
#include "sim/net.h"

#include <algorithm>

namespace adder::sim {

Net::Net(World& world, std::string name) : world_(world), name_(std::move(name)) {}

void Net::trace() {
  if (!world_.trace.enabled() || variable_ >= 0) return;
  variable_ = world_.trace.add_wire("pins", name_, 1);
  duty_variable_ = world_.trace.add_real("pwm", name_ + "_duty");
  world_.trace.change(variable_, world_.now(), level_);
}

Net::Driver Net::add_driver(const std::string& who) {
  drivers_.push_back({who, Drive::None});
  return drivers_.size() - 1;
}

void Net::drive(Driver driver, Drive strength) {
  if (drivers_[driver].strength == strength) return;
  drivers_[driver].strength = strength;
  settle();
}

bool Net::resolve() {
  bool low = false, high = false, weak_low = false, weak_high = false;
  for (const Source& source : drivers_) {
    low |= source.strength == Drive::Low;
    high |= source.strength == Drive::High;
    weak_low |= source.strength == Drive::WeakLow;
    weak_high |= source.strength == Drive::WeakHigh;
  }
  if (low && high) {
    std::string who;
    for (const Source& source : drivers_)
      if (source.strength == Drive::Low || source.strength == Drive::High)
        who +=
            (who.empty() ? "" : ", ") + source.who + (source.strength == Drive::Low ? " drives low" : " drives high");
    world_.warn("wire " + name_, "short circuit: " + who);
  }
  if (low || high) return !low;
  if (weak_low || weak_high) return !weak_low;
  return voltage_ && voltage_(world_.now()) > world_.supply_v / 2;
}

void Net::settle() {
  bool level = wave_.period_ns ? wave_level(world_.now()) : resolve();
  if (level == level_) return;
  level_ = level;
  world_.trace.change(variable_, world_.now(), level);
  // By index: a listener may add others.
  for (size_t i = 0; i < listeners_.size(); i++) listeners_[i].listener->net_changed(*this, level_);
}

bool Net::level() {
  if (wave_.period_ns) return wave_edge_.scheduled() ? level_ : wave_level(world_.now());
  return voltage_ ? resolve() : level_;
}

bool Net::floating() const {
  return !voltage_ && std::all_of(drivers_.begin(), drivers_.end(),
                                  [](const Source& source) { return source.strength == Drive::None; });
}

bool Net::held_low_by_other(Driver driver) const {
  for (size_t i = 0; i < drivers_.size(); i++)
    if (i != driver && drivers_[i].strength == Drive::Low) return true;
  return false;
}

bool Net::anybody_wants_edges() const {
  return std::any_of(listeners_.begin(), listeners_.end(), [](const Listening& each) { return each.wave_edges; });
}

void Net::listen(NetListener& listener, bool wave_edges) {
  for (const Listening& each : listeners_)
    if (each.listener == &listener) return;
  listeners_.push_back({&listener, wave_edges});
  if (wave_edges && wave_.period_ns && !wave_edge_.scheduled()) run_wave();
}

void Net::ignore(NetListener& listener) {
  listeners_.erase(std::remove_if(listeners_.begin(), listeners_.end(),
                                  [&](const Listening& each) { return each.listener == &listener; }),
                   listeners_.end());
  if (!anybody_wants_edges()) world_.timeline.cancel(wave_edge_);
}

double Net::volts(uint64_t time_ns) {
  if (wave_.period_ns) return wave_level(time_ns) ? world_.supply_v : 0;
  bool strong = std::any_of(drivers_.begin(), drivers_.end(), [](const Source& source) {
    return source.strength == Drive::Low || source.strength == Drive::High;
  });
  if (voltage_ && !strong) return voltage_(time_ns);
  return resolve() ? world_.supply_v : 0;
}

bool Net::wave_level(uint64_t time_ns) const {
  bool high = (time_ns - wave_.start_ns) % wave_.period_ns < wave_.high_ns;
  return high != wave_.inverted;
}

void Net::set_wave(Driver driver, const SquareWave& wave) {
  world_.timeline.cancel(wave_edge_);
  wave_ = wave;
  wave_driver_ = driver;
  world_.trace.change_real(duty_variable_, world_.now(), wave.duty());
  settle();
  for (auto& observer : wave_observers_) observer();
  if (wave_.period_ns && anybody_wants_edges()) run_wave();
}

// Schedules the wave's next edge; edges exist only while somebody listens.
void Net::run_wave() {
  if (wave_.high_ns == 0 || wave_.high_ns >= wave_.period_ns) return;
  uint64_t into = (world_.now() - wave_.start_ns) % wave_.period_ns;
  uint64_t next = into < wave_.high_ns ? wave_.high_ns - into : wave_.period_ns - into;
  wave_edge_ = world_.timeline.after(next, [this] {
    wave_edge_ = {};
    settle();
    if (wave_.period_ns && anybody_wants_edges()) run_wave();
  });
}

}  // namespace adder::sim
