// A camera that delivers whole frames of raw pixels.
#pragma once

#include "hal/error.h"

namespace adder::hal {

enum class PixelFormat : uint8_t {
  Grayscale,  // 8 bits
  Rgb565,     // 16 bits big endian, as sensors send it
  Rgb888,     // 24 bits
};

constexpr size_t bytes_per_pixel(PixelFormat format) {
  return format == PixelFormat::Grayscale ? 1 : format == PixelFormat::Rgb565 ? 2 : 3;
}

struct CameraConfig {
  uint16_t width = 96;
  uint16_t height = 96;
  PixelFormat format = PixelFormat::Grayscale;
};

class Camera {
 public:
  virtual int id() const = 0;
  virtual HalError configure(const CameraConfig& config) = 0;
  virtual CameraConfig configuration() const = 0;
  virtual HalError stop() = 0;
  // Copies the next complete frame. TryAgain while none is ready; next_frame_ns() tells when one will be.
  virtual HalError capture(Span<uint8_t> pixels) = 0;
  virtual uint64_t next_frame_ns() = 0;

  static constexpr size_t frame_bytes(const CameraConfig& config) {
    return size_t(config.width) * config.height * bytes_per_pixel(config.format);
  }

 protected:
  ~Camera() = default;
};

}  // namespace adder::hal
