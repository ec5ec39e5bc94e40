// machine.I2S: digital audio, in three ways. Blocking; or, once irq() has a handler, in the background: readinto() and
// write() return at once, the buffer is filled or emptied by events, then the handler is called; or, once ioctl() has
// asked for it as streams do (asyncio), without waiting: what can be moved now is moved.
#include <string.h>

#include "core/types/text_builder.h"
#include "modules/machine/support.h"

namespace adder {

namespace {

struct I2sObject : Object {
  static constexpr const Type* type_object = &i2s_type;
  Value handler;  // or None
  Value buffer;   // of the transfer under way; held; None when there is none
  hal::I2s* i2s;
  uint32_t done;      // bytes of it moved
  uint32_t capacity;  // bytes of the ring
  hal::I2sConfig config;
  bool running;
  bool stream;  // somebody polls
};

enum ModeNumber : int { ModeRx = 0, ModeTx = 1 };
enum FormatNumber : int { FormatMono = 0, FormatStereo = 1 };

Status check(Runtime& rt, const I2sObject& self, hal::HalError error) {
  return check_hal(rt, error, "I2S ", self.i2s->id());
}

void let_go(Runtime& rt, I2sObject& self) {
  if (!self.buffer.is_none()) release_buffer(self.buffer);
  rt.heap.store(self.buffer, Value::none());
}

Status configure(Runtime& rt, I2sObject& self, Value sck, Value ws, Value sd, int mode, int bits, int format,
                 int64_t rate, int64_t ibuf) {
  TRY(check_pins(rt, hal::Kind::I2s, self.i2s->id(), "I2S", {sck, ws, sd}));
  if (mode != ModeRx && mode != ModeTx) return raise(rt, value_error_type, "mode must be I2S.RX or I2S.TX"_m);
  if (bits != 16 && bits != 32) return raise(rt, value_error_type, "bits must be 16 or 32, not %d"_m, bits);
  if (format != FormatMono && format != FormatStereo)
    return raise(rt, value_error_type, "format must be I2S.MONO or I2S.STEREO"_m);
  if (rate < 1 || rate > 1'000'000)
    return raise(rt, value_error_type, "rate must be 1 to 1000000, not %lld"_m, (long long)rate);
  if (ibuf < 64 || ibuf > (1 << 24))
    return raise(rt, value_error_type, "ibuf must be 64 to 16777216 bytes, not %lld"_m, (long long)ibuf);
  self.config = {mode == ModeRx ? hal::I2sMode::Receive : hal::I2sMode::Transmit, uint8_t(bits), format == FormatStereo,
                 uint32_t(rate), size_t(ibuf)};
  let_go(rt, self);
  TRY(check(rt, self, self.i2s->configure(self.config)));
  self.capacity = uint32_t(ibuf) / (uint32_t(bits) / 8 * (self.config.stereo ? 2 : 1)) *
                  (uint32_t(bits) / 8 * (self.config.stereo ? 2 : 1));
  self.running = true;
  self.stream = false;
  return set_handler(rt, hal::EventKind::I2s, self.i2s->id(), to_value(&self));
}

Result<I2sObject*> i2s_new(Runtime& rt, const Type* cls, Value id, Value sck, Value ws, Value sd, Value mck, int mode,
                           int bits, int format, int64_t rate, int64_t ibuf) {
  (void)mck;
  int number = TRY(peripheral_id(rt, hal::Kind::I2s, "I2S", id));
  I2sObject* self = new_object<I2sObject>(rt, cls);
  if (!self) return Failed{};
  self->handler = self->buffer = Value::none();
  self->i2s = rt.board->i2s(number);
  TRY(configure(rt, *self, sck, ws, sd, mode, bits, format, rate, ibuf));
  return self;
}

Status i2s_init(Runtime& rt, I2sObject& self, Value sck, Value ws, Value sd, Value mck, int mode, int bits, int format,
                int64_t rate, int64_t ibuf) {
  (void)mck;
  return configure(rt, self, sck, ws, sd, mode, bits, format, rate, ibuf);
}

Status i2s_deinit(Runtime& rt, I2sObject& self) {
  if (!self.running) return {};
  self.running = false;
  let_go(rt, self);
  TRY(set_handler(rt, hal::EventKind::I2s, self.i2s->id(), Value::empty()));
  return check(rt, self, self.i2s->stop());
}

// Moves what can be moved now between the ring and the buffer. The bytes moved.
Result<size_t> move(Runtime& rt, I2sObject& self, Value buffer, size_t done) {
  bool receive = self.config.mode == hal::I2sMode::Receive;
  BufferView view = TRY(get_buffer(rt, buffer, receive));
  uint8_t* at = static_cast<uint8_t*>(view.data) + done;
  return receive ? self.i2s->read({at, view.bytes - done}) : self.i2s->write({at, view.bytes - done});
}

// Asks for an event when the rest, or half a ring of it, can be moved.
Status ask(Runtime& rt, I2sObject& self, size_t rest) {
  size_t half = self.capacity / 2;
  return check(rt, self, self.i2s->notify(rest < half ? rest : half));
}

Status check_transfer(Runtime& rt, I2sObject& self, hal::I2sMode mode, const BufferView& view) {
  if (!self.running) return raise(rt, value_error_type, "the I2S is closed"_m);
  if (self.config.mode != mode)
    return raise(rt, value_error_type,
                 mode == hal::I2sMode::Receive ? "the I2S transmits; readinto() needs mode=I2S.RX"_m
                                               : "the I2S receives; write() needs mode=I2S.TX"_m);
  size_t frame = self.config.bits / 8u * (self.config.stereo ? 2u : 1u);
  if (view.bytes % frame)
    return raise(rt, value_error_type, "the buffer must hold whole frames of %zu bytes, not %zu bytes"_m, frame,
                 view.bytes);
  return {};
}

Value begin(Runtime& rt, I2sObject& self, Value buf, hal::I2sMode mode) {
  BufferView view = TRY(get_buffer(rt, buf, mode == hal::I2sMode::Receive));
  TRY(check_transfer(rt, self, mode, view));
  if (!self.handler.is_none()) {
    if (!self.buffer.is_none()) return raise(rt, os_error_type, "a transfer is under way already"_m);
    hold_buffer(buf);
    rt.heap.store(self.buffer, buf);
    self.done = 0;
    TRY(ask(rt, self, view.bytes));
    return make_uint(rt, view.bytes);
  }
  if (self.stream) {
    size_t moved = TRY(move(rt, self, buf, 0));
    return moved ? make_uint(rt, moved) : Value::none();
  }
  hold_buffer(buf);
  Status status;
  size_t done = 0;
  while (done < view.bytes && !status.failed()) {
    auto moved = move(rt, self, buf, done);
    if (moved.failed()) break;
    done += moved.get();
    if (done == view.bytes) break;
    status = ask(rt, self, view.bytes - done);
    if (!status.failed()) status = wait_event(rt, hal::forever_ns);
  }
  release_buffer(buf);
  if (status.failed() || !rt.exception.is_empty()) return Value::error();
  return make_uint(rt, done);
}

Value i2s_readinto(Runtime& rt, I2sObject& self, Value buf) { return begin(rt, self, buf, hal::I2sMode::Receive); }
Value i2s_write(Runtime& rt, I2sObject& self, Value buf) { return begin(rt, self, buf, hal::I2sMode::Transmit); }

// The stream protocol: request 3 (poll) answers which of the wanted events have come: 1 readable, 4 writable.
Result<uint32_t> i2s_ioctl(Runtime& rt, I2sObject& self, int request, uint32_t arg) {
  if (request != StreamPoll) return raise_hal(rt, hal::HalError::Unsupported, "I2S ioctl ", request);
  if (!self.running) return raise(rt, value_error_type, "the I2S is closed"_m);
  self.stream = true;
  uint32_t possible = self.config.mode == hal::I2sMode::Receive ? StreamReadable : StreamWritable;
  return self.i2s->available() ? arg & possible : 0;
}

Status i2s_irq(Runtime& rt, I2sObject& self, Value handler) {
  if (!handler.is_none() && !is_callable(rt, handler))
    return raise(rt, type_error_type, "handler must be callable or None"_m);
  rt.heap.store(self.handler, handler);
  self.stream = false;
  return {};
}

// I2S.shift(): every sample of a buffer shifted left (positive) or right, with saturation left out, as bits move.
template <class T>
void shift_samples(void* data, size_t bytes, int shift) {
  for (size_t i = 0; i + sizeof(T) <= bytes; i += sizeof(T)) {
    T sample;
    memcpy(&sample, static_cast<uint8_t*>(data) + i, sizeof sample);
    sample = shift >= 0 ? T(uint32_t(sample) << shift) : T(sample >> -shift);
    memcpy(static_cast<uint8_t*>(data) + i, &sample, sizeof sample);
  }
}

Status i2s_shift(Runtime& rt, BufferView buf, int bits, int shift) {
  if (buf.readonly) return raise(rt, type_error_type, "shift() needs a writable buffer"_m);
  if (bits != 16 && bits != 32) return raise(rt, value_error_type, "bits must be 16 or 32, not %d"_m, bits);
  if (shift <= -bits || shift >= bits) return raise(rt, value_error_type, "shift must be less than bits"_m);
  if (bits == 16)
    shift_samples<int16_t>(buf.data, buf.bytes, shift);
  else
    shift_samples<int32_t>(buf.data, buf.bytes, shift);
  charge_work(rt, hal::Work::CopiedByte, buf.bytes);
  return {};
}

Value i2s_repr(Runtime& rt, Value object) {
  I2sObject* self = cast<I2sObject>(object);
  TextBuilder text(rt);
  return text
      .add_format("I2S(id=%d, mode=%s, bits=%d, format=%s, rate=%u, ibuf=%zu)"_m, self->i2s->id(),
                  self->config.mode == hal::I2sMode::Receive ? "RX" : "TX", int(self->config.bits),
                  self->config.stereo ? "STEREO" : "MONO", self->config.rate, self->config.buffer_bytes)
      .finish();
}

constexpr Attribute i2s_attributes[] = {
    METHOD_T("init", i2s_init, "*, sck=None, ws=None, sd=None, mck=None, mode, bits, format, rate, ibuf"),
    METHOD_T("deinit", i2s_deinit, ""),
    METHOD_T("readinto", i2s_readinto, "buf, /"),
    METHOD_T("write", i2s_write, "buf, /"),
    METHOD_T("irq", i2s_irq, "handler, /"),
    METHOD_T("ioctl", i2s_ioctl, "request, arg, /"),
    STATIC_METHOD_T("shift", i2s_shift, "*, buf, bits, shift"),
    CONSTANT("RX", Value::small_int(ModeRx)),
    CONSTANT("TX", Value::small_int(ModeTx)),
    CONSTANT("MONO", Value::small_int(FormatMono)),
    CONSTANT("STEREO", Value::small_int(FormatStereo)),
};

}  // namespace

Status deliver_i2s(Runtime& rt, Value object, const hal::Event&) {
  I2sObject& self = *cast<I2sObject>(object);
  if (self.buffer.is_none()) return {};
  size_t moved = TRY(move(rt, self, self.buffer, self.done));
  self.done += uint32_t(moved);
  charge_work(rt, hal::Work::CopiedByte, moved);
  BufferView view = TRY(get_buffer(rt, self.buffer));
  if (self.done < view.bytes) return ask(rt, self, view.bytes - self.done);
  let_go(rt, self);
  return self.handler.is_none() ? Status() : run_callback(rt, self.handler, object);
}

ROM_TYPE(i2s_type,
         {
             .name = sym<"I2S">,
             .kind = Kind::Other,
             .trace_words = {1, 2},
             .native_bytes = sizeof(I2sObject),
             .construct = CONSTRUCTOR_T("I2S", i2s_new,
                                        "id, *, sck=None, ws=None, sd=None, mck=None, mode, bits, format, rate, ibuf"),
             .repr = i2s_repr,
             .attributes = i2s_attributes,
         });

}  // namespace adder
