// machine.CAN: classic CAN frames.
#include "modules/machine/support.h"

namespace adder {

namespace {

struct CanObject : Object {
  static constexpr const Type* type_object = &can_type;
  hal::Can* can;
  Value irq;
};

enum FrameFlag : uint32_t { FlagRemote = 1, FlagExtended = 2 };

Status check(Runtime& rt, const CanObject& self, hal::HalError error) {
  return check_hal(rt, error, "CAN ", self.can->id());
}

Status configure(Runtime& rt, CanObject& self, int64_t bitrate, int mode) {
  if (mode < 0 || mode > int(hal::CanMode::SilentLoopback))
    return raise(rt, value_error_type, "unknown CAN mode %d"_m, mode);
  if (bitrate < 1000 || bitrate > 1'000'000)
    return raise(rt, value_error_type, "bitrate must be 1000 to 1000000, not %lld"_m, (long long)bitrate);
  return check(rt, self, self.can->configure({uint32_t(bitrate), hal::CanMode(mode)}));
}

Result<CanObject*> can_new(Runtime& rt, const Type* cls, Value id, int64_t bitrate, int mode) {
  int number = TRY(peripheral_id(rt, hal::Kind::Can, "CAN", id));
  CanObject* self = new_object<CanObject>(rt, cls);
  if (!self) return Failed{};
  self->can = rt.board->can(number);
  self->irq = Value::none();
  TRY(configure(rt, *self, bitrate, mode));
  return self;
}
Status can_init(Runtime& rt, CanObject& self, int64_t bitrate, int mode) { return configure(rt, self, bitrate, mode); }
Status can_deinit(Runtime& rt, CanObject& self) {
  TRY(set_handler(rt, hal::EventKind::CanReceived, self.can->id(), Value::empty()));
  return check(rt, self, self.can->stop());
}

Status can_send(Runtime& rt, CanObject& self, uint32_t id, Bytes data, uint32_t flags) {
  if (data.size() > 8) return raise(rt, value_error_type, "a frame holds at most 8 bytes, not %zu"_m, data.size());
  hal::CanFrame frame = {id, (flags & FlagExtended) != 0, (flags & FlagRemote) != 0, uint8_t(data.size()), {}};
  for (size_t i = 0; i < data.size(); i++) frame.data[i] = data[i];
  return check(rt, self, self.can->send(frame));
}

// [id, data, flags, errors], or None.
Value can_recv(Runtime& rt, CanObject& self) {
  hal::CanFrame frame = {};
  hal::HalError error = self.can->receive(frame);
  if (error == hal::HalError::TryAgain) return Value::none();
  TRY(check(rt, self, error));
  Value data = make_bytes(rt, {frame.data, frame.length});
  if (data.is_error()) return data;
  uint32_t flags = (frame.remote ? unsigned(FlagRemote) : 0) | (frame.extended ? unsigned(FlagExtended) : 0);
  Value items[] = {make_uint(rt, frame.id), data, Value::small_int(SignedWord(flags)), Value::small_int(0)};
  return make_list(rt, items);
}

// Filters are (id, mask) or (id, mask, flags); None lets everything pass.
Status can_set_filters(Runtime& rt, CanObject& self, Value filters) {
  constexpr SignedWord most = 16;
  hal::CanFilter list[most];
  if (filters.is_none()) return check(rt, self, self.can->set_filters({}));
  Value items = TRY(sequence_to_tuple(rt, filters));
  Tuple* tuple = cast<Tuple>(items);
  if (tuple->size > most) return raise(rt, value_error_type, "at most 16 filters"_m);
  for (SignedWord i = 0; i < tuple->size; i++) {
    Value filter = TRY(sequence_to_tuple(rt, tuple->items()[i]));
    Tuple* parts = cast<Tuple>(filter);
    if (parts->size < 2 || parts->size > 3)
      return raise(rt, value_error_type, "a filter is (id, mask) or (id, mask, flags)"_m);
    int64_t flags = parts->size == 3 ? TRY(as_int64(rt, parts->items()[2])) : 0;
    list[i] = {uint32_t(TRY(as_int64(rt, parts->items()[0]))), uint32_t(TRY(as_int64(rt, parts->items()[1]))),
               (flags & FlagExtended) != 0};
  }
  return check(rt, self, self.can->set_filters({list, size_t(tuple->size)}));
}

int can_state(CanObject& self) { return int(self.can->state()); }
uint64_t can_any(CanObject& self) { return self.can->available(); }

Value can_irq(Runtime& rt, CanObject& self, Value handler, uint32_t trigger, bool hard) {
  (void)hard;
  IrqObject* irq = make_irq(rt, to_value(&self), handler, trigger);
  if (!irq) return Value::error();
  rt.heap.store(self.irq, to_value(irq));
  TRY(set_handler(rt, hal::EventKind::CanReceived, self.can->id(), handler.is_none() ? Value::empty() : to_value(irq)));
  return to_value(irq);
}

constexpr Attribute can_attributes[] = {
    METHOD_T("init", can_init, "bitrate=500000, mode=0"),
    METHOD_T("deinit", can_deinit, ""),
    METHOD_T("send", can_send, "id, data, flags=0"),
    METHOD_T("recv", can_recv, ""),
    METHOD_T("any", can_any, ""),
    METHOD_T("set_filters", can_set_filters, "filters"),
    METHOD_T("state", can_state, ""),
    METHOD_T("irq", can_irq, "handler=None, trigger=1, hard=False"),
    CONSTANT("MODE_NORMAL", Value::small_int(int(hal::CanMode::Normal))),
    CONSTANT("MODE_LOOPBACK", Value::small_int(int(hal::CanMode::Loopback))),
    CONSTANT("MODE_SILENT", Value::small_int(int(hal::CanMode::Silent))),
    CONSTANT("MODE_SILENT_LOOPBACK", Value::small_int(int(hal::CanMode::SilentLoopback))),
    CONSTANT("STATE_STOPPED", Value::small_int(int(hal::CanState::Stopped))),
    CONSTANT("STATE_ACTIVE", Value::small_int(int(hal::CanState::Active))),
    CONSTANT("STATE_WARNING", Value::small_int(int(hal::CanState::Warning))),
    CONSTANT("STATE_PASSIVE", Value::small_int(int(hal::CanState::Passive))),
    CONSTANT("STATE_BUS_OFF", Value::small_int(int(hal::CanState::BusOff))),
    CONSTANT("FLAG_RTR", Value::small_int(FlagRemote)),
    CONSTANT("FLAG_EXT_ID", Value::small_int(FlagExtended)),
    CONSTANT("IRQ_RX", Value::small_int(1)),
};

}  // namespace

ROM_TYPE(can_type, {
                       .name = sym<"CAN">,
                       .kind = Kind::Other,
                       .trace_words = {2, 1},
                       .native_bytes = sizeof(CanObject),
                       .construct = CONSTRUCTOR_T("CAN", can_new, "id, bitrate=500000, mode=0"),
                       .attributes = can_attributes,
                   });

}  // namespace adder
