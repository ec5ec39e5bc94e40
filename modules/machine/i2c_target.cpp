// machine.I2CTarget: the board answers a controller elsewhere, as a memory or byte by byte.
#include "core/types/bytes.h"
#include "modules/machine/support.h"

namespace adder {

namespace {

struct TargetObject : Object {
  static constexpr const Type* type_object = &i2c_target_type;
  Value irq;
  Value memory;  // the buffer that the hardware reads and writes; held while in use
  hal::I2cTarget* target;
};

Status check(Runtime& rt, const TargetObject& self, hal::HalError error) {
  return check_hal(rt, error, "I2C target ", self.target->id());
}

void let_go(TargetObject& self) {
  if (!self.memory.is_none()) release_buffer(self.memory);
  self.memory = Value::none();
}

Result<TargetObject*> target_new(Runtime& rt, const Type* cls, Value id, int64_t addr, int addrsize, Value mem,
                                 int mem_addrsize, Value scl, Value sda) {
  int number = TRY(peripheral_id(rt, hal::Kind::I2cTarget, "I2C target", id));
  TRY(check_pins(rt, hal::Kind::I2cTarget, number, "I2CTarget", {scl, sda}));
  if (addrsize != 7) return raise(rt, value_error_type, "addrsize must be 7, not %d"_m, addrsize);
  if (addr < 8 || addr > 0x77) return raise(rt, value_error_type, "addr must be 8 to 119, not %lld"_m, (long long)addr);
  if (mem_addrsize < 0 || mem_addrsize > 32 || mem_addrsize % 8)
    return raise(rt, value_error_type, "mem_addrsize must be 0, 8, 16, 24 or 32, not %d"_m, mem_addrsize);
  TargetObject* self = new_object<TargetObject>(rt, cls);
  if (!self) return Failed{};
  self->irq = self->memory = Value::none();
  self->target = rt.board->i2c_target(number);
  hal::I2cTargetConfig config;
  config.address = uint8_t(addr);
  config.address_bytes = uint8_t(mem_addrsize / 8);
  if (!mem.is_none()) {
    BufferView view = TRY(get_buffer(rt, mem, true));
    if (view.bytes == 0) return raise(rt, value_error_type, "mem must not be empty"_m);
    config.memory = view.writable();
    hold_buffer(mem);
    self->memory = mem;
  }
  hal::HalError error = self->target->configure(config);
  if (error != hal::HalError::None) let_go(*self);
  TRY(check(rt, *self, error));
  // The table of handlers keeps the object, and so the memory, as long as the hardware uses it.
  IrqObject* irq = make_irq(rt, to_value(self), Value::none(), 0);
  if (!irq) return Failed{};
  rt.heap.store(self->irq, to_value(irq));
  TRY(set_handler(rt, hal::EventKind::I2cTarget, number, to_value(irq)));
  return self;
}

Status target_deinit(Runtime& rt, TargetObject& self) {
  hal::HalError error = self.target->stop();
  let_go(self);
  TRY(set_handler(rt, hal::EventKind::I2cTarget, self.target->id(), Value::empty()));
  return check(rt, self, error);
}

Result<uint64_t> target_readinto(Runtime& rt, TargetObject& self, BufferView buf) {
  if (buf.readonly) return raise(rt, type_error_type, "readinto() needs a writable buffer"_m);
  return uint64_t(self.target->read(buf.writable()));
}
uint64_t target_write(TargetObject& self, Bytes buf) { return self.target->write(buf); }

Value target_memaddr(Runtime& rt, Value self) {
  return make_uint(rt, cast<TargetObject>(self)->target->memory_address());
}

Value target_irq(Runtime& rt, TargetObject& self, Value handler, uint32_t trigger, bool hard) {
  (void)hard;
  if (!handler.is_none() && !is_callable(rt, handler))
    return raise(rt, type_error_type, "handler must be callable or None"_m);
  IrqObject* irq = cast<IrqObject>(self.irq);
  rt.heap.store(irq->handler, handler);
  irq->trigger = trigger;
  TRY(check(rt, self, self.target->set_interrupt(uint8_t(handler.is_none() ? 0 : trigger))));
  return self.irq;
}

constexpr Attribute target_attributes[] = {
    METHOD_T("deinit", target_deinit, ""),
    METHOD_T("readinto", target_readinto, "buf, /"),
    METHOD_T("write", target_write, "buf, /"),
    PROPERTY("memaddr", target_memaddr),
    METHOD_T("irq", target_irq, "handler=None, trigger=48, hard=False"),
    CONSTANT("IRQ_ADDR_MATCH_READ", Value::small_int(hal::TargetAddressedToRead)),
    CONSTANT("IRQ_ADDR_MATCH_WRITE", Value::small_int(hal::TargetAddressedToWrite)),
    CONSTANT("IRQ_READ_REQ", Value::small_int(hal::TargetReadRequest)),
    CONSTANT("IRQ_WRITE_REQ", Value::small_int(hal::TargetWriteRequest)),
    CONSTANT("IRQ_END_READ", Value::small_int(hal::TargetReadEnd)),
    CONSTANT("IRQ_END_WRITE", Value::small_int(hal::TargetWriteEnd)),
};

}  // namespace

ROM_TYPE(i2c_target_type,
         {
             .name = sym<"I2CTarget">,
             .kind = Kind::Other,
             .trace_words = {1, 2},
             .native_bytes = sizeof(TargetObject),
             .construct = CONSTRUCTOR_T("I2CTarget", target_new,
                                        "id, addr, *, addrsize=7, mem=None, mem_addrsize=8, scl=None, sda=None"),
             .attributes = target_attributes,
         });

}  // namespace adder
