// One quantity that a device measures, of one or more channels: a feed with its place in time, scale, noise and faults.
//
// In a board file an input is a number, an expression in t, a table ({wav=...}, {csv=...}, {npy=...}, {expr=...},
// {value=...} with scale, offset, noise, begin, end), or for several channels a list of these.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/feed/feed.h"

namespace adder::sim {

// What a fault makes of all inputs of one device.
struct SensorFault {
  bool frozen = false;
  uint64_t frozen_at_ns = 0;
  std::optional<double> forced;  // in the unit of the input
};

enum class FeedEnd : uint8_t { Stop, Hold, Loop, Zero };

class Input {
 public:
  // Reads `key` of a device's section; `absent` is the value when the board file says nothing.
  static Input read(Section& section, const std::string& key, size_t channels, double absent, World& world,
                    const std::string& stream, const SensorFault* fault);
  Input() = default;

  size_t channels() const { return parts_.size(); }
  double value(size_t channel, uint64_t time_ns);
  // The recording is over and the board file wants the run to end with it: nothing new comes.
  bool ended(uint64_t time_ns);
  // Called once, when somebody first asks for something after the end; set by the board.
  void set_on_end(std::function<void(const std::string&)> on_end);

  // For streams at a fixed rate: the recording's rate (0: any), and whole samples by number since the first.
  double rate() const { return parts_.empty() ? 0 : parts_[0].feed->rate(); }
  uint64_t samples() const { return parts_.empty() ? 0 : parts_[0].feed->samples(); }
  FeedEnd end() const { return parts_.empty() ? FeedEnd::Hold : parts_[0].end; }
  const std::string& source() const { return source_; }
  // Time 0 of the recordings that begin when first read.
  void begin(uint64_t time_ns);

 private:
  struct Part {
    std::shared_ptr<Feed> feed;
    size_t channel = 0;
    double scale = 1, offset = 0, noise = 0;
    FeedEnd end = FeedEnd::Hold;
    bool begins_when_read = false;
    uint64_t begin_ns = 0;
    Noise stream{0, ""};
  };
  bool over(uint64_t time_ns) const;
  static void read_part(Section& section, const std::string& key, const ConfigValue& value, size_t channels,
                        World& world, const std::string& stream, Input& input);

  std::vector<Part> parts_;
  const SensorFault* fault_ = nullptr;
  bool begun_ = false;
  bool told_end_ = false;
  std::string source_;
  std::function<void(const std::string&)> on_end_;
};

// A number, or text with an expression that does not contain t ("1/16384").
double read_factor(Section& section, const std::string& key, double absent);

}  // namespace adder::sim
