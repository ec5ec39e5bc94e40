// A push button that bounces.
//
// Board file: pin, active ("low": to ground, needs a pull-up; "high": to the supply), presses (list of times), hold
// (how long each press lasts), every (instead of presses: period), bounce (how long the contact bounces; edges are
// seeded).
#include <algorithm>

#include "sim/device/models.h"
#include "sim/net.h"

namespace adder::sim {

namespace {

class Button final : public Device {
 public:
  explicit Button(Site& site) : Device(site), noise_(site.world().noise(site.name() + ".bounce")) {
    Section& section = site.section();
    closed_ = section.choice("active", {"low", "high"}, 0) == 0 ? Drive::Low : Drive::High;
    hold_ns_ = section.duration_ns("hold", 100'000'000);
    bounce_ns_ = section.duration_ns("bounce", 2'000'000);
    uint64_t every = section.duration_ns("every", 0);
    std::vector<uint64_t> times = read_times(section);
    net_ = site.pin("pin");
    if (!net_) return;
    driver_ = net_->add_driver(name());
    for (uint64_t time : times) world().timeline.at(time, [this] { press(0); });
    if (every) world().timeline.at(every, [this, every] { press(every); });
  }

 private:
  static std::vector<uint64_t> read_times(Section& section) {
    std::vector<uint64_t> times;
    const ConfigValue* list = section.look("presses");
    if (!list) return times;
    for (const ConfigValue& item : list->items) {
      auto time = parse_duration(item.type == ConfigValue::Type::Text ? item.text : std::to_string(item.number));
      if (time)
        times.push_back(*time);
      else
        section.problem_at(item, "key 'presses': expected times such as \"1.5s\"");
    }
    return times;
  }

  void press(uint64_t every) {
    settle(true);
    world().timeline.after(std::max<uint64_t>(hold_ns_, 1), [this] { settle(false); });
    if (every) world().timeline.after(every, [this, every] { press(every); });
  }

  // The contact changes several times before it rests.
  void settle(bool closed) {
    size_t edges = bounce_ns_ ? 2 + noise_.bits(now()) % 3 * 2 : 0;
    std::vector<uint64_t> times;
    for (size_t i = 0; i < edges; i++) times.push_back(uint64_t(noise_.uniform(now() + i + 1) * double(bounce_ns_)));
    std::sort(times.begin(), times.end());
    contact(closed);
    for (size_t i = 0; i < edges; i++) {
      bool state = (i % 2 == 0) != closed;
      world().timeline.after(times[i], [this, state] { contact(state); });
    }
  }

  void contact(bool closed) { net_->drive(driver_, closed ? closed_ : Drive::None); }

  Net* net_ = nullptr;
  Net::Driver driver_ = 0;
  Drive closed_;
  uint64_t hold_ns_, bounce_ns_;
  Noise noise_;
};

}  // namespace

std::unique_ptr<Device> make_button(Site& site) { return std::make_unique<Button>(site); }

}  // namespace adder::sim
