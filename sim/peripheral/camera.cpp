// See camera.h. Frame n is complete n frame times after the start.
#include "sim/peripheral/camera.h"

namespace adder::sim {

using hal::HalError;
using hal::PixelFormat;

HalError SimCamera::configure(const hal::CameraConfig& config) {
  HAL_TRY(cpu_.call());
  if (config.width == 0 || config.height == 0 || config.width > model_.max_width || config.height > model_.max_height)
    return HalError::InvalidArgument;
  config_ = config;
  if (!running_) start_ns_ = cpu_.absolute_now(), taken_ = 0;
  running_ = true;
  loaded_ = SIZE_MAX;
  return HalError::None;
}

HalError SimCamera::stop() {
  HAL_TRY(cpu_.call());
  running_ = false;
  return HalError::None;
}

uint64_t SimCamera::next_frame_ns() { return start_ns_ + (taken_ + 1) * frame_ns() - cpu_.boot_time(); }

bool SimCamera::load(size_t number) {
  if (number == loaded_) return true;
  std::string error;
  Picture picture;
  if (!read_picture(model_.files[number], picture, error)) {
    cpu_.world().warn("camera", error);
    return false;
  }
  picture_ = resized(picture, config_.width, config_.height);
  loaded_ = number;
  return true;
}

HalError SimCamera::capture(Span<uint8_t> pixels) {
  HAL_TRY(cpu_.call());
  if (!running_ || pixels.size() < frame_bytes(config_)) return HalError::InvalidArgument;
  uint64_t frames = (cpu_.absolute_now() - start_ns_) / frame_ns();
  if (frames <= taken_) return HalError::TryAgain;
  taken_ = frames;
  uint64_t number = model_.show_ns ? (frames - 1) * frame_ns() / model_.show_ns : frames - 1;
  if (model_.loop)
    number %= model_.files.size();
  else if (number >= model_.files.size())
    number = model_.files.size() - 1;
  if (!load(size_t(number))) return HalError::InOut;
  size_t at = 0;
  for (size_t i = 0; i < picture_.rgb.size(); i += 3) {
    const uint8_t* rgb = picture_.rgb.data() + i;
    if (config_.format == PixelFormat::Grayscale) {
      pixels[at++] = luma(rgb);
    } else if (config_.format == PixelFormat::Rgb565) {
      pixels[at++] = uint8_t((rgb[0] & 0xf8) | rgb[1] >> 5);
      pixels[at++] = uint8_t((rgb[1] << 3 & 0xe0) | rgb[2] >> 3);
    } else {
      for (int c = 0; c < 3; c++) pixels[at++] = rgb[c];
    }
  }
  return HalError::None;
}

}  // namespace adder::sim
