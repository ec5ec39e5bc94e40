// I2S of the processor: a ring buffer that fills or drains with time, and counts what is lost.
//
// Nothing happens per sample: the ring is brought up to date when somebody looks. What is at the other end of the data
// wire is an I2sDevice; it gives or takes frames by their number since the stream began.
#pragma once

#include <functional>
#include <vector>

#include "hal/i2s.h"
#include "sim/peripheral/peripheral.h"

namespace adder::sim {

// One frame: left and right sample, 32 bits, the top bits carry the signal.
struct I2sFrame {
  int32_t left, right;
};

class I2sDevice {
 public:
  // A stream begins now. False refuses it (wrong rate, wrong direction); the reason is in the log.
  virtual bool i2s_begin(hal::I2sMode mode, uint32_t rate) = 0;
  // Microphone: fills frames `first`... ; speaker: takes them. Both may be called with frames left out between.
  virtual void i2s_capture(uint64_t first, Span<I2sFrame> frames) { (void)first, (void)frames; }
  virtual void i2s_play(uint64_t first, Span<const I2sFrame> frames) { (void)first, (void)frames; }
  // Frames that exist at all; a recording that ends the simulation has an end.
  virtual uint64_t i2s_frames() { return never_ns; }
  virtual void i2s_ended() {}

 protected:
  ~I2sDevice() = default;
};

class SimI2s final : public hal::I2s, public Peripheral {
 public:
  SimI2s(Cpu& cpu, int id) : cpu_(cpu), id_(id), name_("i2s" + std::to_string(id)) {}
  int id() const override { return id_; }
  hal::HalError configure(const hal::I2sConfig& config) override;
  hal::HalError stop() override;
  size_t available() override;
  size_t read(Span<uint8_t> bytes) override;
  size_t write(Bytes bytes) override;
  bool transmitted() override;
  hal::HalError notify(size_t bytes) override;
  uint64_t lost_frames() const override { return lost_frames_; }
  uint32_t lost_events() const override { return lost_events_; }
  void reset() override;

  const std::string& name() const { return name_; }
  void attach(I2sDevice& device) { device_ = &device; }
  bool attached() const { return device_ != nullptr; }
  // Fault: the stream loses everything until then.
  void lose_until(uint64_t time_ns);
  uint64_t total_lost_frames() const { return total_lost_frames_; }
  uint32_t total_lost_events() const { return total_lost_events_; }

 private:
  size_t frame_bytes() const { return size_t(config_.bits / 8) * (config_.stereo ? 2u : 1u); }
  size_t capacity() const { return config_.buffer_bytes / frame_bytes(); }
  uint64_t frame_time(uint64_t frame) const;
  uint64_t frames_by_now() const;
  void update();
  void capture(uint64_t frames);
  void play(uint64_t frames);
  void store(const I2sFrame& frame);
  I2sFrame fetch(size_t position) const;
  void lose(uint64_t frames);
  void schedule();
  size_t usable() const { return config_.mode == hal::I2sMode::Receive ? held_ : capacity() - held_; }

  Cpu& cpu_;
  int id_;
  std::string name_;
  I2sDevice* device_ = nullptr;
  hal::I2sConfig config_;
  bool running_ = false;
  uint64_t start_ns_ = 0;
  uint64_t done_ = 0;  // frames that have passed since the start
  std::vector<uint8_t> ring_;
  size_t first_ = 0, held_ = 0;  // in frames
  bool in_gap_ = false;
  uint64_t silent_ = 0;  // frames of silence sent since the ring ran dry
  bool primed_ = false;
  uint64_t lost_frames_ = 0, total_lost_frames_ = 0;
  uint32_t lost_events_ = 0, total_lost_events_ = 0;
  uint64_t lose_until_ = 0;
  size_t notify_bytes_ = 0;
  Timeline::Handle wake_;
};

}  // namespace adder::sim
