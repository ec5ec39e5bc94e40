// machine.Pin: digital pins, and machine.Signal: a pin that may be inverted.
#include "core/types/attributes.h"
#include "core/types/text_builder.h"
#include "modules/machine/support.h"

namespace adder {

namespace {

enum ModeNumber : int { ModeIn = 0, ModeOut = 1, ModeOpenDrain = 2, ModeAlt = 3, ModeAnalog = 4, ModeAltOpenDrain = 5 };
enum PullNumber : int { PullUp = 1, PullDown = 2 };
enum TriggerBit : uint32_t { TriggerRising = hal::RisingEdge, TriggerFalling = hal::FallingEdge };

Result<hal::PinMode> mode_of(Runtime& rt, int64_t mode) {
  switch (mode) {
    case ModeIn: return hal::PinMode::Input;
    case ModeOut: return hal::PinMode::Output;
    case ModeOpenDrain: return hal::PinMode::OpenDrain;
    case ModeAlt:
    case ModeAltOpenDrain: return hal::PinMode::Alternate;
    case ModeAnalog: return hal::PinMode::Analog;
    default: return raise(rt, value_error_type, "invalid pin mode: %lld"_m, (long long)mode);
  }
}

int number_of(hal::PinMode mode) {
  switch (mode) {
    case hal::PinMode::Input: return ModeIn;
    case hal::PinMode::Output: return ModeOut;
    case hal::PinMode::OpenDrain: return ModeOpenDrain;
    case hal::PinMode::Alternate: return ModeAlt;
    case hal::PinMode::Analog: return ModeAnalog;
  }
  return ModeIn;
}

bool given(Value v) { return !v.is_empty() && !v.is_none(); }

// Mode and pull of -1 mean: as it is.
Status configure(Runtime& rt, PinObject& self, Value mode, Value pull, Value value, Value drive) {
  hal::PinConfig config = self.pin->configuration();
  bool change = false;
  if (given(mode)) {
    int64_t number = TRY(as_int64(rt, mode));
    if (number != -1) config.mode = TRY(mode_of(rt, number)), change = true;
  }
  if (!pull.is_empty()) {
    int64_t number = pull.is_none() ? 0 : TRY(as_int64(rt, pull));
    if (number > PullDown) return raise(rt, value_error_type, "invalid pull: %lld"_m, (long long)number);
    if (number != -1) {
      config.pull = number == PullUp ? hal::PinPull::Up : number == PullDown ? hal::PinPull::Down : hal::PinPull::None;
      change = true;
    }
  }
  if (given(drive)) config.drive = uint8_t(TRY(as_int64(rt, drive))), change = true;
  // The level goes first, so that an output does not glitch.
  if (given(value)) self.pin->write(TRY(truth(rt, value)));
  return change ? check_hal(rt, self.pin->configure(config), "pin ", self.pin->id()) : Status();
}

Result<PinObject*> pin_new(Runtime& rt, const Type*, Value id, Value mode, Value pull, Value value, Value drive,
                           Value alt) {
  (void)alt;
  hal::Pin* pin = TRY(pin_argument(rt, id));
  Value object = pin_object(rt, pin);
  if (object.is_error()) return Failed{};
  PinObject* self = cast<PinObject>(object);
  TRY(configure(rt, *self, mode, pull, value, drive));
  return self;
}

Status pin_init(Runtime& rt, PinObject& self, Value mode, Value pull, Value value, Value drive, Value alt) {
  (void)alt;
  return configure(rt, self, mode, pull, value, drive);
}

Value pin_value(Runtime& rt, PinObject& self, Value value) {
  if (value.is_empty() || value.is_none()) return Value::small_int(self.pin->read());
  self.pin->write(TRY(truth(rt, value)));
  return Value::none();
}

Value pin_call(Runtime& rt, Value self, const Args& args) {
  if (args.keywords || args.positional > 1) return raise(rt, type_error_type, "Pin() takes at most one value"_m);
  return pin_value(rt, *cast<PinObject>(self), args.get(0));
}

void pin_on(PinObject& self) { self.pin->write(true); }
void pin_off(PinObject& self) { self.pin->write(false); }
void pin_toggle(PinObject& self) { self.pin->toggle(); }

Value pin_mode(Runtime& rt, PinObject& self, Value mode) {
  if (mode.is_none()) return Value::small_int(number_of(self.pin->configuration().mode));
  TRY(configure(rt, self, mode, Value::empty(), Value::empty(), Value::empty()));
  return Value::none();
}

// Without argument the pull; pull(None) switches it off, so absence is told by empty().
Value pin_pull(Runtime& rt, const Args& args) {
  PinObject& self = *cast<PinObject>(args[0]);
  if (args.positional < 2) {
    hal::PinPull pull = self.pin->configuration().pull;
    return pull == hal::PinPull::None ? Value::none() : Value::small_int(pull == hal::PinPull::Up ? PullUp : PullDown);
  }
  TRY(configure(rt, self, Value::empty(), args[1], Value::empty(), Value::empty()));
  return Value::none();
}

Value pin_drive(Runtime& rt, PinObject& self, Value drive) {
  if (drive.is_none()) return Value::small_int(self.pin->configuration().drive);
  TRY(configure(rt, self, Value::empty(), Value::empty(), Value::empty(), drive));
  return Value::none();
}

Value pin_irq(Runtime& rt, PinObject& self, Value handler, uint32_t trigger, int priority, Value wake, bool hard) {
  (void)priority, (void)hard;
  if (trigger & ~uint32_t(hal::BothEdges))
    return raise(rt, value_error_type, "trigger must be IRQ_RISING, IRQ_FALLING or both"_m);
  if (!handler.is_none() && !is_callable(rt, handler))
    return raise(rt, type_error_type, "handler must be callable or None"_m);
  IrqObject* irq = make_irq(rt, to_value(&self), handler, trigger);
  if (!irq) return Value::error();
  rt.heap.store(self.irq, to_value(irq));
  bool wakes = !wake.is_none() && TRY(as_int64(rt, wake)) != 0;
  bool active = !handler.is_none() || wakes;
  TRY(set_handler(rt, hal::EventKind::PinEdge, self.pin->id(), active ? to_value(irq) : Value::empty()));
  TRY(check_hal(rt, self.pin->set_interrupt(uint8_t(active ? trigger : 0), wakes), "pin ", self.pin->id()));
  return to_value(irq);
}

Value pin_repr(Runtime& rt, Value self) {
  static constexpr const char* modes[] = {"IN", "OUT", "OPEN_DRAIN", "ANALOG", "ALT"};
  hal::Pin* pin = cast<PinObject>(self)->pin;
  hal::PinConfig config = pin->configuration();
  TextBuilder text(rt);
  text.add_format("Pin(%s, mode=%s"_m, pin->name(), modes[size_t(config.mode)]);
  if (config.pull != hal::PinPull::None)
    text.add(config.pull == hal::PinPull::Up ? ", pull=PULL_UP" : ", pull=PULL_DOWN");
  return text.add(")").finish();
}

constexpr char pull_list[] = "pull=None, /";

// Attributes of Pin.board are the pins by their names.
Value board_attribute(Runtime& rt, Value, const Str* name) {
  if (!rt.board) return Value::empty();
  int id = rt.board->find(hal::Kind::Pin, name->view());
  return id < 0 ? Value::empty() : pin_object(rt, rt.board->pin(id));
}

ROM_TYPE(pin_names_type, {
                             .name = sym<"board">,
                             .kind = Kind::Other,
                             .flags = Type::Final | Type::Abstract,
                             .native_bytes = sizeof(Object),
                             .get_attribute = board_attribute,
                         });
alignas(8) constinit const Object pin_names = {&pin_names_type};

constexpr Attribute pin_attributes[] = {
    METHOD_T("init", pin_init, "mode=-1, pull=-1, *, value=None, drive=None, alt=-1"),
    METHOD_T("value", pin_value, "x=None"),
    METHOD_T("on", pin_on, ""),
    METHOD_T("off", pin_off, ""),
    METHOD_T("high", pin_on, ""),
    METHOD_T("low", pin_off, ""),
    METHOD_T("toggle", pin_toggle, ""),
    METHOD_T("mode", pin_mode, "mode=None"),
    METHOD_P("pull", pin_pull, 1, 2, pull_list),
    METHOD_T("drive", pin_drive, "drive=None"),
    METHOD_T("irq", pin_irq, "handler=None, trigger=3, *, priority=1, wake=None, hard=False"),
    CONSTANT("IN", Value::small_int(ModeIn)),
    CONSTANT("OUT", Value::small_int(ModeOut)),
    CONSTANT("OPEN_DRAIN", Value::small_int(ModeOpenDrain)),
    CONSTANT("ALT", Value::small_int(ModeAlt)),
    CONSTANT("ALT_OPEN_DRAIN", Value::small_int(ModeAltOpenDrain)),
    CONSTANT("ANALOG", Value::small_int(ModeAnalog)),
    CONSTANT("PULL_UP", Value::small_int(PullUp)),
    CONSTANT("PULL_DOWN", Value::small_int(PullDown)),
    CONSTANT("DRIVE_0", Value::small_int(0)),
    CONSTANT("DRIVE_1", Value::small_int(1)),
    CONSTANT("DRIVE_2", Value::small_int(2)),
    CONSTANT("DRIVE_3", Value::small_int(3)),
    CONSTANT("IRQ_RISING", Value::small_int(TriggerRising)),
    CONSTANT("IRQ_FALLING", Value::small_int(TriggerFalling)),
    CONSTANT("board", &pin_names),
    CONSTANT("cpu", &pin_names),
};

}  // namespace

Value pin_object(Runtime& rt, hal::Pin* pin) {
  MachineState* state = machine_state(rt);
  if (!state) return Value::error();
  Value key = Value::small_int(pin->id());
  Value known = dict_get(rt, cast<Dict>(state->pins), key);
  if (!known.is_empty()) return known;
  PinObject* object = new_object<PinObject>(rt);
  if (!object) return Value::error();
  object->pin = pin;
  object->irq = Value::none();
  TRY(dict_set(rt, cast<Dict>(state->pins), key, to_value(object)));
  return to_value(object);
}

Result<hal::Pin*> pin_argument(Runtime& rt, Value v) {
  if (is_instance(v, pin_type)) return cast<PinObject>(v)->pin;
  if (!has_kind(v, Kind::Str) && !is_int(v))
    return raise(rt, type_error_type, "expected a Pin, a pin number or a pin name, not %T"_m, v);
  int id = TRY(peripheral_id(rt, hal::Kind::Pin, "pin", v));
  return rt.board->pin(id);
}

Result<int> pin_or_none(Runtime& rt, Value v) {
  if (v.is_empty() || v.is_none()) return -1;
  if (is_int(v) && v.is_small_int() && v.as_small_int() == -1) return -1;
  return TRY(pin_argument(rt, v))->id();
}

ROM_TYPE(pin_base_type, {
                            .name = sym<"PinBase">,
                            .kind = Kind::Instance,
                            .native_bytes = sizeof(Object),
                            .construct = object_construct,
                            .initialize = object_initialize,
                        });

ROM_TYPE(pin_type,
         {
             .name = sym<"Pin">,
             .kind = Kind::Other,
             .trace_words = {2, 1},
             .flags = Type::Final,
             .native_bytes = sizeof(PinObject),
             .construct = CONSTRUCTOR_T("Pin", pin_new, "id, mode=-1, pull=-1, *, value=None, drive=None, alt=-1"),
             .call = pin_call,
             .repr = pin_repr,
             .attributes = pin_attributes,
         });

// --- Signal

namespace {

struct SignalObject : Object {
  static constexpr const Type* type_object = &signal_type;
  Value pin;  // a Pin, or anything with a method value()
  bool invert;
};

// Signal(pin, invert=False), or the arguments of Pin with invert=.
Value signal_construct(Runtime& rt, const Type* cls, const Args& args) {
  Value invert = Value::boolean(false);
  Value values[8], names[8];
  if (args.positional < 1 || args.positional + args.keywords > 8)
    return raise(rt, type_error_type, "Signal() needs a pin"_m);
  uint32_t keywords = 0;
  for (uint32_t i = 0; i < args.positional; i++) values[i] = args[i];
  for (uint32_t i = 0; i < args.keywords; i++) {
    if (cast<Str>(args.names[i])->view() == "invert") {
      invert = args.values[args.positional + i];
    } else {
      values[args.positional + keywords] = args.values[args.positional + i];
      names[keywords++] = args.names[i];
    }
  }
  bool is_number = is_int(args[0]) || has_kind(args[0], Kind::Str);
  Value pin = is_number ? call(rt, to_value(&pin_type), Args{values, args.positional, keywords, names}) : args[0];
  if (pin.is_error()) return pin;
  SignalObject* self = new_object<SignalObject>(rt, cls);
  if (!self) return Value::error();
  self->pin = pin;
  self->invert = TRY(truth(rt, invert));
  return to_value(self);
}

Value signal_get(Runtime& rt, SignalObject& self) {
  Value level = is_instance(self.pin, pin_type) ? Value::small_int(cast<PinObject>(self.pin)->pin->read())
                                                : call_method(rt, self.pin, sym<"value">);
  if (level.is_error()) return level;
  return Value::small_int(TRY(truth(rt, level)) != self.invert);
}

Value signal_set(Runtime& rt, SignalObject& self, bool level) {
  level = level != self.invert;
  if (!is_instance(self.pin, pin_type)) return call_method(rt, self.pin, sym<"value">, Value::small_int(level));
  cast<PinObject>(self.pin)->pin->write(level);
  return Value::none();
}

Value signal_value(Runtime& rt, SignalObject& self, Value value) {
  return value.is_none() ? signal_get(rt, self) : signal_set(rt, self, TRY(truth(rt, value)));
}
Value signal_on(Runtime& rt, SignalObject& self) { return signal_set(rt, self, true); }
Value signal_off(Runtime& rt, SignalObject& self) { return signal_set(rt, self, false); }
Value signal_call(Runtime& rt, Value self, const Args& args) {
  return signal_value(rt, *cast<SignalObject>(self), args.positional ? args[0] : Value::none());
}

constexpr Attribute signal_attributes[] = {
    METHOD_T("value", signal_value, "x=None"),
    METHOD_T("on", signal_on, ""),
    METHOD_T("off", signal_off, ""),
};

}  // namespace

ROM_TYPE(signal_type, {
                          .name = sym<"Signal">,
                          .kind = Kind::Other,
                          .trace_words = {1, 1},
                          .native_bytes = sizeof(SignalObject),
                          .construct = signal_construct,
                          .call = signal_call,
                          .attributes = signal_attributes,
                      });

}  // namespace adder
