// machine.SPI and machine.SoftSPI.
#include "core/types/bytes.h"
#include "core/types/text_builder.h"
#include "modules/machine/bus.h"

namespace adder {

namespace {

enum FirstBit : int { MsbFirst = 0, LsbFirst = 1 };

Status check(Runtime& rt, const SpiObject& self, hal::HalError error) {
  return check_hal(rt, error, self.id < 0 ? "SoftSPI" : "SPI ", self.id);
}

Result<hal::SpiConfig> spi_config(Runtime& rt, uint32_t baudrate, int polarity, int phase, int bits, int firstbit) {
  if (baudrate == 0) return raise(rt, value_error_type, "baudrate must be at least 1"_m);
  if ((polarity | phase | firstbit) & ~1)
    return raise(rt, value_error_type, "polarity, phase and firstbit are 0 or 1"_m);
  return hal::SpiConfig{baudrate, polarity == 1, phase == 1, uint8_t(bits), firstbit == LsbFirst};
}

Result<SpiObject*> spi_new(Runtime& rt, const Type* cls, Value id, uint32_t baudrate, int polarity, int phase, int bits,
                           int firstbit, Value sck, Value mosi, Value miso) {
  int number = TRY(peripheral_id(rt, hal::Kind::Spi, "SPI", id));
  TRY(check_pins(rt, hal::Kind::Spi, number, "SPI", {sck, mosi, miso}));
  SpiObject* self = new_object<SpiObject>(rt, cls);
  if (!self) return Failed{};
  self->controller = rt.board->spi(number);
  self->id = number;
  self->config = TRY(spi_config(rt, baudrate, polarity, phase, bits, firstbit));
  TRY(check(rt, *self, self->controller->configure(self->config)));
  return self;
}

Result<SpiObject*> soft_new(Runtime& rt, const Type* cls, uint32_t baudrate, int polarity, int phase, int bits,
                            int firstbit, Value sck, Value mosi, Value miso) {
  if (sck.is_none() || (mosi.is_none() && miso.is_none()))
    return raise(rt, value_error_type, "SoftSPI() needs sck, and mosi or miso"_m);
  hal::Pin* clock_pin = TRY(pin_argument(rt, sck));
  hal::Pin* out = mosi.is_none() ? nullptr : TRY(pin_argument(rt, mosi));
  hal::Pin* in = miso.is_none() ? nullptr : TRY(pin_argument(rt, miso));
  SpiObject* self = new_object<SpiObject>(rt, cls);
  if (!self) return Failed{};
  self->controller = new (self->storage) hal::SoftSpi(rt.board->clock(), *clock_pin, out, in);
  self->id = -1;
  self->config = TRY(spi_config(rt, baudrate, polarity, phase, bits, firstbit));
  TRY(check(rt, *self, self->controller->configure(self->config)));
  return self;
}

// What is not given stays as it is.
Status spi_init(Runtime& rt, Value object, int64_t baudrate, int polarity, int phase, int bits, int firstbit, Value sck,
                Value mosi, Value miso) {
  SpiObject* self = TRY(spi_argument(rt, object));
  if (self->id >= 0) TRY(check_pins(rt, hal::Kind::Spi, self->id, "SPI", {sck, mosi, miso}));
  const hal::SpiConfig& old = self->config;
  auto kept = [](int value, int before) { return value < 0 ? before : value; };
  self->config = TRY(spi_config(rt, baudrate < 0 ? old.baud : uint32_t(baudrate), kept(polarity, old.polarity),
                                kept(phase, old.phase), kept(bits, old.bits), kept(firstbit, old.lsb_first)));
  return check(rt, *self, self->controller->configure(self->config));
}
void spi_deinit(Value) {}

Value spi_read(Runtime& rt, Value object, int64_t nbytes, uint8_t write) {
  SpiObject* self = TRY(spi_argument(rt, object));
  if (nbytes < 0) return raise(rt, value_error_type, "nbytes must not be negative"_m);
  BytesObject* bytes = allocate_bytes(rt, size_t(nbytes));
  if (!bytes) return Value::error();
  TRY(check(rt, *self, self->controller->read({bytes->mutable_data(), size_t(nbytes)}, write)));
  return to_value(bytes);
}

Status spi_readinto(Runtime& rt, Value object, BufferView buf, uint8_t write) {
  SpiObject* self = TRY(spi_argument(rt, object));
  if (buf.readonly) return raise(rt, type_error_type, "readinto() needs a writable buffer"_m);
  return check(rt, *self, self->controller->read(buf.writable(), write));
}

Status spi_write(Runtime& rt, Value object, Bytes buf) {
  SpiObject* self = TRY(spi_argument(rt, object));
  return check(rt, *self, self->controller->write(buf));
}

Status spi_write_readinto(Runtime& rt, Value object, Bytes write_buf, BufferView read_buf) {
  SpiObject* self = TRY(spi_argument(rt, object));
  if (read_buf.readonly) return raise(rt, type_error_type, "write_readinto() needs a writable second buffer"_m);
  if (write_buf.size() != read_buf.bytes)
    return raise(rt, value_error_type, "buffers must be the same length, not %zu and %zu"_m, write_buf.size(),
                 read_buf.bytes);
  return check(rt, *self, self->controller->transfer(write_buf, read_buf.writable(), 0));
}

Value spi_repr(Runtime& rt, Value object) {
  SpiObject* self = cast<SpiObject>(object);
  TextBuilder text(rt);
  if (self->id < 0)
    text.add("SoftSPI(");
  else
    text.add_format("SPI(%d, "_m, self->id);
  text.add_format("baudrate=%u, polarity=%d, phase=%d, bits=%d)"_m, self->config.baud, int(self->config.polarity),
                  int(self->config.phase), int(self->config.bits));
  return text.finish();
}

constexpr Attribute spi_attributes[] = {
    METHOD_T("init", spi_init,
             "baudrate=-1, *, polarity=-1, phase=-1, bits=-1, firstbit=-1, sck=None, mosi=None, miso=None"),
    METHOD_T("deinit", spi_deinit, ""),
    METHOD_T("read", spi_read, "nbytes, write=0, /"),
    METHOD_T("readinto", spi_readinto, "buf, write=0, /"),
    METHOD_T("write", spi_write, "buf, /"),
    METHOD_T("write_readinto", spi_write_readinto, "write_buf, read_buf, /"),
    CONSTANT("MSB", Value::small_int(MsbFirst)),
    CONSTANT("LSB", Value::small_int(LsbFirst)),
    CONSTANT("CONTROLLER", Value::small_int(0)),
};

}  // namespace

Result<SpiObject*> spi_argument(Runtime& rt, Value v) {
  if (is_instance(v, spi_type) || is_instance(v, soft_spi_type)) return cast<SpiObject>(v);
  return raise(rt, type_error_type, "expected an SPI or SoftSPI, not %T"_m, v);
}

ROM_TYPE(spi_type,
         {
             .name = sym<"SPI">,
             .kind = Kind::Other,
             .native_bytes = sizeof(SpiObject),
             .construct = CONSTRUCTOR_T(
                 "SPI", spi_new,
                 "id, baudrate=1000000, *, polarity=0, phase=0, bits=8, firstbit=0, sck=None, mosi=None, miso=None"),
             .repr = spi_repr,
             .attributes = spi_attributes,
         });
ROM_TYPE(soft_spi_type,
         {
             .name = sym<"SoftSPI">,
             .kind = Kind::Other,
             .native_bytes = sizeof(SpiObject),
             .construct = CONSTRUCTOR_T(
                 "SoftSPI", soft_new,
                 "baudrate=500000, *, polarity=0, phase=0, bits=8, firstbit=0, sck=None, mosi=None, miso=None"),
             .repr = spi_repr,
             .attributes = spi_attributes,
         });

}  // namespace adder
