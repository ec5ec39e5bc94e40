// machine.Counter and machine.Encoder: pulses and quadrature counted by hardware.
#include "modules/machine/support.h"

namespace adder {

namespace {

struct CounterObject : Object {
  static constexpr const Type* type_object = &counter_type;
  hal::Counter* counter;
  Value irq;
};

Result<CounterObject*> self_of(Runtime& rt, Value v) {
  if (is_instance(v, counter_type) || is_instance(v, encoder_type)) return cast<CounterObject>(v);
  return raise(rt, type_error_type, "expected a Counter or Encoder, not %T"_m, v);
}

Status check(Runtime& rt, const CounterObject& self, hal::HalError error) {
  return check_hal(rt, error, "Counter ", self.counter->id());
}

enum Direction : int { Up = 1, Down = -1 };

Result<CounterObject*> make(Runtime& rt, const Type* cls, int id) {
  hal::Board* board = TRY(need_board(rt));
  hal::Counter* counter = board->counter(id);
  if (!counter) return raise_missing(rt, hal::Kind::Counter, "Counter", id);
  CounterObject* self = new_object<CounterObject>(rt, cls);
  if (!self) return Failed{};
  self->counter = counter;
  self->irq = Value::none();
  return self;
}

// A direction is a constant, or a pin that tells it.
Status configure_counter(Runtime& rt, CounterObject& self, Value src, Value direction, uint32_t edge,
                         uint32_t filter_ns) {
  hal::CounterConfig config;
  config.pin_a = TRY(pin_argument(rt, src))->id();
  config.edges = uint8_t(edge);
  config.filter_ns = filter_ns;
  if (is_int(direction) && direction.is_small_int())
    config.down = direction.as_small_int() == Down;
  else if (!direction.is_empty() && !direction.is_none())
    config.pin_b = TRY(pin_argument(rt, direction))->id();
  if (edge == 0 || edge > hal::BothEdges) return raise(rt, value_error_type, "edge must be RISING, FALLING or both"_m);
  return check(rt, self, self.counter->configure(config));
}

Result<CounterObject*> counter_new(Runtime& rt, const Type* cls, int id, Value src, Value direction, uint32_t edge,
                                   uint32_t filter_ns) {
  CounterObject* self = TRY(make(rt, cls, id));
  TRY(configure_counter(rt, *self, src, direction, edge, filter_ns));
  return self;
}
Status counter_init(Runtime& rt, CounterObject& self, Value src, Value direction, uint32_t edge, uint32_t filter_ns) {
  return configure_counter(rt, self, src, direction, edge, filter_ns);
}

Status configure_encoder(Runtime& rt, CounterObject& self, Value phase_a, Value phase_b, uint32_t filter_ns, int phases,
                         Value index, bool index_resets) {
  if (phases != 1 && phases != 2 && phases != 4)
    return raise(rt, value_error_type, "phases must be 1, 2 or 4, not %d"_m, phases);
  hal::CounterConfig config;
  config.quadrature = true;
  config.pin_a = TRY(pin_argument(rt, phase_a))->id();
  config.pin_b = TRY(pin_argument(rt, phase_b))->id();
  config.index_pin = TRY(pin_or_none(rt, index));
  config.index_resets = index_resets || config.index_pin >= 0;
  config.filter_ns = filter_ns;
  config.phases = uint8_t(phases);
  return check(rt, self, self.counter->configure(config));
}

Result<CounterObject*> encoder_new(Runtime& rt, const Type* cls, int id, Value phase_a, Value phase_b,
                                   uint32_t filter_ns, int phases, Value index) {
  CounterObject* self = TRY(make(rt, cls, id));
  TRY(configure_encoder(rt, *self, phase_a, phase_b, filter_ns, phases, index, false));
  return self;
}
Status encoder_init(Runtime& rt, Value object, Value phase_a, Value phase_b, uint32_t filter_ns, int phases,
                    Value index) {
  CounterObject* self = TRY(self_of(rt, object));
  return configure_encoder(rt, *self, phase_a, phase_b, filter_ns, phases, index, false);
}

Status counter_deinit(Runtime& rt, Value object) {
  CounterObject* self = TRY(self_of(rt, object));
  TRY(set_handler(rt, hal::EventKind::Counter, self->counter->id(), Value::empty()));
  return check(rt, *self, self->counter->stop());
}

// value() is the count; value(n) sets it and returns what it was.
Value counter_value(Runtime& rt, Value object, Value value) {
  CounterObject* self = TRY(self_of(rt, object));
  int64_t now = self->counter->value();
  if (!value.is_none()) self->counter->set_value(TRY(as_int64(rt, value)));
  return make_int(rt, now);
}

Value counter_irq(Runtime& rt, Value object, Value handler, uint32_t trigger, Value value, bool hard) {
  (void)hard;
  CounterObject* self = TRY(self_of(rt, object));
  IrqObject* irq = make_irq(rt, object, handler, trigger);
  if (!irq) return Value::error();
  rt.heap.store(self->irq, to_value(irq));
  bool match = (trigger & hal::CounterMatched) && !handler.is_none();
  int64_t wanted = value.is_none() ? 0 : TRY(as_int64(rt, value));
  TRY(set_handler(rt, hal::EventKind::Counter, self->counter->id(),
                  handler.is_none() ? Value::empty() : to_value(irq)));
  TRY(check(rt, *self, self->counter->set_match(wanted, match)));
  return to_value(irq);
}

constexpr Attribute counter_attributes[] = {
    METHOD_T("init", counter_init, "src, *, direction=1, edge=1, filter_ns=0"),
    METHOD_T("deinit", counter_deinit, ""),
    METHOD_T("value", counter_value, "value=None"),
    METHOD_T("irq", counter_irq, "handler=None, trigger=1, value=None, hard=False"),
    CONSTANT("UP", Value::small_int(Up)),
    CONSTANT("DOWN", Value::small_int(Down)),
    CONSTANT("RISING", Value::small_int(hal::RisingEdge)),
    CONSTANT("FALLING", Value::small_int(hal::FallingEdge)),
    CONSTANT("IRQ_MATCH", Value::small_int(hal::CounterMatched)),
};
constexpr Attribute encoder_attributes[] = {
    METHOD_T("init", encoder_init, "phase_a, phase_b, *, filter_ns=0, phases=4, index=None"),
    METHOD_T("deinit", counter_deinit, ""),
    METHOD_T("value", counter_value, "value=None"),
    METHOD_T("irq", counter_irq, "handler=None, trigger=1, value=None, hard=False"),
    CONSTANT("IRQ_MATCH", Value::small_int(hal::CounterMatched)),
    CONSTANT("IRQ_INDEX", Value::small_int(hal::CounterZero)),
};

}  // namespace

ROM_TYPE(counter_type,
         {
             .name = sym<"Counter">,
             .kind = Kind::Other,
             .trace_words = {2, 1},
             .native_bytes = sizeof(CounterObject),
             .construct = CONSTRUCTOR_T("Counter", counter_new, "id, src, *, direction=1, edge=1, filter_ns=0"),
             .attributes = counter_attributes,
         });
ROM_TYPE(encoder_type, {
                           .name = sym<"Encoder">,
                           .kind = Kind::Other,
                           .trace_words = {2, 1},
                           .native_bytes = sizeof(CounterObject),
                           .construct = CONSTRUCTOR_T("Encoder", encoder_new,
                                                      "id, phase_a, phase_b, *, filter_ns=0, phases=4, index=None"),
                           .attributes = encoder_attributes,
                       });

}  // namespace adder
