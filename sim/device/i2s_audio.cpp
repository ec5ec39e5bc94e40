// I2S microphones and speakers.
//
// Microphone: bus, sound (1 channel, full scale -1..1), right (second channel of a stereo pair), resample.
// A recording begins when the stream first starts and goes on whatever the program does, as sound does. With a
// recording of the stream's rate every sample arrives as it stands in the file; another rate is refused unless resample
// = true. Speaker: bus, file (WAV that the sound is written to).
#include <sndfile.h>

#include <algorithm>
#include <cmath>

#include "sim/board.h"
#include "sim/device/models.h"

namespace adder::sim {

namespace {

class Microphone final : public Device, public I2sDevice {
 public:
  explicit Microphone(Site& site) : Device(site), board_(site.board()) {
    sound_ = site.input(*this, "sound", 1, 0);
    stereo_ = site.section().has("right");
    if (stereo_) right_ = site.input(*this, "right", 1, 0);
    resample_ = site.section().boolean("resample", false);
    bus_ = site.section().text("bus", "");
    site.wire_i2s(*this);
  }

  bool lose_samples(uint64_t until_ns) override {
    for (auto& each : board_.parts().i2ss)
      if (each->name() == bus_) each->lose_until(until_ns);
    return true;
  }

 private:
  bool i2s_begin(hal::I2sMode mode, uint32_t rate) override {
    if (mode != hal::I2sMode::Receive) {
      warn("is a microphone: the program must configure its I2S bus to receive");
      return false;
    }
    if (sound_.rate() > 0 && uint32_t(sound_.rate()) != rate && !resample_) {
      warn("'" + sound_.source() + "' has " + std::to_string(uint32_t(sound_.rate())) +
           " samples a second, the program asks for " + std::to_string(rate) +
           "; expected the same rate, or resample = true in the board file");
      return false;
    }
    rate_ = rate;
    if (begin_ns_ == never_ns) begin_ns_ = now();
    start_ns_ = now();
    sound_.begin(begin_ns_);
    if (stereo_) right_.begin(begin_ns_);
    // Later streams go on in the recording where time has brought it.
    offset_ = uint64_t((unsigned __int128)(start_ns_ - begin_ns_) * rate / 1'000'000'000);
    return true;
  }

  static int32_t sample(double value) {
    return int32_t(std::clamp<int64_t>(std::llround(value * 0x1p31), INT32_MIN, INT32_MAX));
  }

  void i2s_capture(uint64_t first, Span<I2sFrame> frames) override {
    for (size_t i = 0; i < frames.size(); i++) {
      // The middle of the sample's span: rounding of its border cannot pick the neighbour.
      uint64_t number = offset_ + first + i;
      uint64_t time = begin_ns_ + uint64_t(((unsigned __int128)(number)*2 + 1) * 500'000'000 / rate_);
      int32_t left = sample(sound_.value(0, time));
      frames[i] = {left, stereo_ ? sample(right_.value(0, time)) : left};
    }
  }

  uint64_t i2s_frames() override {
    if (sound_.end() != FeedEnd::Stop || sound_.samples() == 0) return never_ns;
    uint64_t frames = sound_.rate() > 0 ? uint64_t(double(sound_.samples()) * rate_ / sound_.rate()) : sound_.samples();
    return frames > offset_ ? frames - offset_ : 0;
  }

  void i2s_ended() override { (void)sound_.ended(never_ns); }

  SimBoard& board_;
  std::string bus_;
  Input sound_, right_;
  bool stereo_ = false, resample_ = false;
  uint32_t rate_ = 16'000;
  uint64_t begin_ns_ = never_ns, start_ns_ = 0, offset_ = 0;
};

class Speaker final : public Device, public I2sDevice {
 public:
  explicit Speaker(Site& site) : Device(site) {
    path_ = site.section().path("file", "");
    site.wire_i2s(*this);
  }
  ~Speaker() override { Speaker::finish(); }

  void finish() override {
    if (file_) sf_close(file_);
    file_ = nullptr;
  }

 private:
  bool i2s_begin(hal::I2sMode mode, uint32_t rate) override {
    if (mode != hal::I2sMode::Transmit) {
      warn("is a speaker: the program must configure its I2S bus to transmit");
      return false;
    }
    if (path_.empty() || file_) return true;
    SF_INFO info = {};
    info.samplerate = int(rate);
    info.channels = 2;
    info.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    file_ = sf_open(path_.c_str(), SFM_WRITE, &info);
    if (!file_) warn("'" + path_ + "' cannot be written: " + sf_strerror(nullptr));
    return true;
  }

  void i2s_play(uint64_t, Span<const I2sFrame> frames) override {
    for (const I2sFrame& frame : frames) {
      const int pair[] = {frame.left, frame.right};
      if (file_) sf_writef_int(file_, pair, 1);
    }
  }

  std::string path_;
  SNDFILE* file_ = nullptr;
};

}  // namespace

std::unique_ptr<Device> make_i2s_microphone(Site& site) { return std::make_unique<Microphone>(site); }
std::unique_ptr<Device> make_i2s_speaker(Site& site) { return std::make_unique<Speaker>(site); }

}  // namespace adder::sim
