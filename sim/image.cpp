// See image.h. PNG by libpng's simplified interface, which does not throw or jump out of our code.
#include "sim/image.h"

#include <png.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>

namespace adder::sim {

namespace {

constexpr int max_side = 8192;

bool read_png(const std::string& path, Picture& picture, std::string& error) {
  png_image image;
  std::memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_file(&image, path.c_str())) {
    error = "'" + path + "': " + image.message;
    return false;
  }
  if (image.width > max_side || image.height > max_side) {
    png_image_free(&image);
    error = "'" + path + "': pictures go up to 8192 x 8192";
    return false;
  }
  image.format = PNG_FORMAT_RGB;
  picture = blank_picture(int(image.width), int(image.height));
  png_color background = {0, 0, 0};
  if (png_image_finish_read(&image, &background, picture.rgb.data(), 0, nullptr)) return true;
  error = "'" + path + "': " + image.message;
  return false;
}

// The next number of a PNM header, comments skipped; -1 at the end or at anything else.
int next_number(const std::string& bytes, size_t& at) {
  while (at < bytes.size() && (std::isspace(uint8_t(bytes[at])) || bytes[at] == '#')) {
    if (bytes[at] == '#')
      while (at < bytes.size() && bytes[at] != '\n') at++;
    else
      at++;
  }
  if (at >= bytes.size() || !std::isdigit(uint8_t(bytes[at]))) return -1;
  int number = 0;
  while (at < bytes.size() && std::isdigit(uint8_t(bytes[at])) && number < 100'000'000)
    number = number * 10 + (bytes[at++] - '0');
  return number;
}

bool read_pnm(const std::string& path, const std::string& bytes, Picture& picture, std::string& error) {
  char kind = bytes[1];
  bool text = kind == '2' || kind == '3', colour = kind == '3' || kind == '6';
  size_t at = 2;
  int width = next_number(bytes, at), height = next_number(bytes, at), top = next_number(bytes, at);
  if (width < 1 || height < 1 || width > max_side || height > max_side || top < 1 || top > 65535) {
    error = "'" + path + "': its header is damaged";
    return false;
  }
  at++;
  picture = blank_picture(width, height);
  size_t planes = colour ? 3 : 1, depth = top > 255 ? 2 : 1;
  for (size_t i = 0; i < size_t(width) * size_t(height) * planes; i++) {
    int value = -1;
    if (text) {
      value = next_number(bytes, at);
    } else if (at + depth <= bytes.size()) {
      value = uint8_t(bytes[at]);
      if (depth == 2) value = value << 8 | uint8_t(bytes[at + 1]);
      at += depth;
    }
    if (value < 0) {
      error = "'" + path + "': it ends in the middle of the picture";
      return false;
    }
    uint8_t byte = uint8_t((std::min(value, top) * 255 + top / 2) / top);
    if (colour)
      picture.rgb[i] = byte;
    else
      std::fill_n(picture.rgb.begin() + std::ptrdiff_t(i * 3), 3, byte);
  }
  return true;
}

}  // namespace

Picture blank_picture(int width, int height) {
  Picture picture;
  picture.width = width;
  picture.height = height;
  picture.rgb.assign(size_t(width) * size_t(height) * 3, 0);
  return picture;
}

bool read_picture(const std::string& path, Picture& picture, std::string& error) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (bytes.size() > 8 && bytes.compare(0, 4, "\x89PNG") == 0) return read_png(path, picture, error);
  if (bytes.size() > 8 && bytes[0] == 'P' && std::strchr("2356", bytes[1]))
    return read_pnm(path, bytes, picture, error);
  error = "'" + path + (file ? "' is neither PNG nor PGM/PPM" : "' cannot be read");
  return false;
}

bool write_png(const std::string& path, const Picture& picture) {
  png_image image;
  std::memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  image.width = png_uint_32(picture.width);
  image.height = png_uint_32(picture.height);
  image.format = PNG_FORMAT_RGB;
  return png_image_write_to_file(&image, path.c_str(), 0, picture.rgb.data(), 0, nullptr) != 0;
}

Picture resized(const Picture& picture, int width, int height) {
  if (width == picture.width && height == picture.height) return picture;
  Picture result = blank_picture(width, height);
  double step_x = double(picture.width) / width, step_y = double(picture.height) / height;
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++) {
      double left = x * step_x, right = left + step_x, top = y * step_y, bottom = top + step_y;
      double sum[3] = {0, 0, 0}, area = 0;
      for (int row = int(top); row < picture.height && row < bottom; row++)
        for (int column = int(left); column < picture.width && column < right; column++) {
          double weight = (std::min(right, column + 1.0) - std::max(left, double(column))) *
                          (std::min(bottom, row + 1.0) - std::max(top, double(row)));
          for (int c = 0; c < 3; c++) sum[c] += weight * picture.pixel(column, row)[c];
          area += weight;
        }
      for (int c = 0; c < 3; c++) result.pixel(x, y)[c] = uint8_t(std::lround(sum[c] / area));
    }
  return result;
}

}  // namespace adder::sim
