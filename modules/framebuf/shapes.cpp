// Lines, ellipses, polygons and text. See surface.h about the range of coordinates.
#include <algorithm>

#include "modules/framebuf/font.h"
#include "modules/framebuf/surface.h"

namespace adder::framebuf {

namespace {

int64_t floor_divide(int64_t a, int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

}  // namespace

size_t draw_rect(const Surface& s, int64_t x, int64_t y, int64_t w, int64_t h, uint32_t colour) {
  if (w <= 0 || h <= 0) return 0;
  return s.fill_rect(x, y, w, 1, colour) + s.fill_rect(x, y + h - 1, w, 1, colour) + s.fill_rect(x, y, 1, h, colour) +
         s.fill_rect(x + w - 1, y, 1, h, colour);
}

// One pixel for each step along the longer axis; the other coordinate is rounded, halves away from the start. Only the
// steps inside the surface are made.
size_t draw_line(const Surface& s, int64_t x1, int64_t y1, int64_t x2, int64_t y2, uint32_t colour) {
  int64_t dx = x2 > x1 ? x2 - x1 : x1 - x2, dy = y2 > y1 ? y2 - y1 : y1 - y2;
  bool steep = dy > dx;
  int64_t length = steep ? dy : dx, rise = steep ? dx : dy;
  int64_t major = steep ? y1 : x1, minor = steep ? x1 : y1;
  bool major_up = steep ? y2 >= y1 : x2 >= x1, minor_up = steep ? x2 >= x1 : y2 >= y1;
  int64_t limit = steep ? s.height : s.width;
  int64_t first = std::max<int64_t>(major_up ? -major : major - (limit - 1), 0);
  int64_t last = std::min(major_up ? limit - 1 - major : major, length);
  for (int64_t i = first; i <= last; i++) {
    int64_t offset = length == 0 ? 0 : (2 * rise * i + length) / (2 * length);
    int64_t a = major_up ? major + i : major - i, b = minor_up ? minor + offset : minor - offset;
    s.plot(steep ? b : a, steep ? a : b, colour);
  }
  return last >= first ? size_t(last - first + 1) : 0;
}

namespace {

struct Ellipse {
  const Surface& s;
  int64_t cx, cy;
  uint32_t colour;
  bool fill;
  uint8_t quadrants;
  size_t written = 0;

  // The four points at (±x, ±y), or the rows from the centre line to them.
  void points(int64_t x, int64_t y) {
    for (int q = 0; q < 4; q++) {
      if (!(quadrants >> q & 1)) continue;
      bool left = q == 1 || q == 2, up = q < 2;
      int64_t row = up ? cy - y : cy + y;
      if (fill) {
        written += s.fill_rect(left ? cx - x : cx, row, x + 1, 1, colour);
      } else {
        s.plot(left ? cx - x : cx + x, row, colour);
        written++;
      }
    }
  }
};

// Where the outline is steeper than 45°: a point for each row, from (rx, 0) on. J. Kennedy, "A fast Bresenham type
// algorithm for drawing ellipses".
void steep_part(Ellipse& e, int64_t rx, int64_t ry) {
  int64_t aa = 2 * rx * rx, bb = 2 * ry * ry;
  int64_t x = rx, y = 0, x_change = ry * ry * (1 - 2 * rx), y_change = rx * rx, error = 0;
  int64_t stop_x = bb * rx, stop_y = 0;
  while (stop_x >= stop_y) {
    e.points(x, y);
    y++, stop_y += aa, error += y_change, y_change += aa;
    if (2 * error + x_change <= 0) continue;
    x--, stop_x -= bb, error += x_change, x_change += bb;
  }
}

// The rest: a point for each column, from (0, ry) on.
void flat_part(Ellipse& e, int64_t rx, int64_t ry) {
  int64_t aa = 2 * rx * rx, bb = 2 * ry * ry;
  int64_t x = 0, y = ry, x_change = ry * ry, y_change = rx * rx * (1 - 2 * ry), error = 0;
  int64_t stop_x = 0, stop_y = aa * ry;
  while (stop_x <= stop_y) {
    e.points(x, y);
    x++, stop_x += bb, error += x_change, x_change += bb;
    if (2 * error + y_change <= 0) continue;
    y--, stop_y -= aa, error += y_change, y_change += aa;
  }
}

}  // namespace

size_t draw_ellipse(const Surface& s, int32_t cx, int32_t cy, int32_t rx, int32_t ry, uint32_t colour, bool fill,
                    uint8_t quadrants) {
  Ellipse e = {s, cx, cy, colour, fill, quadrants};
  if (rx == 0) {
    for (int64_t y = 0; y <= ry; y++) e.points(0, y);
  } else if (ry == 0) {
    for (int64_t x = 0; x <= rx; x++) e.points(x, 0);
  } else {
    steep_part(e, rx, ry);
    flat_part(e, rx, ry);
  }
  return e.written;
}

namespace {

// Where edges cross the middle of a row, sorted.
size_t find_crossings(Span<const Point> points, int64_t row, Span<int64_t> crossings) {
  size_t count = 0;
  for (size_t i = 0; i < points.size(); i++) {
    Point a = points[i], b = points[i + 1 < points.size() ? i + 1 : 0];
    if (a.y > b.y) std::swap(a, b);
    if (row < a.y || row >= b.y) continue;
    int64_t twice_height = 2 * (b.y - a.y);
    crossings[count++] = a.x + floor_divide(2 * (b.x - a.x) * (row - a.y) + (b.y - a.y), twice_height);
  }
  std::sort(crossings.begin(), crossings.begin() + count);
  return count;
}

}  // namespace

size_t draw_polygon(const Surface& s, Span<const Point> points, uint32_t colour, bool fill, Span<int64_t> crossings) {
  if (points.empty()) return 0;
  size_t written = 0;
  for (size_t i = 0; i < points.size(); i++) {
    Point a = points[i], b = points[i + 1 < points.size() ? i + 1 : 0];
    written += draw_line(s, a.x, a.y, b.x, b.y, colour);
  }
  if (!fill) return written;
  int64_t top = points[0].y, bottom = points[0].y;
  for (Point p : points) top = std::min(top, p.y), bottom = std::max(bottom, p.y);
  top = std::max<int64_t>(top, 0), bottom = std::min<int64_t>(bottom, s.height - 1);
  for (int64_t row = top; row <= bottom; row++) {
    size_t count = find_crossings(points, row, crossings);
    for (size_t i = 0; i + 1 < count; i += 2)
      written += s.fill_rect(crossings[i], row, crossings[i + 1] - crossings[i] + 1, 1, colour);
  }
  return written;
}

size_t draw_text(const Surface& s, Span<const uint8_t> text, int64_t x, int64_t y, uint32_t colour) {
  size_t written = 0;
  for (uint8_t code : text) {
    if ((code & 0xc0) == 0x80) continue;  // the rest of a character of UTF-8
    if (x >= s.width) break;
    const uint8_t* rows = glyph(code);
    for (int row = 0; row < glyph_size; row++)
      for (int column = 0; column < glyph_size; column++)
        if (rows[row] >> (7 - column) & 1) s.plot(x + column, y + row, colour);
    x += glyph_size;
    written += glyph_size * glyph_size;
  }
  return written;
}

}  // namespace adder::framebuf
