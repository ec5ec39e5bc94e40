// Another node on a CAN bus: sends frames by a script, acknowledges and counts what it hears, may answer.
//
// Board file: bus, bitrate, send (list of {at, every, id, extended, data}), answer (list of {id, with, data}).
#include <algorithm>

#include "sim/board.h"
#include "sim/device/models.h"

namespace adder::sim {

namespace {

class CanNode final : public Device, private CanListener {
 public:
  explicit CanNode(Site& site) : Device(site) {
    Section& section = site.section();
    bitrate_ = uint32_t(section.integer("bitrate", 1'000, 1'000'000, 500'000));
    bus_ = site.wire_can();
    if (bus_) bus_->attach(*this);
    for (Section& each : section.tables("send", section.title() + " send")) {
      uint64_t at = each.duration_ns("at"), every = each.duration_ns("every", 0);
      hal::CanFrame frame = read_frame(each, "id");
      each.finish();
      if (bus_) send_at(at, every, frame);
    }
    for (Section& each : section.tables("answer", section.title() + " answer")) {
      uint32_t id = uint32_t(each.integer("id", 0, 0x1fffffff));
      hal::CanFrame frame = read_frame(each, "with");
      each.finish();
      answers_.push_back({id, frame});
    }
  }

 private:
  static hal::CanFrame read_frame(Section& section, const char* key) {
    hal::CanFrame frame = {};
    frame.id = uint32_t(section.integer(key, 0, 0x1fffffff));
    frame.extended = section.boolean("extended", frame.id > 0x7ff);
    std::vector<int64_t> data = section.integers("data", 0, 255);
    if (data.size() > 8) section.problem("data", "expected at most 8 bytes");
    frame.length = uint8_t(std::min<size_t>(data.size(), 8));
    for (size_t i = 0; i < frame.length; i++) frame.data[i] = uint8_t(data[i]);
    return frame;
  }

  void send_at(uint64_t at, uint64_t every, const hal::CanFrame& frame) {
    world().timeline.at(at, [this, at, every, frame] {
      bus_->send(this, frame, bitrate_);
      if (every) send_at(at + every, every, frame);
    });
  }

  bool can_heard(const hal::CanFrame& frame, uint32_t bitrate) override {
    if (bitrate != bitrate_) return false;
    for (const auto& [id, answer] : answers_) {
      if (id != frame.id) continue;
      hal::CanFrame reply = answer;
      uint64_t duration = uint64_t(CanBus::frame_bits(reply)) * 1'000'000'000 / bitrate_;
      world().timeline.after(duration, [this, reply] { bus_->send(this, reply, bitrate_); });
    }
    return true;
  }

  uint32_t bitrate_;
  CanBus* bus_ = nullptr;
  std::vector<std::pair<uint32_t, hal::CanFrame>> answers_;
};

}  // namespace

std::unique_ptr<Device> make_can_node(Site& site) { return std::make_unique<CanNode>(site); }

}  // namespace adder::sim
