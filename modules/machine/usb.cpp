// machine.USBDevice: a USB device written in Python, at the level of descriptors and endpoints. There is one per board.
#include "core/types/text_builder.h"
#include "modules/machine/support.h"

namespace adder {

namespace {

constexpr size_t max_strings = 16, max_endpoints = 16;

struct UsbObject : Object {
  static constexpr const Type* type_object = &usb_device_type;
  Value device, configuration;               // descriptors: buffers, held while active
  Value open_itf, reset, control, transfer;  // callbacks or None
  Value builtin_driver;
  Value control_buffer;              // of the control transfer under way
  Value strings[max_strings];        // string descriptors, bytes
  Value buffers[max_endpoints * 2];  // submitted transfers by endpoint, OUT first
  hal::UsbDevice* usb;
  Bytes string_bytes[max_strings];  // of strings; the hardware looks at this table while the device is active
  uint32_t string_count;
  bool active;
};
constexpr uint8_t usb_values = uint8_t(8 + max_strings + max_endpoints * 2);

enum ControlStage : int { StageIdle = 0, StageSetup = 1, StageData = 2, StageAck = 3 };

Status check(Runtime& rt, hal::HalError error) { return check_hal(rt, error, "USB"); }

size_t buffer_index(uint8_t endpoint) { return size_t(endpoint & 0x0f) * 2 + (endpoint >> 7); }

Result<UsbObject*> usb_new(Runtime& rt, const Type* cls) {
  hal::Board* board = TRY(need_board(rt));
  if (!board->usb(0)) return raise(rt, value_error_type, "this board has no USB device port"_m);
  Value known = get_handler(rt, hal::EventKind::UsbReset, 0);
  if (!known.is_empty() && !known.is_error()) return cast<UsbObject>(known);
  UsbObject* self = new_object<UsbObject>(rt, cls);
  if (!self) return Failed{};
  Value* values = &self->device;
  for (size_t i = 0; i < usb_values; i++) values[i] = Value::none();
  self->usb = board->usb(0);
  for (hal::EventKind kind : {hal::EventKind::UsbReset, hal::EventKind::UsbSetup, hal::EventKind::UsbTransfer})
    TRY(set_handler(rt, kind, 0, to_value(self)));
  return self;
}

// A string descriptor of a str (ASCII or beyond, as UTF-16) or of bytes that are one already.
Value string_descriptor(Runtime& rt, Value v) {
  if (!has_kind(v, Kind::Str)) return make_bytes(rt, TRY(get_buffer(rt, v)).span());
  string_view text = cast<Str>(v)->view();
  uint8_t bytes[254];
  size_t size = 2;
  for (size_t i = 0; i < text.size() && size + 2 <= sizeof bytes;) {
    uint32_t c = uint8_t(text[i++]);
    int more = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : c >= 0xc0 ? 1 : 0;
    if (more) c &= 0x3fu >> more;
    while (more-- > 0 && i < text.size()) c = c << 6 | (uint8_t(text[i++]) & 0x3f);
    if (c > 0xffff) c = '?';
    bytes[size++] = uint8_t(c);
    bytes[size++] = uint8_t(c >> 8);
  }
  bytes[0] = uint8_t(size);
  bytes[1] = 3;
  return make_bytes(rt, {bytes, size});
}

Status set_strings(Runtime& rt, UsbObject& self, Value strings) {
  self.string_count = 0;
  for (Value& each : self.strings) rt.heap.store(each, Value::none());
  if (strings.is_none()) return {};
  bool by_number = has_kind(strings, Kind::Dict);
  for (size_t i = 0; i < max_strings; i++) {
    Value item;
    if (by_number) {
      item = dict_get(rt, cast<Dict>(strings), Value::small_int(SignedWord(i)));
      if (item.is_empty()) continue;
    } else {
      if (SignedWord(i) >= TRY(length(rt, strings))) break;
      item = get_item(rt, strings, Value::small_int(SignedWord(i)));
    }
    if (item.is_error()) return Failed{};
    if (item.is_none()) continue;
    Value descriptor = string_descriptor(rt, item);
    if (descriptor.is_error()) return Failed{};
    rt.heap.store(self.strings[i], descriptor);
    self.string_count = uint32_t(i + 1);
  }
  return {};
}

Status usb_config(Runtime& rt, UsbObject& self, Value desc_dev, Value desc_cfg, Value desc_strs, Value open_itf_cb,
                  Value reset_cb, Value control_xfer_cb, Value xfer_cb) {
  if (self.active) return raise(rt, os_error_type, "the USB device is active; active(False) first"_m);
  TRY(get_buffer(rt, desc_dev));
  TRY(get_buffer(rt, desc_cfg));
  rt.heap.store(self.device, desc_dev);
  rt.heap.store(self.configuration, desc_cfg);
  rt.heap.store(self.open_itf, open_itf_cb);
  rt.heap.store(self.reset, reset_cb);
  rt.heap.store(self.control, control_xfer_cb);
  rt.heap.store(self.transfer, xfer_cb);
  return set_strings(rt, self, desc_strs);
}

void hold_all(UsbObject& self, bool hold) {
  for (Value v : {self.device, self.configuration}) {
    if (v.is_none()) continue;
    if (hold)
      hold_buffer(v);
    else
      release_buffer(v);
  }
}

void drop_transfers(Runtime& rt, UsbObject& self) {
  for (Value& each : self.buffers) {
    if (!each.is_none()) release_buffer(each);
    rt.heap.store(each, Value::none());
  }
}

Status activate(Runtime& rt, UsbObject& self) {
  if (self.device.is_none()) return raise(rt, os_error_type, "config() first: the USB device has no descriptors"_m);
  for (size_t i = 0; i < self.string_count; i++)
    self.string_bytes[i] = self.strings[i].is_none() ? Bytes() : TRY(get_buffer(rt, self.strings[i])).span();
  hal::UsbDescriptors descriptors = {TRY(get_buffer(rt, self.device)).span(),
                                     TRY(get_buffer(rt, self.configuration)).span(),
                                     Span<const Bytes>(self.string_bytes, self.string_count)};
  TRY(check(rt, self.usb->attach(descriptors)));
  hold_all(self, true);
  self.active = true;
  return {};
}

Value usb_active(Runtime& rt, UsbObject& self, Value value) {
  if (value.is_none()) return Value::boolean(self.active);
  bool wanted = TRY(truth(rt, value));
  if (wanted == self.active) return Value::none();
  if (wanted) {
    TRY(activate(rt, self));
    return Value::none();
  }
  self.active = false;
  hold_all(self, false);
  drop_transfers(rt, self);
  TRY(check(rt, self.usb->detach()));
  return Value::none();
}

// False while a transfer is under way on the endpoint.
Result<bool> usb_submit(Runtime& rt, UsbObject& self, uint8_t ep, Value buffer) {
  BufferView view = TRY(get_buffer(rt, buffer, !(ep & 0x80)));
  hal::HalError error = self.usb->submit(ep, {static_cast<uint8_t*>(view.data), view.bytes});
  if (error == hal::HalError::InUse) return false;
  TRY(check(rt, error));
  hold_buffer(buffer);
  rt.heap.store(self.buffers[buffer_index(ep)], buffer);
  return true;
}

Value usb_stall(Runtime& rt, UsbObject& self, uint8_t ep, Value stall) {
  bool before = self.usb->stalled(ep);
  if (!stall.is_none()) TRY(check(rt, self.usb->set_stall(ep, TRY(truth(rt, stall)))));
  return Value::boolean(before);
}

Status usb_wakeup(Runtime& rt, UsbObject& self) { return check(rt, self.usb->remote_wakeup()); }

Value usb_get_driver(Runtime&, Value self) { return cast<UsbObject>(self)->builtin_driver; }
Status usb_set_driver(Runtime& rt, Value self, Value value) {
  UsbObject* usb = cast<UsbObject>(self);
  if (usb->active) return raise(rt, os_error_type, "the USB device is active; active(False) first"_m);
  rt.heap.store(usb->builtin_driver, value.is_empty() ? Value::none() : value);
  return {};
}

// --- what the hardware reports

// The interfaces of the configuration, one call each, as the host has chosen it.
Status open_interfaces(Runtime& rt, UsbObject& self) {
  if (self.open_itf.is_none()) return {};
  BufferView view = TRY(get_buffer(rt, self.configuration));
  Bytes bytes = view.span();
  for (size_t at = 9; at + 1 < bytes.size();) {
    size_t end = at + bytes[at];
    if (bytes[at] < 2 || end > bytes.size()) break;
    bool interface = bytes[at + 1] == 4;
    while (interface && end + 1 < bytes.size() && bytes[end + 1] != 4 && bytes[end] >= 2) end += bytes[end];
    if (end > bytes.size()) end = bytes.size();
    if (interface) {
      Value part = make_bytes(rt, bytes.subspan(at, end - at));
      if (part.is_error()) return Failed{};
      TRY(run_callback(rt, self.open_itf, part));
    }
    at = end;
  }
  return {};
}

// control_xfer_cb(stage, request): True accepts, False stalls, a buffer is the data stage.
Status answer_setup(Runtime& rt, UsbObject& self) {
  auto waiting = self.usb->setup();
  if (!waiting.ok()) return {};
  hal::UsbSetup setup = waiting.value();
  bool standard = (setup.request_type & 0x60) == 0;
  if (standard && setup.request == 9) {
    TRY(open_interfaces(rt, self));
    return check(rt, self.usb->answer_setup(true, {}));
  }
  const uint8_t raw[] = {setup.request_type,    setup.request,
                         uint8_t(setup.value),  uint8_t(setup.value >> 8),
                         uint8_t(setup.index),  uint8_t(setup.index >> 8),
                         uint8_t(setup.length), uint8_t(setup.length >> 8)};
  Value request = make_bytes(rt, raw);
  if (request.is_error()) return Failed{};
  if (self.control.is_none()) return check(rt, self.usb->answer_setup(false, {}));
  Value answer = call(rt, self.control, Value::small_int(StageSetup), request);
  if (answer.is_error()) {
    report_unraisable(rt, self.control);
    return check(rt, self.usb->answer_setup(false, {}));
  }
  if (answer.is_bool() || answer.is_none() || !has_buffer(answer))
    return check(rt, self.usb->answer_setup(TRY(truth(rt, answer)), {}));
  bool to_host = setup.request_type & 0x80;
  BufferView view = TRY(get_buffer(rt, answer, !to_host));
  rt.heap.store(self.control_buffer, answer);
  return check(rt, self.usb->answer_setup(true, {static_cast<uint8_t*>(view.data), view.bytes}));
}

// xfer_cb(endpoint, result, bytes)
Status finish_transfer(Runtime& rt, UsbObject& self, const hal::Event& event) {
  uint8_t endpoint = uint8_t(event.value);
  if ((endpoint & 0x7f) == 0) return {};
  Value& slot = self.buffers[buffer_index(endpoint)];
  if (!slot.is_none()) release_buffer(slot);
  rt.heap.store(slot, Value::none());
  if (self.transfer.is_none()) return {};
  Value result = call(rt, self.transfer, Value::small_int(endpoint), Value::boolean(true),
                      Value::small_int(SignedWord(event.value >> 8)));
  if (result.is_error()) report_unraisable(rt, self.transfer);
  return {};
}

constexpr Attribute usb_attributes[] = {
    METHOD_T("config", usb_config,
             "desc_dev, desc_cfg, desc_strs=None, open_itf_cb=None, reset_cb=None, control_xfer_cb=None, xfer_cb=None"),
    METHOD_T("active", usb_active, "value=None, /"),
    METHOD_T("submit_xfer", usb_submit, "ep, buffer, /"),
    METHOD_T("stall", usb_stall, "ep, stall=None, /"),
    METHOD_T("remote_wakeup", usb_wakeup, ""),
    PROPERTY_RW("builtin_driver", usb_get_driver, usb_set_driver),
    CONSTANT("BUILTIN_NONE", Value::small_int(0)),
    CONSTANT("BUILTIN_DEFAULT", Value::small_int(1)),
    CONSTANT("BUILTIN_CDC", Value::small_int(2)),
    CONSTANT("BUILTIN_MSC", Value::small_int(3)),
    CONSTANT("BUILTIN_CDC_MSC", Value::small_int(4)),
};

}  // namespace

Status deliver_usb(Runtime& rt, Value object, const hal::Event& event) {
  UsbObject& self = *cast<UsbObject>(object);
  if (event.kind == hal::EventKind::UsbSetup) return answer_setup(rt, self);
  if (event.kind == hal::EventKind::UsbTransfer) return finish_transfer(rt, self, event);
  if (self.reset.is_none()) return {};
  if (call(rt, self.reset).is_error()) report_unraisable(rt, self.reset);
  return {};
}

ROM_TYPE(usb_device_type, {
                              .name = sym<"USBDevice">,
                              .kind = Kind::Other,
                              .trace_words = {1, usb_values},
                              .native_bytes = sizeof(UsbObject),
                              .construct = CONSTRUCTOR_T("USBDevice", usb_new, ""),
                              .attributes = usb_attributes,
                          });

}  // namespace adder
