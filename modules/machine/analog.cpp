// machine.ADC, ADCBlock, DAC, PWM, TouchPad.
#include "core/types/text_builder.h"
#include "modules/machine/support.h"

namespace adder {

namespace {

// --- ADC

struct AdcObject : Object {
  static constexpr const Type* type_object = &adc_type;
  hal::Adc* adc;
  uint8_t width;  // of read(), bits
};
struct AdcBlockObject : Object {
  static constexpr const Type* type_object = &adc_block_type;
  int block;
  uint8_t bits;
};

// A channel number, or a pin that has a channel.
Result<hal::Adc*> adc_argument(Runtime& rt, Value source, int block) {
  hal::Board* board = TRY(need_board(rt));
  if (is_int(source)) {
    int64_t number = TRY(as_int64(rt, source));
    hal::Adc* adc = board->adc(int(number));
    if (adc && (block < 0 || adc->block() == block)) return adc;
    int on_pin = board->find_on_pin(hal::Kind::Adc, int(number));
    if (on_pin >= 0) return board->adc(on_pin);
    return raise_missing(rt, hal::Kind::Adc, "ADC channel", number);
  }
  int pin = TRY(pin_argument(rt, source))->id();
  int id = board->find_on_pin(hal::Kind::Adc, pin);
  if (id < 0) return raise(rt, value_error_type, "pin %d has no ADC on this board"_m, pin);
  return board->adc(id);
}

// Attenuation of 0, 2.5, 6, 11 dB: full scale in microvolts, as on the ESP32.
constexpr uint32_t attenuation_uv[] = {950'000, 1'250'000, 1'750'000, 2'450'000};

Status configure_adc(Runtime& rt, AdcObject& self, uint32_t sample_ns, Value atten, uint8_t bits) {
  hal::AdcConfig config;
  config.sample_ns = sample_ns;
  config.bits = bits;
  if (!atten.is_none()) {
    int64_t number = TRY(as_int64(rt, atten));
    if (number < 0 || number >= int64_t(std::size(attenuation_uv)))
      return raise(rt, value_error_type, "atten must be ATTN_0DB to ATTN_11DB, not %lld"_m, (long long)number);
    config.full_scale_uv = attenuation_uv[number];
  }
  return check_hal(rt, self.adc->configure(config), "ADC ", self.adc->id());
}

Value make_adc(Runtime& rt, const Type* cls, hal::Adc* adc, uint8_t bits) {
  AdcObject* self = new_object<AdcObject>(rt, cls);
  if (!self) return Value::error();
  self->adc = adc;
  self->width = bits ? bits : 12;
  return to_value(self);
}

Result<AdcObject*> adc_new(Runtime& rt, const Type* cls, Value id, uint32_t sample_ns, Value atten) {
  hal::Adc* adc = TRY(adc_argument(rt, id, -1));
  Value object = make_adc(rt, cls, adc, 0);
  if (object.is_error()) return Failed{};
  AdcObject* self = cast<AdcObject>(object);
  TRY(configure_adc(rt, *self, sample_ns, atten, 0));
  return self;
}

Status adc_init(Runtime& rt, AdcObject& self, uint32_t sample_ns, Value atten) {
  return configure_adc(rt, self, sample_ns, atten, 0);
}
Status adc_deinit(AdcObject&) { return {}; }

template <class T>
Result<uint32_t> reading(Runtime& rt, AdcObject& self, hal::HalResult<T> result) {
  if (!result.ok()) return raise_hal(rt, result.error(), "ADC ", self.adc->id());
  return uint32_t(result.value());
}
Result<uint32_t> adc_read_u16(Runtime& rt, AdcObject& self) { return reading(rt, self, self.adc->read_u16()); }
Result<uint32_t> adc_read_uv(Runtime& rt, AdcObject& self) { return reading(rt, self, self.adc->read_uv()); }
Result<uint32_t> adc_read(Runtime& rt, AdcObject& self) { return TRY(adc_read_u16(rt, self)) >> (16 - self.width); }
Status adc_atten(Runtime& rt, AdcObject& self, Value atten) { return configure_adc(rt, self, 0, atten, 0); }
Value adc_width(Runtime& rt, AdcObject& self, int bits) {
  if (bits < 0) return Value::small_int(self.width);
  if (bits < 9 || bits > 12) return raise(rt, value_error_type, "width must be 9 to 12 bits, not %d"_m, bits);
  self.width = uint8_t(bits);
  return Value::none();
}

Value adc_block(Runtime& rt, AdcObject& self) {
  AdcBlockObject* block = new_object<AdcBlockObject>(rt);
  if (!block) return Value::error();
  block->block = self.adc->block();
  block->bits = self.width;
  return to_value(block);
}

Value adc_repr(Runtime& rt, Value self) {
  hal::Adc* adc = cast<AdcObject>(self)->adc;
  TextBuilder text(rt);
  return text.add_format("ADC(channel=%d, pin=%d, bits=%d)"_m, adc->id(), adc->pin(), int(adc->bits())).finish();
}

constexpr Attribute adc_attributes[] = {
    METHOD_T("init", adc_init, "*, sample_ns=0, atten=None"),
    METHOD_T("deinit", adc_deinit, ""),
    METHOD_T("read_u16", adc_read_u16, ""),
    METHOD_T("read_uv", adc_read_uv, ""),
    METHOD_T("read", adc_read, ""),
    METHOD_T("atten", adc_atten, "atten"),
    METHOD_T("width", adc_width, "bits=-1"),
    METHOD_T("block", adc_block, ""),
    CONSTANT("ATTN_0DB", Value::small_int(0)),
    CONSTANT("ATTN_2_5DB", Value::small_int(1)),
    CONSTANT("ATTN_6DB", Value::small_int(2)),
    CONSTANT("ATTN_11DB", Value::small_int(3)),
    CONSTANT("WIDTH_9BIT", Value::small_int(9)),
    CONSTANT("WIDTH_10BIT", Value::small_int(10)),
    CONSTANT("WIDTH_11BIT", Value::small_int(11)),
    CONSTANT("WIDTH_12BIT", Value::small_int(12)),
};

// --- ADCBlock

Result<AdcBlockObject*> block_new(Runtime& rt, const Type* cls, int id, int bits) {
  hal::Board* board = TRY(need_board(rt));
  bool exists = false;
  for (size_t i = 0; i < board->count(hal::Kind::Adc); i++)
    exists |= board->adc(board->describe(hal::Kind::Adc, i).id)->block() == id;
  if (!exists) return raise(rt, value_error_type, "there is no ADC block %d on this board"_m, id);
  AdcBlockObject* self = new_object<AdcBlockObject>(rt, cls);
  if (!self) return Failed{};
  self->block = id;
  self->bits = uint8_t(bits < 0 ? 0 : bits);
  return self;
}

void block_init(AdcBlockObject& self, int bits) { self.bits = uint8_t(bits < 0 ? self.bits : bits); }

// connect(channel), connect(pin), connect(channel, pin).
Value block_connect(Runtime& rt, AdcBlockObject& self, Value source, Value pin) {
  hal::Adc* adc = TRY(adc_argument(rt, source, self.block));
  if (!pin.is_none()) {
    int wanted = TRY(pin_argument(rt, pin))->id();
    if (adc->pin() != wanted)
      return raise(rt, value_error_type, "ADC channel %d is wired to pin %d on this board, not to pin %d"_m, adc->id(),
                   adc->pin(), wanted);
  }
  Value object = make_adc(rt, &adc_type, adc, self.bits);
  if (object.is_error()) return object;
  TRY(configure_adc(rt, *cast<AdcObject>(object), 0, Value::none(), self.bits));
  return object;
}

constexpr Attribute block_attributes[] = {
    METHOD_T("init", block_init, "*, bits=-1"),
    METHOD_T("connect", block_connect, "source, pin=None"),
};

// --- DAC

struct DacObject : Object {
  static constexpr const Type* type_object = &dac_type;
  hal::Dac* dac;
  uint8_t bits;
};

Result<DacObject*> dac_new(Runtime& rt, const Type* cls, Value id, int bits) {
  hal::Board* board = TRY(need_board(rt));
  hal::Dac* dac = nullptr;
  if (is_int(id)) dac = board->dac(int(TRY(as_int64(rt, id))));
  if (!dac) {
    int pin = TRY(pin_argument(rt, id))->id();
    int found = board->find_on_pin(hal::Kind::Dac, pin);
    if (found < 0) return raise(rt, value_error_type, "pin %d has no DAC on this board"_m, pin);
    dac = board->dac(found);
  }
  if (bits < 1 || bits > 16) return raise(rt, value_error_type, "bits must be 1 to 16, not %d"_m, bits);
  DacObject* self = new_object<DacObject>(rt, cls);
  if (!self) return Failed{};
  self->dac = dac;
  self->bits = uint8_t(bits);
  return self;
}

// The value counts in the bits asked for, whatever the converter has.
Status dac_write(Runtime& rt, DacObject& self, uint32_t value) {
  if (value >> self.bits)
    return raise(rt, value_error_type, "value must be in 0..%u, not %u"_m, (1u << self.bits) - 1, value);
  uint8_t there = self.dac->bits();
  uint32_t raw = there >= self.bits ? value << (there - self.bits) : value >> (self.bits - there);
  // Full scale stays full scale when the converter is wider.
  if (value == (1u << self.bits) - 1) raw = (1u << there) - 1;
  return check_hal(rt, self.dac->write_raw(raw), "DAC ", self.dac->id());
}
Status dac_deinit(DacObject&) { return {}; }

constexpr Attribute dac_attributes[] = {
    METHOD_T("write", dac_write, "value"),
    METHOD_T("deinit", dac_deinit, ""),
};

// --- PWM

struct PwmObject : Object {
  static constexpr const Type* type_object = &pwm_type;
  hal::Pwm* pwm;
  uint32_t frequency;  // Hz; 0: not set yet
  uint32_t duty_u16;
  uint64_t duty_ns;  // counts when by_ns
  bool by_ns, invert;
};

Status apply_pwm(Runtime& rt, PwmObject& self) {
  if (self.frequency == 0) return {};
  hal::PwmConfig config;
  config.period_ns = hal::ns_per_s / self.frequency;
  config.high_ns = self.by_ns ? self.duty_ns : config.period_ns * self.duty_u16 / 65535;
  config.invert = self.invert;
  if (config.high_ns > config.period_ns)
    return raise(rt, value_error_type, "duty_ns %llu is longer than the period of %llu ns"_m,
                 (unsigned long long)config.high_ns, (unsigned long long)config.period_ns);
  return check_hal(rt, self.pwm->configure(config), "PWM ", self.pwm->pin());
}

Status set_pwm(Runtime& rt, PwmObject& self, Value freq, Value duty_u16, Value duty_ns, Value invert) {
  if (!freq.is_none()) {
    int64_t hz = TRY(as_int64(rt, freq));
    if (hz < 1 || hz > 100'000'000)
      return raise(rt, value_error_type, "freq must be 1 to 100000000 Hz, not %lld"_m, (long long)hz);
    self.frequency = uint32_t(hz);
  }
  if (!duty_u16.is_none()) {
    int64_t duty = TRY(as_int64(rt, duty_u16));
    if (duty < 0 || duty > 65535)
      return raise(rt, value_error_type, "duty_u16 must be in 0..65535, not %lld"_m, (long long)duty);
    self.duty_u16 = uint32_t(duty);
    self.by_ns = false;
  }
  if (!duty_ns.is_none()) {
    int64_t duty = TRY(as_int64(rt, duty_ns));
    if (duty < 0) return raise(rt, value_error_type, "duty_ns must not be negative"_m);
    self.duty_ns = uint64_t(duty);
    self.by_ns = true;
  }
  if (!invert.is_none()) self.invert = TRY(truth(rt, invert));
  return apply_pwm(rt, self);
}

Result<PwmObject*> pwm_new(Runtime& rt, const Type* cls, Value dest, Value freq, Value duty_u16, Value duty_ns,
                           Value invert) {
  hal::Pin* pin = TRY(pin_argument(rt, dest));
  hal::Pwm* pwm = rt.board->pwm_on(pin->id());
  if (!pwm) return raise(rt, value_error_type, "pin %d cannot carry PWM on this board"_m, pin->id());
  PwmObject* self = new_object<PwmObject>(rt, cls);
  if (!self) return Failed{};
  self->pwm = pwm;
  TRY(set_pwm(rt, *self, freq, duty_u16, duty_ns, invert));
  return self;
}

Status pwm_init(Runtime& rt, PwmObject& self, Value freq, Value duty_u16, Value duty_ns, Value invert) {
  return set_pwm(rt, self, freq, duty_u16, duty_ns, invert);
}
Status pwm_deinit(Runtime& rt, PwmObject& self) {
  self.frequency = 0;
  return check_hal(rt, self.pwm->configure({0, 0, self.invert}), "PWM ", self.pwm->pin());
}
Value pwm_freq(Runtime& rt, PwmObject& self, Value freq) {
  if (freq.is_none()) return Value::small_int(SignedWord(self.frequency));
  TRY(set_pwm(rt, self, freq, Value::none(), Value::none(), Value::none()));
  return Value::none();
}
uint32_t duty_now(const PwmObject& self) {
  if (!self.by_ns || self.frequency == 0) return self.duty_u16;
  uint64_t period = hal::ns_per_s / self.frequency;
  return uint32_t((self.duty_ns * 65535 + period / 2) / period);
}
Value pwm_duty_u16(Runtime& rt, PwmObject& self, Value duty) {
  if (duty.is_none()) return Value::small_int(SignedWord(duty_now(self)));
  TRY(set_pwm(rt, self, Value::none(), duty, Value::none(), Value::none()));
  return Value::none();
}
Value pwm_duty_ns(Runtime& rt, PwmObject& self, Value duty) {
  if (duty.is_none()) {
    if (self.by_ns || self.frequency == 0) return make_uint(rt, self.duty_ns);
    return make_uint(rt, hal::ns_per_s / self.frequency * self.duty_u16 / 65535);
  }
  TRY(set_pwm(rt, self, Value::none(), Value::none(), duty, Value::none()));
  return Value::none();
}
// The older form, 0 to 1023.
Value pwm_duty(Runtime& rt, PwmObject& self, Value duty) {
  if (duty.is_none()) return Value::small_int(SignedWord(duty_now(self) >> 6));
  int64_t value = TRY(as_int64(rt, duty));
  if (value < 0 || value > 1023)
    return raise(rt, value_error_type, "duty must be in 0..1023, not %lld"_m, (long long)value);
  TRY(set_pwm(rt, self, Value::none(), Value::small_int(SignedWord(value * 65535 / 1023)), Value::none(),
              Value::none()));
  return Value::none();
}

Value pwm_repr(Runtime& rt, Value self) {
  PwmObject* pwm = cast<PwmObject>(self);
  TextBuilder text(rt);
  return text.add_format("PWM(Pin(%d), freq=%u, duty_u16=%u)"_m, pwm->pwm->pin(), pwm->frequency, duty_now(*pwm))
      .finish();
}

constexpr Attribute pwm_attributes[] = {
    METHOD_T("init", pwm_init, "*, freq=None, duty_u16=None, duty_ns=None, invert=None"),
    METHOD_T("deinit", pwm_deinit, ""),
    METHOD_T("freq", pwm_freq, "value=None"),
    METHOD_T("duty", pwm_duty, "value=None"),
    METHOD_T("duty_u16", pwm_duty_u16, "value=None"),
    METHOD_T("duty_ns", pwm_duty_ns, "value=None"),
};

// --- TouchPad

struct TouchObject : Object {
  static constexpr const Type* type_object = &touch_type;
  hal::Touch* touch;
  uint32_t threshold;
};

Result<TouchObject*> touch_new(Runtime& rt, const Type* cls, Value pin) {
  int number = TRY(pin_argument(rt, pin))->id();
  int id = rt.board->find_on_pin(hal::Kind::Touch, number);
  if (id < 0) return raise(rt, value_error_type, "pin %d has no touch input on this board"_m, number);
  TouchObject* self = new_object<TouchObject>(rt, cls);
  if (self) self->touch = rt.board->touch(id);
  if (!self) return Failed{};
  return self;
}
Result<uint32_t> touch_read(Runtime& rt, TouchObject& self) {
  auto reading_now = self.touch->read();
  if (!reading_now.ok()) return raise_hal(rt, reading_now.error(), "touch input ", self.touch->id());
  return reading_now.value();
}
void touch_config(TouchObject& self, uint32_t threshold) { self.threshold = threshold; }

constexpr Attribute touch_attributes[] = {
    METHOD_T("read", touch_read, ""),
    METHOD_T("config", touch_config, "value"),
};

}  // namespace

ROM_TYPE(adc_type, {
                       .name = sym<"ADC">,
                       .kind = Kind::Other,
                       .native_bytes = sizeof(AdcObject),
                       .construct = CONSTRUCTOR_T("ADC", adc_new, "id, *, sample_ns=0, atten=None"),
                       .repr = adc_repr,
                       .attributes = adc_attributes,
                   });
ROM_TYPE(adc_block_type, {
                             .name = sym<"ADCBlock">,
                             .kind = Kind::Other,
                             .native_bytes = sizeof(AdcBlockObject),
                             .construct = CONSTRUCTOR_T("ADCBlock", block_new, "id, *, bits=-1"),
                             .attributes = block_attributes,
                         });
ROM_TYPE(dac_type, {
                       .name = sym<"DAC">,
                       .kind = Kind::Other,
                       .native_bytes = sizeof(DacObject),
                       .construct = CONSTRUCTOR_T("DAC", dac_new, "id, bits=8"),
                       .attributes = dac_attributes,
                   });
ROM_TYPE(pwm_type,
         {
             .name = sym<"PWM">,
             .kind = Kind::Other,
             .native_bytes = sizeof(PwmObject),
             .construct = CONSTRUCTOR_T("PWM", pwm_new, "dest, *, freq=None, duty_u16=None, duty_ns=None, invert=None"),
             .repr = pwm_repr,
             .attributes = pwm_attributes,
         });
ROM_TYPE(touch_type, {
                         .name = sym<"TouchPad">,
                         .kind = Kind::Other,
                         .native_bytes = sizeof(TouchObject),
                         .construct = CONSTRUCTOR_T("TouchPad", touch_new, "pin"),
                         .attributes = touch_attributes,
                     });

}  // namespace adder
