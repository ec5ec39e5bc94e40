// Pictures: reading PNG and PGM/PPM files, resampling, writing PNG.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace adder::sim {

// Rows of 8-bit RGB pixels, top first.
struct Picture {
  int width = 0;
  int height = 0;
  std::vector<uint8_t> rgb;

  uint8_t* pixel(int x, int y) { return rgb.data() + (size_t(y) * size_t(width) + size_t(x)) * 3; }
  const uint8_t* pixel(int x, int y) const { return rgb.data() + (size_t(y) * size_t(width) + size_t(x)) * 3; }
};

Picture blank_picture(int width, int height);
// By the file's first bytes: PNG, or PGM/PPM in text or binary form. False: `error` says what is wrong.
bool read_picture(const std::string& path, Picture& picture, std::string& error);
bool write_png(const std::string& path, const Picture& picture);
// Averages the area of each new pixel.
Picture resized(const Picture& picture, int width, int height);
// Luma of a pixel, ITU-R BT.601, rounded.
constexpr uint8_t luma(const uint8_t* rgb) {
  return uint8_t((rgb[0] * 299 + rgb[1] * 587 + rgb[2] * 114 + 500) / 1000);
}

}  // namespace adder::sim
