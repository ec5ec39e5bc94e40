// Pixels and rectangles of each format, moving and copying.
#include "modules/framebuf/surface.h"

#include <string.h>

#include <algorithm>

namespace adder::framebuf {

namespace {

constexpr uint8_t pixels_of_byte[formats] = {1, 1, 2, 8, 8, 4, 1};

// Where the bits of a pixel are.
struct Place {
  size_t byte;
  uint8_t shift, mask;
};

Place place(const Surface& s, uint32_t x, uint32_t y) {
  size_t index = size_t(y) * s.stride + x;
  switch (s.format) {
    case Format::MonoVlsb: return {size_t(y / 8) * s.stride + x, uint8_t(y & 7), 1};
    case Format::MonoHlsb: return {index / 8, uint8_t(7 - (x & 7)), 1};
    case Format::MonoHmsb: return {index / 8, uint8_t(x & 7), 1};
    case Format::Gs2Hmsb: return {index / 4, uint8_t((x & 3) * 2), 3};
    case Format::Gs4Hmsb: return {index / 2, uint8_t(x & 1 ? 0 : 4), 15};
    default: return {index, 0, 255};
  }
}

}  // namespace

uint32_t rounded_stride(Format format, uint32_t stride) {
  uint32_t unit = pixels_of_byte[size_t(format)];
  return (stride + unit - 1) / unit * unit;
}

size_t bytes_needed(Format format, uint32_t height, uint32_t stride) {
  if (format == Format::MonoVlsb) return size_t((height + 7) / 8) * stride;
  size_t pixels = size_t(height) * stride;
  return format == Format::Rgb565 ? pixels * 2 : pixels / pixels_of_byte[size_t(format)];
}

uint32_t Surface::get(uint32_t x, uint32_t y) const {
  if (format == Format::Rgb565) {
    uint16_t pixel;
    memcpy(&pixel, data + (size_t(y) * stride + x) * 2, sizeof pixel);
    return pixel;
  }
  Place at = place(*this, x, y);
  return data[at.byte] >> at.shift & at.mask;
}

void Surface::set(uint32_t x, uint32_t y, uint32_t colour) const {
  if (format == Format::Rgb565) {
    uint16_t pixel = uint16_t(colour);
    memcpy(data + (size_t(y) * stride + x) * 2, &pixel, sizeof pixel);
    return;
  }
  Place at = place(*this, x, y);
  // Of a single bit every colour but 0 is on.
  uint32_t bits = at.mask == 1 ? colour != 0 : colour & at.mask;
  data[at.byte] = uint8_t((data[at.byte] & ~(at.mask << at.shift)) | bits << at.shift);
}

namespace {

// Of a format whose bytes are columns: each byte once. The rectangle lies inside.
size_t fill_columns(const Surface& s, uint32_t left, uint32_t top, uint32_t right, uint32_t bottom, bool on) {
  for (uint32_t page = top / 8; page * 8 < bottom; page++) {
    uint32_t first = page * 8 < top ? top - page * 8 : 0, end = std::min<uint32_t>(bottom - page * 8, 8);
    auto mask = uint8_t((0xffu << first) & (0xffu >> (8 - end)));
    uint8_t* row = s.data + size_t(page) * s.stride;
    for (uint32_t x = left; x < right; x++) row[x] = uint8_t(on ? row[x] | mask : row[x] & ~mask);
  }
  return size_t(right - left) * ((bottom + 7) / 8 - top / 8);
}

}  // namespace

size_t Surface::fill_rect(int64_t x, int64_t y, int64_t w, int64_t h, uint32_t colour) const {
  int64_t right = std::min<int64_t>(x + w, width), bottom = std::min<int64_t>(y + h, height);
  x = std::max<int64_t>(x, 0), y = std::max<int64_t>(y, 0);
  if (x >= right || y >= bottom) return 0;
  if (format == Format::MonoVlsb)
    return fill_columns(*this, uint32_t(x), uint32_t(y), uint32_t(right), uint32_t(bottom), colour != 0);
  for (int64_t row = y; row < bottom; row++) {
    if (format == Format::Gs8) {
      memset(data + size_t(row) * stride + size_t(x), int(colour & 255), size_t(right - x));
    } else {
      for (int64_t column = x; column < right; column++) set(uint32_t(column), uint32_t(row), colour);
    }
  }
  return size_t(right - x) * size_t(bottom - y);
}

void scroll(const Surface& s, int64_t dx, int64_t dy) {
  if (dx <= -s.width || dx >= s.width || dy <= -s.height || dy >= s.height) return;
  int64_t w = s.width - (dx < 0 ? -dx : dx), h = s.height - (dy < 0 ? -dy : dy);
  int64_t left = std::max<int64_t>(dx, 0), top = std::max<int64_t>(dy, 0);
  for (int64_t j = 0; j < h; j++) {
    int64_t y = dy > 0 ? top + h - 1 - j : top + j;  // away from where it comes from, so that nothing is read twice
    for (int64_t i = 0; i < w; i++) {
      int64_t x = dx > 0 ? left + w - 1 - i : left + i;
      s.set(uint32_t(x), uint32_t(y), s.get(uint32_t(x - dx), uint32_t(y - dy)));
    }
  }
}

size_t blit(const Surface& s, const Surface& source, int64_t x, int64_t y, int64_t key, const Surface* palette) {
  int64_t right = std::min<int64_t>(x + source.width, s.width), bottom = std::min<int64_t>(y + source.height, s.height);
  int64_t left = std::max<int64_t>(x, 0), top = std::max<int64_t>(y, 0);
  for (int64_t to_y = top; to_y < bottom; to_y++)
    for (int64_t to_x = left; to_x < right; to_x++) {
      uint32_t colour = source.get(uint32_t(to_x - x), uint32_t(to_y - y));
      if (palette) colour = palette->get(std::min<uint32_t>(colour, palette->width - 1u), 0);
      if (int64_t(colour) != key) s.set(uint32_t(to_x), uint32_t(to_y), colour);
    }
  return left < right && top < bottom ? size_t(right - left) * size_t(bottom - top) : 0;
}

}  // namespace adder::framebuf
