// The module camera: whole frames of raw pixels, 8-bit grey or RGB565 (big endian, as sensors send it).
//
// Both ways in which MicroPython's camera modules are used: the functions init(), capture() and deinit() with
// camera.FRAME_... and camera.GRAYSCALE, and the class Camera with FrameSize and PixelFormat. What only tells a board's
// wiring (pins, clocks, where buffers lie) is accepted and left to the board.
#include "core/runtime/exceptions.h"
#include "core/types/bytes.h"
#include "core/types/text_builder.h"
#include "modules/machine/support.h"
#include "modules/registry.h"

namespace adder {

extern const Type camera_object_type, camera_frame_size_type, camera_pixel_format_type;

namespace {

struct FrameSize {
  uint16_t width, height;
};
enum SizeNumber : int {
  Size96x96,
  SizeQqvga,
  SizeQcif,
  SizeHqvga,
  Size240x240,
  SizeQvga,
  SizeCif,
  SizeHvga,
  SizeVga,
  SizeSvga,
  SizeXga,
  SizeHd,
  SizeSxga,
  SizeUxga,
};
constexpr FrameSize frame_sizes[] = {{96, 96},    {160, 120},  {176, 144},   {240, 176},  {240, 240},
                                     {320, 240},  {400, 296},  {480, 320},   {640, 480},  {800, 600},
                                     {1024, 768}, {1280, 720}, {1280, 1024}, {1600, 1200}};
enum FormatNumber : int { FormatRgb565 = 0, FormatGrayscale = 3 };

// Keywords that describe the wiring.
constexpr string_view wiring[] = {
    "d0",       "d1",        "d2",           "d3",          "d4",        "d5",        "d6",
    "d7",       "vsync",     "href",         "pclk",        "xclk",      "siod",      "sioc",
    "pwdn",     "reset",     "xclk_freq",    "fb_location", "data_pins", "vsync_pin", "href_pin",
    "sda_pin",  "scl_pin",   "pclk_pin",     "xclk_pin",    "reset_pin", "power_pin", "powerdown_pin",
    "fb_count", "grab_mode", "jpeg_quality", "quality"};

struct CameraObject : Object {
  static constexpr const Type* type_object = &camera_object_type;
  hal::Camera* camera;
  hal::CameraConfig config;  // as asked for, running or not
};

Result<hal::Camera*> find_camera(Runtime& rt, int64_t id) {
  hal::Board* board = TRY(need_board(rt));
  hal::Camera* camera = id == int(id) ? board->camera(int(id)) : nullptr;
  if (camera) return camera;
  return raise_missing(rt, hal::Kind::Camera, "camera", id);
}

Status check(Runtime& rt, hal::Camera& camera, hal::HalError error) {
  return check_hal(rt, error, "camera ", camera.id());
}

// A number of FrameSize, or (width, height).
Status read_size(Runtime& rt, Value value, hal::CameraConfig& config) {
  if (has_kind(value, Kind::Tuple) && cast<Tuple>(value)->size == 2) {
    int64_t width = TRY(as_int64(rt, cast<Tuple>(value)->items()[0]));
    int64_t height = TRY(as_int64(rt, cast<Tuple>(value)->items()[1]));
    if (width < 1 || height < 1 || width > 0xffff || height > 0xffff)
      return raise(rt, value_error_type, "a frame has 1 to 65535 columns and rows"_m);
    config.width = uint16_t(width), config.height = uint16_t(height);
    return {};
  }
  int64_t number = TRY(as_int64(rt, value));
  if (number < 0 || number >= int64_t(std::size(frame_sizes)))
    return raise(rt, value_error_type, "the frame size must be one of FrameSize or (width, height)"_m);
  config.width = frame_sizes[number].width, config.height = frame_sizes[number].height;
  return {};
}

Status read_format(Runtime& rt, Value value, hal::CameraConfig& config) {
  int64_t number = TRY(as_int64(rt, value));
  if (number != FormatRgb565 && number != FormatGrayscale)
    return raise(rt, value_error_type, "the pixel format must be RGB565 or GRAYSCALE"_m);
  config.format = number == FormatGrayscale ? hal::PixelFormat::Grayscale : hal::PixelFormat::Rgb565;
  return {};
}

Status read_keyword(Runtime& rt, string_view name, Value value, hal::CameraConfig& config, bool& start) {
  if (name == "frame_size" || name == "framesize") return read_size(rt, value, config);
  if (name == "pixel_format" || name == "format") return read_format(rt, value, config);
  if (name == "init") {
    start = TRY(truth(rt, value));
    return {};
  }
  for (string_view each : wiring)
    if (name == each) return {};
  return raise(rt, type_error_type, "the camera takes no argument '%.*s'"_m, int(name.size()), name.data());
}

// Keywords over a configuration; `start` tells whether the camera is to run.
Status read_keywords(Runtime& rt, const Args& args, hal::CameraConfig& config, bool& start) {
  for (uint32_t i = 0; i < args.keywords; i++)
    TRY(read_keyword(rt, cast<Str>(args.names[i])->view(), args.values[args.positional + i], config, start));
  return {};
}

constexpr hal::CameraConfig usual = {frame_sizes[SizeQqvga].width, frame_sizes[SizeQqvga].height,
                                     hal::PixelFormat::Rgb565};

// --- one frame

Status wait_frame(Runtime& rt, hal::Camera& camera, Span<uint8_t> pixels) {
  for (;;) {
    hal::HalError error = camera.capture(pixels);
    if (error != hal::HalError::TryAgain) return check(rt, camera, error);
    TRY(wait_event(rt, camera.next_frame_ns()));
  }
}

Value capture_from(Runtime& rt, hal::Camera& camera, Value buffer) {
  size_t bytes = hal::Camera::frame_bytes(camera.configuration());
  if (buffer.is_none()) {
    BytesObject* frame = allocate_bytes(rt, bytes);
    if (!frame) return Value::error();
    TRY(wait_frame(rt, camera, {frame->mutable_data(), bytes}));
    return to_value(frame);
  }
  BufferView view = TRY(get_buffer(rt, buffer, true));
  if (view.bytes < bytes)
    return raise(rt, value_error_type, "the frame has %zu bytes, the buffer only %zu"_m, bytes, view.bytes);
  hold_buffer(buffer);
  Status status = wait_frame(rt, camera, {view.writable().data(), bytes});
  release_buffer(buffer);
  return status.failed() ? Value::error() : buffer;
}

// --- functions

Value init(Runtime& rt, const Args& args) {
  if (args.positional > 1) return raise(rt, type_error_type, "init() takes at most one positional argument"_m);
  int64_t id = args.positional ? TRY(as_int64(rt, args[0])) : 0;
  hal::CameraConfig config = usual;
  bool start = true;
  TRY(read_keywords(rt, args, config, start));
  hal::Camera* camera = TRY(find_camera(rt, id));
  TRY(check(rt, *camera, camera->configure(config)));
  return Value::boolean(true);
}

Value deinit(Runtime& rt, const Args&) {
  hal::Camera* camera = TRY(find_camera(rt, 0));
  TRY(check(rt, *camera, camera->stop()));
  return Value::boolean(true);
}

Value capture(Runtime& rt, Value buffer) { return capture_from(rt, *TRY(find_camera(rt, 0)), buffer); }

Status set_size(Runtime& rt, Value size) {
  hal::Camera* camera = TRY(find_camera(rt, 0));
  hal::CameraConfig config = camera->configuration();
  TRY(read_size(rt, size, config));
  return check(rt, *camera, camera->configure(config));
}

Status set_format(Runtime& rt, Value format) {
  hal::Camera* camera = TRY(find_camera(rt, 0));
  hal::CameraConfig config = camera->configuration();
  TRY(read_format(rt, format, config));
  return check(rt, *camera, camera->configure(config));
}

// --- Camera

Value camera_new(Runtime& rt, const Type* cls, const Args& args) {
  if (args.positional) return raise(rt, type_error_type, "Camera() takes keyword arguments only"_m);
  hal::CameraConfig config = usual;
  bool start = true;
  TRY(read_keywords(rt, args, config, start));
  hal::Camera* camera = TRY(find_camera(rt, 0));
  CameraObject* self = new_object<CameraObject>(rt, cls);
  if (!self) return Value::error();
  self->camera = camera;
  self->config = config;
  if (start) TRY(check(rt, *camera, camera->configure(config)));
  return to_value(self);
}

// Starts it again after deinit(), or with other sizes and formats.
Value camera_reconfigure(Runtime& rt, const Args& args) {
  CameraObject* self = cast<CameraObject>(args[0]);
  if (args.positional > 1) return raise(rt, type_error_type, "reconfigure() takes keyword arguments only"_m);
  hal::CameraConfig config = self->config;
  bool start = true;
  TRY(read_keywords(rt, args, config, start));
  TRY(check(rt, *self->camera, self->camera->configure(config)));
  self->config = config;
  return Value::none();
}

Status camera_deinit(Runtime& rt, CameraObject& self) { return check(rt, *self.camera, self.camera->stop()); }
Value camera_capture(Runtime& rt, CameraObject& self, Value buffer) { return capture_from(rt, *self.camera, buffer); }
// True when capture() would not wait.
bool camera_frame_available(Runtime& rt, CameraObject& self) {
  return rt.board->clock().now_ns() >= self.camera->next_frame_ns();
}
Value camera_width(Runtime&, Value self) { return Value::small_int(cast<CameraObject>(self)->config.width); }
Value camera_height(Runtime&, Value self) { return Value::small_int(cast<CameraObject>(self)->config.height); }
uint16_t camera_pixel_width(CameraObject& self) { return self.config.width; }
uint16_t camera_pixel_height(CameraObject& self) { return self.config.height; }
Value camera_format(Runtime&, Value self) {
  bool grey = cast<CameraObject>(self)->config.format == hal::PixelFormat::Grayscale;
  return Value::small_int(grey ? FormatGrayscale : FormatRgb565);
}

constexpr Attribute camera_attributes[] = {
    METHOD_RAW("init", camera_reconfigure),
    METHOD_RAW("reconfigure", camera_reconfigure),
    METHOD_T("deinit", camera_deinit, ""),
    METHOD_T("capture", camera_capture, "buffer=None"),
    METHOD_T("frame_available", camera_frame_available, ""),
    METHOD_T("get_pixel_width", camera_pixel_width, ""),
    METHOD_T("get_pixel_height", camera_pixel_height, ""),
    PROPERTY("width", camera_width),
    PROPERTY("height", camera_height),
    PROPERTY("pixel_format", camera_format),
};

constexpr Attribute frame_size_attributes[] = {
    CONSTANT("R96X96", Value::small_int(Size96x96)),     CONSTANT("QQVGA", Value::small_int(SizeQqvga)),
    CONSTANT("QCIF", Value::small_int(SizeQcif)),        CONSTANT("HQVGA", Value::small_int(SizeHqvga)),
    CONSTANT("R240X240", Value::small_int(Size240x240)), CONSTANT("QVGA", Value::small_int(SizeQvga)),
    CONSTANT("CIF", Value::small_int(SizeCif)),          CONSTANT("HVGA", Value::small_int(SizeHvga)),
    CONSTANT("VGA", Value::small_int(SizeVga)),          CONSTANT("SVGA", Value::small_int(SizeSvga)),
    CONSTANT("XGA", Value::small_int(SizeXga)),          CONSTANT("HD", Value::small_int(SizeHd)),
    CONSTANT("SXGA", Value::small_int(SizeSxga)),        CONSTANT("UXGA", Value::small_int(SizeUxga)),
};
constexpr Attribute pixel_format_attributes[] = {
    CONSTANT("RGB565", Value::small_int(FormatRgb565)),
    CONSTANT("GRAYSCALE", Value::small_int(FormatGrayscale)),
};

constexpr Attribute attributes[] = {
    TYPE("Camera", camera_object_type),
    TYPE("FrameSize", camera_frame_size_type),
    TYPE("PixelFormat", camera_pixel_format_type),
    FUNCTION_RAW("init", init),
    FUNCTION("deinit", deinit, 0, 0),
    FUNCTION_T("capture", capture, "buffer=None"),
    FUNCTION_T("framesize", set_size, "size, /"),
    FUNCTION_T("pixformat", set_format, "format, /"),
    CONSTANT("RGB565", Value::small_int(FormatRgb565)),
    CONSTANT("GRAYSCALE", Value::small_int(FormatGrayscale)),
    CONSTANT("FRAME_96X96", Value::small_int(Size96x96)),
    CONSTANT("FRAME_QQVGA", Value::small_int(SizeQqvga)),
    CONSTANT("FRAME_QCIF", Value::small_int(SizeQcif)),
    CONSTANT("FRAME_HQVGA", Value::small_int(SizeHqvga)),
    CONSTANT("FRAME_240X240", Value::small_int(Size240x240)),
    CONSTANT("FRAME_QVGA", Value::small_int(SizeQvga)),
    CONSTANT("FRAME_CIF", Value::small_int(SizeCif)),
    CONSTANT("FRAME_HVGA", Value::small_int(SizeHvga)),
    CONSTANT("FRAME_VGA", Value::small_int(SizeVga)),
    CONSTANT("FRAME_SVGA", Value::small_int(SizeSvga)),
    CONSTANT("FRAME_XGA", Value::small_int(SizeXga)),
    CONSTANT("FRAME_HD", Value::small_int(SizeHd)),
    CONSTANT("FRAME_SXGA", Value::small_int(SizeSxga)),
    CONSTANT("FRAME_UXGA", Value::small_int(SizeUxga)),
};

}  // namespace

ROM_TYPE(camera_object_type, {
                                 .name = sym<"Camera">,
                                 .kind = Kind::Other,
                                 .native_bytes = sizeof(CameraObject),
                                 .construct = camera_new,
                                 .attributes = camera_attributes,
                             });
ROM_TYPE(camera_frame_size_type, {
                                     .name = sym<"FrameSize">,
                                     .kind = Kind::Other,
                                     .flags = Type::Final | Type::Abstract,
                                     .native_bytes = sizeof(Object),
                                     .attributes = frame_size_attributes,
                                 });
ROM_TYPE(camera_pixel_format_type, {
                                       .name = sym<"PixelFormat">,
                                       .kind = Kind::Other,
                                       .flags = Type::Final | Type::Abstract,
                                       .native_bytes = sizeof(Object),
                                       .attributes = pixel_format_attributes,
                                   });

constinit const NativeModule camera_module = {sym<"camera">, attributes, std::size(attributes)};

}  // namespace adder
