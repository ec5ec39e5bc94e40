// A camera that shows the pictures of a directory, one after the other, scaled to the size the program asks for.
#pragma once

#include <string>
#include <vector>

#include "hal/camera.h"
#include "sim/image.h"
#include "sim/peripheral/peripheral.h"

namespace adder::sim {

struct CameraModel {
  std::vector<std::string> files;
  double frames_per_second = 10;
  uint64_t show_ns = 0;  // each picture stands that long; 0: one frame
  bool loop = true;      // else the last one stays
  uint16_t max_width = 1600, max_height = 1200;
};

class SimCamera final : public hal::Camera, public Peripheral {
 public:
  SimCamera(Cpu& cpu, CameraModel model) : cpu_(cpu), model_(std::move(model)) {}
  int id() const override { return 0; }
  hal::HalError configure(const hal::CameraConfig& config) override;
  hal::CameraConfig configuration() const override { return config_; }
  hal::HalError stop() override;
  hal::HalError capture(Span<uint8_t> pixels) override;
  uint64_t next_frame_ns() override;
  void reset() override { running_ = false; }

 private:
  uint64_t frame_ns() const { return uint64_t(1e9 / model_.frames_per_second); }
  bool load(size_t number);

  Cpu& cpu_;
  CameraModel model_;
  hal::CameraConfig config_;
  bool running_ = false;
  uint64_t start_ns_ = 0;
  uint64_t taken_ = 0;  // frames up to this number have been handed out
  size_t loaded_ = SIZE_MAX;
  Picture picture_;
};

}  // namespace adder::sim
