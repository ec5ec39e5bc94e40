// machine.UART. Reads and writes wait as `timeout` and `timeout_char` say; while they wait, callbacks run.
#include "core/types/bytes.h"
#include "core/types/text_builder.h"
#include "modules/machine/support.h"

namespace adder {

namespace {

struct UartObject : Object {
  static constexpr const Type* type_object = &uart_type;
  Value irq;
  hal::Uart* uart;
  hal::UartConfig config;
  uint32_t timeout_ms;       // for the first character
  uint32_t timeout_char_ms;  // between characters; a little more than a character's time is the least
  bool running;
};

enum InvertBit : int { InvertTx = 1, InvertRx = 2, InvertRts = 4, InvertCts = 8 };
enum FlowBit : int { FlowRts = 1, FlowCts = 2 };

Status check(Runtime& rt, const UartObject& self, hal::HalError error) {
  return check_hal(rt, error, "UART ", self.uart->id());
}

struct UartArguments {
  Value baudrate, bits, parity, stop, tx, rx, rts, cts, txbuf, rxbuf, timeout, timeout_char, invert, flow;
};

Result<uint32_t> number_or(Runtime& rt, Value v, uint32_t otherwise) {
  if (v.is_empty() || v.is_none()) return otherwise;
  int64_t number = TRY(as_int64(rt, v));
  if (number < 0 || number > 0x7fffffff)
    return raise(rt, value_error_type, "%lld is out of range"_m, (long long)number);
  return uint32_t(number);
}

Status configure(Runtime& rt, UartObject& self, const UartArguments& a) {
  hal::UartConfig config = self.config;  // takes effect only when all of it is possible
  config.baud = TRY(number_or(rt, a.baudrate, config.baud));
  config.bits = uint8_t(TRY(number_or(rt, a.bits, config.bits)));
  config.stop = uint8_t(TRY(number_or(rt, a.stop, config.stop)));
  config.transmit_buffer = TRY(number_or(rt, a.txbuf, uint32_t(config.transmit_buffer)));
  config.receive_buffer = TRY(number_or(rt, a.rxbuf, uint32_t(config.receive_buffer)));
  config.invert = uint8_t(TRY(number_or(rt, a.invert, config.invert)));
  config.rts_cts = TRY(number_or(rt, a.flow, config.rts_cts)) != 0;
  if (a.parity.is_none())
    config.parity = hal::Parity::None;
  else if (!a.parity.is_empty())
    config.parity = TRY(as_int64(rt, a.parity)) & 1 ? hal::Parity::Odd : hal::Parity::Even;
  self.timeout_ms = TRY(number_or(rt, a.timeout, self.timeout_ms));
  self.timeout_char_ms = TRY(number_or(rt, a.timeout_char, self.timeout_char_ms));
  TRY(check_pins(rt, hal::Kind::Uart, self.uart->id(), "UART", {a.tx, a.rx}));
  TRY(check(rt, self, self.uart->configure(config)));
  self.config = config;
  self.running = true;
  return {};
}

Result<UartObject*> uart_new(Runtime& rt, const Type* cls, Value id, Value baudrate, Value bits, Value parity,
                             Value stop, Value tx, Value rx, Value rts, Value cts, Value txbuf, Value rxbuf,
                             Value timeout, Value timeout_char, Value invert, Value flow) {
  int number = TRY(peripheral_id(rt, hal::Kind::Uart, "UART", id));
  UartObject* self = new_object<UartObject>(rt, cls);
  if (!self) return Failed{};
  self->irq = Value::none();
  self->uart = rt.board->uart(number);
  self->config = hal::UartConfig{};
  self->config.baud = 115200;
  TRY(configure(rt, *self,
                {baudrate, bits, parity, stop, tx, rx, rts, cts, txbuf, rxbuf, timeout, timeout_char, invert, flow}));
  return self;
}

Status uart_init(Runtime& rt, UartObject& self, Value baudrate, Value bits, Value parity, Value stop, Value tx,
                 Value rx, Value rts, Value cts, Value txbuf, Value rxbuf, Value timeout, Value timeout_char,
                 Value invert, Value flow) {
  return configure(rt, self,
                   {baudrate, bits, parity, stop, tx, rx, rts, cts, txbuf, rxbuf, timeout, timeout_char, invert, flow});
}

Status uart_deinit(Runtime& rt, UartObject& self) {
  TRY(set_handler(rt, hal::EventKind::Uart, self.uart->id(), Value::empty()));
  self.running = false;
  return check(rt, self, self.uart->stop());
}

uint64_t uart_any(UartObject& self) { return self.uart->available(); }

uint64_t character_ns(const UartObject& self) { return 13 * hal::ns_per_s / self.config.baud; }

Status check_running(Runtime& rt, const UartObject& self) {
  return self.running ? Status() : Status(raise(rt, value_error_type, "the UART is closed"_m));
}

// Waits for a character, at most until the deadline. The line is looked at once a character time.
Result<bool> await_character(Runtime& rt, UartObject& self, uint64_t deadline) {
  hal::Clock& clock = rt.board->clock();
  while (self.uart->available() == 0) {
    uint64_t now = clock.now_ns();
    if (now >= deadline) return false;
    uint64_t look = now + character_ns(self);
    TRY(wait_event(rt, look < deadline ? look : deadline));
  }
  return true;
}

// Reads up to `size` bytes into memory that `owner` keeps; fewer after a timeout. With `line` up to the newline.
Result<size_t> read_some(Runtime& rt, UartObject& self, Value owner, size_t size, bool line) {
  TRY(check_running(rt, self));
  size_t count = 0;
  uint64_t patience = self.timeout_ms * hal::ns_per_ms, next = self.timeout_char_ms * hal::ns_per_ms;
  if (next < character_ns(self)) next = character_ns(self);
  while (count < size) {
    if (!TRY(await_character(rt, self, rt.board->clock().now_ns() + patience))) break;
    BufferView view = TRY(get_buffer(rt, owner));
    uint8_t* at = static_cast<uint8_t*>(view.data) + count;
    size_t got = self.uart->read({at, line ? 1 : size - count});
    count += got;
    if (line && got && *at == '\n') break;
    patience = next;
  }
  return count;
}

// None when nothing came.
Value read_bytes(Runtime& rt, UartObject& self, size_t size, bool line) {
  Value buffer = make_bytearray(rt, {});
  if (buffer.is_error()) return buffer;
  TRY(bytearray_resize(rt, cast<ByteArray>(buffer), size));
  size_t count = TRY(read_some(rt, self, buffer, size, line));
  if (count == 0) return Value::none();
  BufferView view = TRY(get_buffer(rt, buffer));
  return make_bytes(rt, {static_cast<const uint8_t*>(view.data), count});
}

// Without a size: as much as comes before the timeout.
Value uart_read(Runtime& rt, UartObject& self, int64_t nbytes) {
  if (nbytes >= 0) return read_bytes(rt, self, size_t(nbytes), false);
  return read_bytes(rt, self, self.config.receive_buffer, false);
}
Value uart_readline(Runtime& rt, UartObject& self) { return read_bytes(rt, self, self.config.receive_buffer, true); }

Value uart_readinto(Runtime& rt, UartObject& self, Value buf, int64_t nbytes) {
  BufferView view = TRY(get_buffer(rt, buf, true));
  size_t size = nbytes >= 0 && size_t(nbytes) < view.bytes ? size_t(nbytes) : view.bytes;
  hold_buffer(buf);
  auto count = read_some(rt, self, buf, size, false);
  release_buffer(buf);
  if (count.failed()) return Value::error();
  return count.get() ? make_uint(rt, count.get()) : Value::none();
}

// Waits while the buffer is full.
Value uart_write(Runtime& rt, UartObject& self, Value buf) {
  TRY(check_running(rt, self));
  BufferView view = {};
  if (has_kind(buf, Kind::Str)) {
    view.data = const_cast<char*>(cast<Str>(buf)->data());
    view.bytes = cast<Str>(buf)->size();
  } else {
    view = TRY(get_buffer(rt, buf));
  }
  size_t sent = 0;
  hold_buffer(buf);
  Status status;
  while (sent < view.bytes && !status.failed()) {
    size_t taken = self.uart->write({static_cast<const uint8_t*>(view.data) + sent, view.bytes - sent});
    sent += taken;
    if (taken == 0) status = wait_event(rt, rt.board->clock().now_ns() + character_ns(self));
  }
  release_buffer(buf);
  if (status.failed()) return Value::error();
  return make_uint(rt, sent);
}

bool uart_txdone(UartObject& self) { return self.uart->transmitted(); }
Status uart_flush(Runtime& rt, UartObject& self) {
  while (!self.uart->transmitted()) TRY(wait_event(rt, rt.board->clock().now_ns() + character_ns(self)));
  return {};
}
// The stream protocol, as of I2S.
Result<uint32_t> uart_ioctl(Runtime& rt, UartObject& self, int request, uint32_t arg) {
  if (request != StreamPoll) return raise_hal(rt, hal::HalError::Unsupported, "UART ioctl ", request);
  TRY(check_running(rt, self));
  return arg & ((self.uart->available() ? StreamReadable : 0u) | (self.uart->transmitted() ? StreamWritable : 0u));
}
Status uart_sendbreak(Runtime& rt, UartObject& self) { return check(rt, self, self.uart->send_break()); }

Value uart_irq(Runtime& rt, UartObject& self, Value handler, uint32_t trigger, bool hard) {
  (void)hard;
  if (!handler.is_none() && !is_callable(rt, handler))
    return raise(rt, type_error_type, "handler must be callable or None"_m);
  IrqObject* irq = make_irq(rt, to_value(&self), handler, trigger);
  if (!irq) return Value::error();
  rt.heap.store(self.irq, to_value(irq));
  TRY(set_handler(rt, hal::EventKind::Uart, self.uart->id(), handler.is_none() ? Value::empty() : to_value(irq)));
  TRY(check(rt, self, self.uart->set_interrupt(uint8_t(handler.is_none() ? 0 : trigger))));
  return to_value(irq);
}

Value uart_repr(Runtime& rt, Value object) {
  UartObject* self = cast<UartObject>(object);
  static constexpr const char* parities[] = {"None", "0", "1"};
  TextBuilder text(rt);
  return text
      .add_format("UART(%d, baudrate=%u, bits=%d, parity=%s, stop=%d, tx=%d, rx=%d, timeout=%u, timeout_char=%u)"_m,
                  self->uart->id(), self->config.baud, int(self->config.bits), parities[size_t(self->config.parity)],
                  int(self->config.stop), self->uart->tx_pin(), self->uart->rx_pin(), self->timeout_ms,
                  self->timeout_char_ms)
      .finish();
}

constexpr Attribute uart_attributes[] = {
    METHOD_T(
        "init", uart_init,
        "baudrate=-1, bits=-1, parity=-1, stop=-1, *, tx=None, rx=None, rts=None, cts=None, txbuf=None, rxbuf=None, "
        "timeout=None, timeout_char=None, invert=None, flow=None"),
    METHOD_T("deinit", uart_deinit, ""),
    METHOD_T("any", uart_any, ""),
    METHOD_T("read", uart_read, "nbytes=-1, /"),
    METHOD_T("readinto", uart_readinto, "buf, nbytes=-1, /"),
    METHOD_T("readline", uart_readline, ""),
    METHOD_T("write", uart_write, "buf, /"),
    METHOD_T("txdone", uart_txdone, ""),
    METHOD_T("flush", uart_flush, ""),
    METHOD_T("ioctl", uart_ioctl, "request, arg, /"),
    METHOD_T("sendbreak", uart_sendbreak, ""),
    METHOD_T("irq", uart_irq, "handler=None, trigger=0, hard=False"),
    CONSTANT("INV_TX", Value::small_int(InvertTx)),
    CONSTANT("INV_RX", Value::small_int(InvertRx)),
    CONSTANT("INV_RTS", Value::small_int(InvertRts)),
    CONSTANT("INV_CTS", Value::small_int(InvertCts)),
    CONSTANT("RTS", Value::small_int(FlowRts)),
    CONSTANT("CTS", Value::small_int(FlowCts)),
    CONSTANT("IRQ_RX", Value::small_int(hal::UartReceived)),
    CONSTANT("IRQ_RXIDLE", Value::small_int(hal::UartReceiveIdle)),
    CONSTANT("IRQ_TXIDLE", Value::small_int(hal::UartTransmitIdle)),
    CONSTANT("IRQ_BREAK", Value::small_int(hal::UartBreak)),
};

}  // namespace

ROM_TYPE(uart_type, {
                        .name = sym<"UART">,
                        .kind = Kind::Other,
                        .trace_words = {1, 1},
                        .native_bytes = sizeof(UartObject),
                        .construct = CONSTRUCTOR_T(
                            "UART", uart_new,
                            "id, baudrate=-1, bits=-1, parity=-1, stop=-1, *, tx=None, rx=None, rts=None, cts=None, "
                            "txbuf=None, rxbuf=None, timeout=None, timeout_char=None, invert=None, flow=None"),
                        .repr = uart_repr,
                        .attributes = uart_attributes,
                    });

}  // namespace adder
