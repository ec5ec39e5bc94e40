// Conversion and arithmetic of whole arrays in the module dsp.
#include "modules/dsp/functions.h"
#include "modules/dsp/kernels/convert.h"
#include "modules/dsp/kernels/mel.h"
#include "modules/dsp/kernels/vector.h"

namespace adder::dsp {

// int16 to float32 (full scale 1), float32 to int16 (rounded, saturated), uint8 to float32 (255 is 1).
Value convert(Call& c) {
  char from = c.view(0).typecode, to = c.view(1).typecode;
  bool given = c.given(2);
  float gain = c.number(2);
  if (from == 'h' && to == 'f')
    int16_to_float(c.ints(0), c.floats(1), given ? gain : q15_step);
  else if (from == 'f' && to == 'h')
    float_to_int16(c.floats(0), c.ints(1), given ? gain : 32768.0f);
  else if (from == 'B' && to == 'f')
    uint8_to_float(c.bytes(0), c.floats(1), given ? gain : 1.0f / 255.0f, 0);
  else
    return c.wrong(" goes from 'h' or 'B' to 'f' and from 'f' to 'h', not from '%c' to '%c'"_m, from, to);
  return Value::none();
}

Value copy(Call& c) {
  const BufferView &from = c.view(0), &to = c.view(1);
  if (from.typecode != to.typecode) return c.wrong(" wants two arrays of one type"_m);
  std::memmove(to.data, from.data, from.bytes);
  charge_work(c.rt, hal::Work::CopiedByte, from.bytes);
  return Value::none();
}

Value fill_it(Call& c) {
  fill(c.floats(0), c.number(1));
  return Value::none();
}
Value scale_it(Call& c) {
  scale(c.floats(0), c.number(1), c.number(2));
  return Value::none();
}
Value multiply_it(Call& c) {
  multiply(c.floats(0), c.floats(1));
  return Value::none();
}
Value add_scaled_it(Call& c) {
  add_scaled(c.floats(0), c.floats(1), c.number(2));
  return Value::none();
}
Value decibels(Call& c) {
  charge_work(c.rt, hal::Work::Math, c.items(0));
  to_decibels(c.floats(0), c.number(1));
  return Value::none();
}

Value dot_it(Call& c) {
  if (c.view(0).typecode != c.view(1).typecode) return c.wrong(" wants two arrays of one type"_m);
  if (c.has_floats(0)) return c.result(dot(c.floats(0), c.floats(1)));
  return make_float(c.rt, Float(double(dot(c.ints(0), c.ints(1)))));
}
Value mean_it(Call& c) {
  if (c.has_floats(0)) return c.result(mean(c.floats(0)));
  size_t count = c.items(0);
  return c.result(count ? float(double(sum(c.ints(0)))) / float(count) : 0.0f);
}
Value rms_it(Call& c) { return c.result(c.has_floats(0) ? rms(c.floats(0)) : rms(c.ints(0))); }
Value peak_it(Call& c) { return c.result(c.has_floats(0) ? peak(c.floats(0)) : float(peak(c.ints(0)))); }
Value extremes_it(Call& c) {
  Extremes e = extremes(c.floats(0));
  Value both[] = {TRY(c.result(e.least)), TRY(c.result(e.greatest))};
  return make_tuple(c.rt, both);
}

}  // namespace adder::dsp
