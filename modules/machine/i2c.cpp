// machine.I2C and machine.SoftI2C: the controller's end of the bus.
#include "core/types/bytes.h"
#include "core/types/text_builder.h"
#include "modules/machine/bus.h"

namespace adder {

namespace {

Failed raise_i2c(Runtime& rt, const I2cObject& self, hal::HalError error) {
  return raise_hal(rt, error, self.id < 0 ? "SoftI2C" : "I2C ", self.id);
}
Status check(Runtime& rt, const I2cObject& self, hal::HalError error) {
  return error == hal::HalError::None ? Status() : Status(raise_i2c(rt, self, error));
}

// "I2C 0, address 0x48: no device answers"
Failed raise_transfer(Runtime& rt, const I2cObject& self, hal::HalError error, uint8_t address) {
  constexpr char digits[] = "0123456789abcdef";
  char hex[] = {'0', 'x', digits[address >> 4], digits[address & 15], 0};
  TextBuilder text(rt);
  if (self.id < 0)
    text.add_format("SoftI2C, address %s"_m, hex);
  else
    text.add_format("I2C %d, address %s"_m, self.id, hex);
  Value what = text.finish();
  return what.is_error() ? Failed{} : raise_hal(rt, error, cast<Str>(what)->data());
}

Status check_address(Runtime& rt, int64_t address) {
  if (address >= 0 && address <= 0x7f) return {};
  return raise(rt, value_error_type, "I2C address must be 0 to 127, not %lld"_m, (long long)address);
}

Result<I2cObject*> i2c_new(Runtime& rt, const Type* cls, Value id, Value scl, Value sda, uint32_t freq,
                           uint32_t timeout) {
  bool by_pins = id.is_empty() || (id.is_small_int() && id.as_small_int() == -1);
  int number = by_pins ? TRY(find_wired(rt, hal::Kind::I2c, "I2C", {scl, sda}))
                       : TRY(peripheral_id(rt, hal::Kind::I2c, "I2C", id));
  TRY(check_pins(rt, hal::Kind::I2c, number, "I2C", {scl, sda}));
  I2cObject* self = new_object<I2cObject>(rt, cls);
  if (!self) return Failed{};
  self->controller = rt.board->i2c(number);
  self->soft = nullptr;
  self->id = number;
  self->frequency = freq;
  TRY(check(rt, *self, self->controller->configure({freq, timeout})));
  return self;
}

Result<I2cObject*> soft_new(Runtime& rt, const Type* cls, Value scl, Value sda, uint32_t freq, uint32_t timeout) {
  hal::Pin* clock_pin = TRY(pin_argument(rt, scl));
  hal::Pin* data_pin = TRY(pin_argument(rt, sda));
  I2cObject* self = new_object<I2cObject>(rt, cls);
  if (!self) return Failed{};
  self->soft = new (self->storage) hal::SoftI2c(rt.board->clock(), *clock_pin, *data_pin);
  self->controller = self->soft;
  self->id = -1;
  self->frequency = freq;
  TRY(check(rt, *self, self->controller->configure({freq, timeout})));
  return self;
}

Status i2c_init(Runtime& rt, Value object, Value scl, Value sda, uint32_t freq, uint32_t timeout) {
  I2cObject* self = TRY(i2c_argument(rt, object));
  if (self->id >= 0) TRY(check_pins(rt, hal::Kind::I2c, self->id, "I2C", {scl, sda}));
  self->frequency = freq;
  return check(rt, *self, self->controller->configure({freq, timeout}));
}
void i2c_deinit(Value) {}

Value i2c_scan(Runtime& rt, Value object) {
  I2cObject* self = TRY(i2c_argument(rt, object));
  List* found = make_list(rt, 0);
  if (!found) return Value::error();
  // Addresses below 8 and above 0x77 are reserved.
  for (uint8_t address = 0x08; address < 0x78; address++) {
    hal::HalError error = self->controller->probe(address);
    if (error == hal::HalError::None)
      TRY(list_append(rt, found, Value::small_int(address)));
    else if (error != hal::HalError::NoDevice)
      return raise_i2c(rt, *self, error);
  }
  return to_value(found);
}

// --- primitive steps, which only a bus made of pins has

Result<hal::SoftI2c*> steps(Runtime& rt, Value object) {
  I2cObject* self = TRY(i2c_argument(rt, object));
  if (self->soft) return self->soft;
  return raise_hal(rt, hal::HalError::Unsupported, "I2C has no single steps, SoftI2C does");
}
Status i2c_start(Runtime& rt, Value object) {
  hal::SoftI2c* soft = TRY(steps(rt, object));
  return check_hal(rt, soft->start(), "SoftI2C");
}
Status i2c_stop(Runtime& rt, Value object) {
  hal::SoftI2c* soft = TRY(steps(rt, object));
  return check_hal(rt, soft->stop(), "SoftI2C");
}
Status i2c_readinto(Runtime& rt, Value object, ArrayView<uint8_t> buf, bool nack) {
  hal::SoftI2c* soft = TRY(steps(rt, object));
  for (size_t i = 0; i < buf.size(); i++) {
    auto byte = soft->read_byte(!(nack && i + 1 == buf.size()));
    if (!byte.ok()) return raise_hal(rt, byte.error(), "SoftI2C");
    buf[i] = byte.value();
  }
  return {};
}
// How many bytes were acknowledged.
Result<uint32_t> i2c_write(Runtime& rt, Value object, Bytes buf) {
  hal::SoftI2c* soft = TRY(steps(rt, object));
  uint32_t acknowledged = 0;
  for (uint8_t byte : buf) {
    auto taken = soft->write_byte(byte);
    if (!taken.ok()) return raise_hal(rt, taken.error(), "SoftI2C");
    if (!taken.value()) break;
    acknowledged++;
  }
  return acknowledged;
}

// --- whole transfers

Status transfer(Runtime& rt, I2cObject& self, int64_t address, Span<const hal::I2cSegment> segments, bool stop,
                size_t& done) {
  TRY(check_address(rt, address));
  hal::HalError error = self.controller->transfer(uint8_t(address), segments, stop, done);
  return error == hal::HalError::None ? Status() : Status(raise_transfer(rt, self, error, uint8_t(address)));
}

Value read_bytes(Runtime& rt, I2cObject& self, int64_t address, int64_t count, Bytes memory_address, bool stop) {
  if (count < 0) return raise(rt, value_error_type, "the number of bytes must not be negative"_m);
  BytesObject* bytes = allocate_bytes(rt, size_t(count));
  if (!bytes) return Value::error();
  hal::I2cSegment segments[] = {{const_cast<uint8_t*>(memory_address.data()), memory_address.size(), false},
                                {bytes->mutable_data(), size_t(count), true}};
  size_t first = memory_address.empty() ? 1 : 0, done = 0;
  TRY(transfer(rt, self, address, Span<const hal::I2cSegment>(segments + first, 2 - first), stop, done));
  return to_value(bytes);
}

Value i2c_readfrom(Runtime& rt, Value object, int64_t addr, int64_t nbytes, bool stop) {
  I2cObject* self = TRY(i2c_argument(rt, object));
  return read_bytes(rt, *self, addr, nbytes, {}, stop);
}

Status i2c_readfrom_into(Runtime& rt, Value object, int64_t addr, BufferView buf, bool stop) {
  I2cObject* self = TRY(i2c_argument(rt, object));
  if (buf.readonly) return raise(rt, type_error_type, "readfrom_into() needs a writable buffer"_m);
  hal::I2cSegment segment{static_cast<uint8_t*>(buf.data), buf.bytes, true};
  size_t done = 0;
  return transfer(rt, *self, addr, {&segment, 1}, stop, done);
}

Result<uint64_t> i2c_writeto(Runtime& rt, Value object, int64_t addr, Bytes buf, bool stop) {
  I2cObject* self = TRY(i2c_argument(rt, object));
  hal::I2cSegment segment{const_cast<uint8_t*>(buf.data()), buf.size(), false};
  size_t done = 0;
  TRY(transfer(rt, *self, addr, {&segment, 1}, stop, done));
  return uint64_t(done);
}

Result<uint64_t> i2c_writevto(Runtime& rt, Value object, int64_t addr, Value vector, bool stop) {
  I2cObject* self = TRY(i2c_argument(rt, object));
  Value parts = TRY(sequence_to_tuple(rt, vector));
  constexpr size_t most = 16;
  Tuple* tuple = cast<Tuple>(parts);
  if (tuple->size > SignedWord(most)) return raise(rt, value_error_type, "writevto() takes at most 16 buffers"_m);
  hal::I2cSegment segments[most];
  for (SignedWord i = 0; i < tuple->size; i++) {
    BufferView view = TRY(get_buffer(rt, tuple->items()[i]));
    segments[i] = {static_cast<uint8_t*>(view.data), view.bytes, false};
  }
  size_t done = 0;
  TRY(transfer(rt, *self, addr, Span<const hal::I2cSegment>(segments, size_t(tuple->size)), stop, done));
  return uint64_t(done);
}

// The bytes of a register's number, highest first.
struct MemoryAddress {
  uint8_t bytes[4];
  uint8_t count;
  Bytes span() const { return {bytes, count}; }
};
Result<MemoryAddress> memory_address(Runtime& rt, int64_t address, int64_t bits) {
  if (bits < 0 || bits > 32 || bits % 8)
    return raise(rt, value_error_type, "addrsize must be 0, 8, 16, 24 or 32, not %lld"_m, (long long)bits);
  MemoryAddress result{{}, uint8_t(bits / 8)};
  for (int i = 0; i < result.count; i++) result.bytes[i] = uint8_t(address >> (8 * (result.count - 1 - i)));
  return result;
}

Value i2c_readfrom_mem(Runtime& rt, Value object, int64_t addr, int64_t memaddr, int64_t nbytes, int64_t addrsize) {
  I2cObject* self = TRY(i2c_argument(rt, object));
  MemoryAddress memory = TRY(memory_address(rt, memaddr, addrsize));
  return read_bytes(rt, *self, addr, nbytes, memory.span(), true);
}

Status i2c_readfrom_mem_into(Runtime& rt, Value object, int64_t addr, int64_t memaddr, BufferView buf,
                             int64_t addrsize) {
  I2cObject* self = TRY(i2c_argument(rt, object));
  if (buf.readonly) return raise(rt, type_error_type, "readfrom_mem_into() needs a writable buffer"_m);
  MemoryAddress memory = TRY(memory_address(rt, memaddr, addrsize));
  hal::I2cSegment segments[] = {{memory.bytes, memory.count, false},
                                {static_cast<uint8_t*>(buf.data), buf.bytes, true}};
  size_t done = 0;
  return transfer(rt, *self, addr, segments, true, done);
}

Status i2c_writeto_mem(Runtime& rt, Value object, int64_t addr, int64_t memaddr, Bytes buf, int64_t addrsize) {
  I2cObject* self = TRY(i2c_argument(rt, object));
  MemoryAddress memory = TRY(memory_address(rt, memaddr, addrsize));
  hal::I2cSegment segments[] = {{memory.bytes, memory.count, false},
                                {const_cast<uint8_t*>(buf.data()), buf.size(), false}};
  size_t done = 0;
  return transfer(rt, *self, addr, segments, true, done);
}

Value i2c_repr(Runtime& rt, Value self) {
  I2cObject* i2c = cast<I2cObject>(self);
  TextBuilder text(rt);
  if (i2c->id < 0) return text.add_format("SoftI2C(freq=%u)"_m, i2c->frequency).finish();
  return text.add_format("I2C(%d, freq=%u)"_m, i2c->id, i2c->frequency).finish();
}

constexpr Attribute i2c_attributes[] = {
    METHOD_T("init", i2c_init, "*, scl=None, sda=None, freq=400000, timeout=50000"),
    METHOD_T("deinit", i2c_deinit, ""),
    METHOD_T("scan", i2c_scan, ""),
    METHOD_T("start", i2c_start, ""),
    METHOD_T("stop", i2c_stop, ""),
    METHOD_T("readinto", i2c_readinto, "buf, nack=True, /"),
    METHOD_T("write", i2c_write, "buf, /"),
    METHOD_T("readfrom", i2c_readfrom, "addr, nbytes, stop=True, /"),
    METHOD_T("readfrom_into", i2c_readfrom_into, "addr, buf, stop=True, /"),
    METHOD_T("writeto", i2c_writeto, "addr, buf, stop=True, /"),
    METHOD_T("writevto", i2c_writevto, "addr, vector, stop=True, /"),
    METHOD_T("readfrom_mem", i2c_readfrom_mem, "addr, memaddr, nbytes, *, addrsize=8"),
    METHOD_T("readfrom_mem_into", i2c_readfrom_mem_into, "addr, memaddr, buf, *, addrsize=8"),
    METHOD_T("writeto_mem", i2c_writeto_mem, "addr, memaddr, buf, *, addrsize=8"),
};

}  // namespace

Result<I2cObject*> i2c_argument(Runtime& rt, Value v) {
  if (is_instance(v, i2c_type) || is_instance(v, soft_i2c_type)) return cast<I2cObject>(v);
  return raise(rt, type_error_type, "expected an I2C or SoftI2C, not %T"_m, v);
}

ROM_TYPE(i2c_type,
         {
             .name = sym<"I2C">,
             .kind = Kind::Other,
             .native_bytes = sizeof(I2cObject),
             .construct = CONSTRUCTOR_T("I2C", i2c_new, "id=-1, *, scl=None, sda=None, freq=400000, timeout=50000"),
             .repr = i2c_repr,
             .attributes = i2c_attributes,
         });
ROM_TYPE(soft_i2c_type, {
                            .name = sym<"SoftI2C">,
                            .kind = Kind::Other,
                            .native_bytes = sizeof(I2cObject),
                            .construct = CONSTRUCTOR_T("SoftI2C", soft_new, "scl, sda, *, freq=400000, timeout=50000"),
                            .repr = i2c_repr,
                            .attributes = i2c_attributes,
                        });

}  // namespace adder
