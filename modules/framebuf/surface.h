// Pixels of a frame buffer: a memory of some format, and drawing into it. Everything is clipped to the surface; what
// lies outside of it costs no time.
#pragma once

#include "core/base/base.h"

namespace adder::framebuf {

// How pixels lie in memory. Numbers are those Python sees.
enum class Format : uint8_t {
  MonoVlsb = 0,  // a byte is a column of eight pixels, bit 0 on top
  Rgb565 = 1,    // uint16, of the machine's byte order
  Gs4Hmsb = 2,   // two pixels of a byte, the left one in the upper half
  MonoHlsb = 3,  // a byte is a row of eight pixels, bit 7 left
  MonoHmsb = 4,  // bit 0 left
  Gs2Hmsb = 5,   // four pixels of a byte, the left one in the lowest bits
  Gs8 = 6,
};
inline constexpr int formats = 7;

// The pixels from the beginning of one row to that of the next that the format allows: whole bytes.
uint32_t rounded_stride(Format format, uint32_t stride);
// Bytes that a surface needs. `stride` is rounded.
size_t bytes_needed(Format format, uint32_t height, uint32_t stride);

struct Surface {
  uint8_t* data;
  Format format;
  uint16_t width, height;
  uint32_t stride;  // in pixels

  bool holds(int64_t x, int64_t y) const { return x >= 0 && y >= 0 && x < width && y < height; }
  // The pixel must lie inside.
  uint32_t get(uint32_t x, uint32_t y) const;
  void set(uint32_t x, uint32_t y, uint32_t colour) const;

  void plot(int64_t x, int64_t y, uint32_t colour) const {
    if (holds(x, y)) set(uint32_t(x), uint32_t(y), colour);
  }
  // Returns how often memory was written, for the account of work; so do the shapes below.
  size_t fill_rect(int64_t x, int64_t y, int64_t w, int64_t h, uint32_t colour) const;
};

// Ends of lines and corners of polygons lie within this, so that products fit 64 bits.
inline constexpr int64_t farthest = int64_t(1) << 29;

size_t draw_rect(const Surface& s, int64_t x, int64_t y, int64_t w, int64_t h, uint32_t colour);
size_t draw_line(const Surface& s, int64_t x1, int64_t y1, int64_t x2, int64_t y2, uint32_t colour);

// Quadrants of an ellipse: bit 0 is upper right, then counterclockwise.
inline constexpr uint8_t all_quadrants = 15;
size_t draw_ellipse(const Surface& s, int32_t cx, int32_t cy, int32_t rx, int32_t ry, uint32_t colour, bool fill,
                    uint8_t quadrants);

struct Point {
  int64_t x, y;
};
// A closed polygon; filled by the even-odd rule, its edges included. `crossings` has room for one number a point.
size_t draw_polygon(const Surface& s, Span<const Point> points, uint32_t colour, bool fill, Span<int64_t> crossings);

// ASCII as it is; every other character of the UTF-8 text is a box.
size_t draw_text(const Surface& s, Span<const uint8_t> text, int64_t x, int64_t y, uint32_t colour);

// Moves the picture; what comes in from the border is what was there before.
void scroll(const Surface& s, int64_t dx, int64_t dy);

// Copies `source` to (x, y). With a palette, colours of the source are its columns. `key` is a colour, after the
// palette, that is left out; negative: none.
size_t blit(const Surface& s, const Surface& source, int64_t x, int64_t y, int64_t key, const Surface* palette);

}  // namespace adder::framebuf
