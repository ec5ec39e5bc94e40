// The module framebuf: pictures in memory, and drawing into them. FrameBuffer(buffer, width, height, format, stride)
// draws into any writable buffer, which stays the program's own: displays send it as it is.
#include "modules/framebuf/surface.h"

#include "core/runtime/exceptions.h"
#include "core/types/bind.h"
#include "core/types/instance.h"
#include "modules/common/work.h"
#include "modules/registry.h"

namespace adder {

extern const Type frame_buffer_type;

namespace {

using namespace framebuf;

struct FrameBuffer : Object {
  static constexpr const Type* type_object = &frame_buffer_type;
  Value buffer;  // empty() until __init__ has run
  uint32_t stride;
  uint16_t width, height;
  Format format;
};

// The surface, after a look whether the buffer is still there and large enough: it may have been resized.
Result<Surface> surface_of(Runtime& rt, const FrameBuffer& self, bool writable = true) {
  if (self.buffer.is_empty()) return raise(rt, value_error_type, "the FrameBuffer has not been initialized"_m);
  BufferView view = TRY(get_buffer(rt, self.buffer, writable));
  size_t needed = bytes_needed(self.format, self.height, self.stride);
  if (view.bytes < needed)
    return raise(rt, value_error_type, "a FrameBuffer of %u x %u pixels needs a buffer of %zu bytes, not %zu"_m,
                 self.width, self.height, needed, view.bytes);
  return Surface{static_cast<uint8_t*>(view.data), self.format, self.width, self.height, self.stride};
}

Status frame_buffer_set_up(Runtime& rt, FrameBuffer& self, Value buffer, int64_t width, int64_t height, int64_t format,
                           std::optional<int64_t> stride) {
  int64_t row = stride.value_or(width);
  if (width < 1 || height < 1 || width > 0xffff || height > 0xffff)
    return raise(rt, value_error_type, "width and height must be 1 to 65535"_m);
  if (format < 0 || format >= formats) return raise(rt, value_error_type, "invalid format"_m);
  if (row < width || row > 0xffff) return raise(rt, value_error_type, "stride must be width to 65535"_m);
  self.format = Format(format);
  self.width = uint16_t(width), self.height = uint16_t(height);
  self.stride = rounded_stride(self.format, uint32_t(row));
  rt.heap.store(self.buffer, buffer);
  auto surface = surface_of(rt, self, false);
  if (!surface.failed()) return {};
  rt.heap.store(self.buffer, Value::empty());
  return Failed{};
}

// Blank: __init__ sets it up, which a subclass may call with arguments of its own.
Value frame_buffer_new(Runtime& rt, const Type* cls, const Args&) {
  auto* self = new_object<FrameBuffer>(rt, cls);
  if (!self) return Value::error();
  self->buffer = Value::empty();
  return to_value(self);
}

Status frame_buffer_buffer(Runtime& rt, Value self, BufferView& view) {
  (void)TRY(surface_of(rt, *cast<FrameBuffer>(self), false));
  view = TRY(get_buffer(rt, cast<FrameBuffer>(self)->buffer));
  return {};
}

// Finding the place of a pixel and writing it takes about 20 instructions, a dozen times what a copied byte does.
void charge(Runtime& rt, size_t writes) { charge_work(rt, hal::Work::CopiedByte, 12 * writes); }

Status fill(Runtime& rt, FrameBuffer& self, int64_t c) {
  Surface s = TRY(surface_of(rt, self));
  charge(rt, s.fill_rect(0, 0, s.width, s.height, uint32_t(c)));
  return {};
}

Result<Value> pixel(Runtime& rt, FrameBuffer& self, int32_t x, int32_t y, std::optional<int64_t> c) {
  Surface s = TRY(surface_of(rt, self, c.has_value()));
  if (!s.holds(x, y)) return Value::none();
  if (!c) return Value::small_int(SignedWord(s.get(uint32_t(x), uint32_t(y))));
  s.set(uint32_t(x), uint32_t(y), uint32_t(*c));
  return Value::none();
}

Status fill_rect(Runtime& rt, FrameBuffer& self, int32_t x, int32_t y, int32_t w, int32_t h, int64_t c) {
  Surface s = TRY(surface_of(rt, self));
  charge(rt, s.fill_rect(x, y, w, h, uint32_t(c)));
  return {};
}
Status hline(Runtime& rt, FrameBuffer& self, int32_t x, int32_t y, int32_t w, int64_t c) {
  return fill_rect(rt, self, x, y, w, 1, c);
}
Status vline(Runtime& rt, FrameBuffer& self, int32_t x, int32_t y, int32_t h, int64_t c) {
  return fill_rect(rt, self, x, y, 1, h, c);
}

Status rect(Runtime& rt, FrameBuffer& self, int32_t x, int32_t y, int32_t w, int32_t h, int64_t c, bool f) {
  if (f) return fill_rect(rt, self, x, y, w, h, c);
  Surface s = TRY(surface_of(rt, self));
  charge(rt, draw_rect(s, x, y, w, h, uint32_t(c)));
  return {};
}

Status check_point(Runtime& rt, Point p) {
  if (p.x >= -farthest && p.x <= farthest && p.y >= -farthest && p.y <= farthest) return {};
  return raise(rt, value_error_type, "a coordinate is out of range"_m);
}

Status line(Runtime& rt, FrameBuffer& self, int32_t x1, int32_t y1, int32_t x2, int32_t y2, int64_t c) {
  Surface s = TRY(surface_of(rt, self));
  TRY(check_point(rt, {x1, y1}));
  TRY(check_point(rt, {x2, y2}));
  charge(rt, draw_line(s, x1, y1, x2, y2, uint32_t(c)));
  return {};
}

Status ellipse(Runtime& rt, FrameBuffer& self, int32_t x, int32_t y, int32_t xr, int32_t yr, int64_t c, bool f,
               int64_t m) {
  if (xr < 0 || yr < 0 || xr > 0x7fff || yr > 0x7fff)
    return raise(rt, value_error_type, "the radii must be 0 to 32767"_m);
  Surface s = TRY(surface_of(rt, self));
  charge(rt, draw_ellipse(s, x, y, xr, yr, uint32_t(c), f, uint8_t(m) & all_quadrants));
  return {};
}

// Coordinates as x, y, x, y… become points in `points`, moved by the origin.
Status read_points(Runtime& rt, Tuple* coordinates, int64_t x, int64_t y, Span<Point> points) {
  for (size_t i = 0; i < points.size(); i++) {
    int64_t px = TRY(as_int64(rt, coordinates->items()[2 * i]));
    int64_t py = TRY(as_int64(rt, coordinates->items()[2 * i + 1]));
    if (px != int32_t(px) || py != int32_t(py)) return raise(rt, value_error_type, "a coordinate is out of range"_m);
    points[i] = {x + px, y + py};
    TRY(check_point(rt, points[i]));
  }
  return {};
}

Status poly(Runtime& rt, FrameBuffer& self, int32_t x, int32_t y, Value coords, int64_t c, bool f) {
  Value list = TRY(sequence_to_tuple(rt, coords));
  size_t count = size_t(cast<Tuple>(list)->size) / 2;
  Buffer* memory = rt.heap.make<Buffer>(buffer_type, count * (sizeof(Point) + sizeof(int64_t)) + sizeof(int64_t));
  if (!memory) return rt.no_memory();
  auto* at = reinterpret_cast<uint8_t*>((reinterpret_cast<uintptr_t>(memory->data()) + 7) & ~uintptr_t(7));
  Span<Point> points = {reinterpret_cast<Point*>(at), count};
  Span<int64_t> crossings = {reinterpret_cast<int64_t*>(at + count * sizeof(Point)), count};
  TRY(read_points(rt, cast<Tuple>(list), x, y, points));
  Surface s = TRY(surface_of(rt, self));
  charge(rt, draw_polygon(s, points, uint32_t(c), f, crossings));
  rt.heap.free_now(memory);
  return {};
}

Status text(Runtime& rt, FrameBuffer& self, Value s, int32_t x, int32_t y, int64_t c) {
  Bytes bytes;
  if (has_kind(s, Kind::Str)) {
    string_view view = cast<Str>(s)->view();
    bytes = {reinterpret_cast<const uint8_t*>(view.data()), view.size()};
  } else if (has_buffer(s)) {
    bytes = TRY(get_buffer(rt, s)).span();
  } else {
    return raise(rt, type_error_type, "text() argument 's' must be str, not %T"_m, s);
  }
  Surface surface = TRY(surface_of(rt, self));
  charge(rt, draw_text(surface, bytes, x, y, uint32_t(c)));
  return {};
}

Status scroll_by(Runtime& rt, FrameBuffer& self, int32_t xstep, int32_t ystep) {
  Surface s = TRY(surface_of(rt, self));
  scroll(s, xstep, ystep);
  charge(rt, size_t(s.width) * s.height);
  return {};
}

// A picture to read: a FrameBuffer, or (buffer, width, height, format[, stride]).
Result<Surface> source_of(Runtime& rt, Value v, const char* name) {
  if (is_instance(v, frame_buffer_type)) return surface_of(rt, *cast<FrameBuffer>(v), false);
  if (!has_kind(v, Kind::Tuple) && !has_kind(v, Kind::List))
    return raise(rt, type_error_type,
                 "blit() argument '%s' must be a FrameBuffer or (buffer, width, height, format), not %T"_m, name, v);
  Value tuple = TRY(sequence_to_tuple(rt, v));
  Span<const Value> parts = cast<Tuple>(tuple)->span();
  if (parts.size() < 4 || parts.size() > 5)
    return raise(rt, value_error_type, "blit() argument '%s' must be (buffer, width, height, format[, stride])"_m,
                 name);
  int64_t numbers[4] = {};
  for (size_t i = 1; i < parts.size(); i++) numbers[i - 1] = TRY(as_int64(rt, parts[i]));
  FrameBuffer* made = new_object<FrameBuffer>(rt);
  if (!made) return Failed{};
  made->buffer = Value::empty();
  std::optional<int64_t> stride;
  if (parts.size() == 5) stride = numbers[3];
  TRY(frame_buffer_set_up(rt, *made, parts[0], numbers[0], numbers[1], numbers[2], stride));
  return surface_of(rt, *made, false);
}

Status blit_it(Runtime& rt, FrameBuffer& self, Value fbuf, int32_t x, int32_t y, int64_t key, Value palette) {
  Surface source = TRY(source_of(rt, fbuf, "fbuf"));
  Surface colours = {};
  bool has_palette = !palette.is_none();
  if (has_palette) colours = TRY(source_of(rt, palette, "palette"));
  Surface s = TRY(surface_of(rt, self));
  charge(rt, 2 * blit(s, source, x, y, key, has_palette ? &colours : nullptr));
  return {};
}

Result<FrameBuffer*> frame_buffer_1(Runtime& rt, Value buffer, int64_t width, int64_t height,
                                    std::optional<int64_t> stride) {
  auto* self = new_object<FrameBuffer>(rt);
  if (!self) return Failed{};
  self->buffer = Value::empty();
  TRY(frame_buffer_set_up(rt, *self, buffer, width, height, int64_t(Format::MonoVlsb), stride));
  return self;
}

constexpr Attribute frame_buffer_attributes[] = {
    METHOD_T("fill", fill, "c, /"),
    METHOD_T("pixel", pixel, "x, y, c=None, /"),
    METHOD_T("hline", hline, "x, y, w, c, /"),
    METHOD_T("vline", vline, "x, y, h, c, /"),
    METHOD_T("line", line, "x1, y1, x2, y2, c, /"),
    METHOD_T("rect", rect, "x, y, w, h, c, f=False, /"),
    METHOD_T("fill_rect", fill_rect, "x, y, w, h, c, /"),
    METHOD_T("ellipse", ellipse, "x, y, xr, yr, c, f=False, m=15, /"),
    METHOD_T("poly", poly, "x, y, coords, c, f=False, /"),
    METHOD_T("text", text, "s, x, y, c=1, /"),
    METHOD_T("scroll", scroll_by, "xstep, ystep, /"),
    METHOD_T("blit", blit_it, "fbuf, x, y, key=-1, palette=None, /"),
};

constexpr Value number_of(Format format) { return Value::small_int(SignedWord(format)); }

constexpr Attribute attributes[] = {
    TYPE("FrameBuffer", frame_buffer_type),
    FUNCTION_T("FrameBuffer1", frame_buffer_1, "buffer, width, height, stride=None, /"),
    CONSTANT("MONO_VLSB", number_of(Format::MonoVlsb)),
    CONSTANT("MVLSB", number_of(Format::MonoVlsb)),
    CONSTANT("MONO_HLSB", number_of(Format::MonoHlsb)),
    CONSTANT("MONO_HMSB", number_of(Format::MonoHmsb)),
    CONSTANT("RGB565", number_of(Format::Rgb565)),
    CONSTANT("GS2_HMSB", number_of(Format::Gs2Hmsb)),
    CONSTANT("GS4_HMSB", number_of(Format::Gs4Hmsb)),
    CONSTANT("GS8", number_of(Format::Gs8)),
};

}  // namespace

ROM_TYPE(frame_buffer_type, {
                                .name = sym<"FrameBuffer">,
                                .kind = Kind::Other,
                                .trace_words = {1, 1},
                                .native_bytes = sizeof(FrameBuffer),
                                .construct = frame_buffer_new,
                                .initialize = INITIALIZER_T("FrameBuffer", frame_buffer_set_up,
                                                            "buffer, width, height, format, stride=None, /"),
                                .buffer = frame_buffer_buffer,
                                .attributes = frame_buffer_attributes,
                            });

constinit const NativeModule framebuf_module = {sym<"framebuf">, attributes, std::size(attributes)};

}  // namespace adder
