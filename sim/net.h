// A wire: who drives it, how strongly, and what level comes out.
//
// Strong drivers beat pulls; two strong drivers against each other are a short circuit: low wins and the log tells. A
// wire may also carry a voltage (analog sources, DAC) and a square wave (PWM). A square wave costs no events while
// nobody listens for edges: its level is computed when asked.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/world.h"

namespace adder::sim {

enum class Drive : uint8_t { None, WeakLow, WeakHigh, Low, High };

class Net;

class NetListener {
 public:
  // The level changed. Listeners may drive wires in answer, so the level now may differ again: ask the wire.
  virtual void net_changed(Net& net, bool level) = 0;

 protected:
  ~NetListener() = default;
};

// A square wave: high for high_ns of every period_ns, from start_ns on.
struct SquareWave {
  uint64_t period_ns = 0;  // 0: no wave
  uint64_t high_ns = 0;
  uint64_t start_ns = 0;
  bool inverted = false;
  double duty() const {
    return period_ns ? (inverted ? 1 - double(high_ns) / double(period_ns) : double(high_ns) / double(period_ns)) : 0;
  }
};

class Net {
 public:
  using Driver = size_t;

  Net(World& world, std::string name);
  Net(const Net&) = delete;
  Net& operator=(const Net&) = delete;

  const std::string& name() const { return name_; }
  void set_name(std::string name) { name_ = std::move(name); }
  void trace();  // declares the wire in the trace
  bool traced() const { return variable_ >= 0; }
  // A level that bus hardware puts on the wire at a moment (now or later); seen in the trace only.
  void trace_level(uint64_t time_ns, bool level) { world_.trace.change(variable_, time_ns, level); }

  Driver add_driver(const std::string& who);
  void drive(Driver driver, Drive strength);
  Drive driven(Driver driver) const { return drivers_[driver].strength; }

  bool level();
  bool floating() const;
  // Whether somebody other than that driver pulls the wire low.
  bool held_low_by_other(Driver driver) const;

  // `wave_edges`: also every edge of a square wave; without, only changes of the plain level.
  void listen(NetListener& listener, bool wave_edges = true);
  void ignore(NetListener& listener);

  // Analog: the voltage on the wire at a moment; digital drivers count as 0 V and the supply.
  using Voltage = std::function<double(uint64_t time_ns)>;
  void set_voltage(Voltage voltage) { voltage_ = std::move(voltage); }
  bool has_voltage() const { return bool(voltage_); }
  double volts(uint64_t time_ns);

  // PWM. Observers of the wave are told when it begins, changes or ends; they see no edges.
  void set_wave(Driver driver, const SquareWave& wave);
  const SquareWave& wave() const { return wave_; }
  Driver wave_driver() const { return wave_driver_; }
  void observe_wave(std::function<void()> observer) { wave_observers_.push_back(std::move(observer)); }

 private:
  struct Source {
    std::string who;
    Drive strength = Drive::None;
  };
  bool resolve();
  void settle();
  bool wave_level(uint64_t time_ns) const;
  void run_wave();

  World& world_;
  std::string name_;
  std::vector<Source> drivers_;
  struct Listening {
    NetListener* listener;
    bool wave_edges;
  };
  bool anybody_wants_edges() const;

  std::vector<Listening> listeners_;
  bool level_ = false;
  Voltage voltage_;
  SquareWave wave_;
  Driver wave_driver_ = 0;
  Timeline::Handle wave_edge_;
  std::vector<std::function<void()>> wave_observers_;
  Trace::Variable variable_ = -1;
  Trace::Variable duty_variable_ = -1;
};

}  // namespace adder::sim
