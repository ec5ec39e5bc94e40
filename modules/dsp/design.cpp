// Filter design of the module dsp: functions that give a new array of float32.
#include "modules/dsp/functions.h"
#include "modules/dsp/kernels/fir_design.h"
#include "modules/dsp/kernels/weighting.h"

namespace adder::dsp {
namespace {

constexpr char shape_names[] = "lowpass highpass bandpass bandstop";

// The array that was designed; ValueError when that could not be.
Value designed(Call& c, Array* values, bool good,
               Message wanted = ": frequencies must lie between 0 and rate/2, q above 0"_m) {
  if (good) return to_value(values);
  return c.wrong(wanted);
}

}  // namespace

Value butterworth(Call& c) {
  int shape = c.choice(3, shape_names), order = int(c.whole(0));
  Array* sos = shape < 0 ? nullptr : c.make_floats(butterworth_sections(order, Shape(shape)) * 6);
  if (!sos) return Failed{};
  return designed(c, sos,
                  design_butterworth(order, Shape(shape), c.number(1), c.number(4), c.number(2), floats_of(sos)));
}
Value notch(Call& c) {
  Array* sos = c.make_floats(6);
  if (!sos) return Failed{};
  return designed(c, sos, design_notch(c.number(0), c.number(1), c.number(2), floats_of(sos)));
}
Value peaking(Call& c) {
  Array* sos = c.make_floats(6);
  if (!sos) return Failed{};
  return designed(c, sos, design_peaking(c.number(0), c.number(1), c.number(2), c.number(3), floats_of(sos)));
}
Value shelf(Call& c) {
  int side = c.choice(0, "low high");
  Array* sos = side < 0 ? nullptr : c.make_floats(6);
  if (!sos) return Failed{};
  return designed(c, sos,
                  design_shelf(Shelf(side), c.number(1), c.number(4), c.number(2), c.number(3), floats_of(sos)));
}
Value weighting(Call& c) {
  int kind = c.choice(0, weighting_names);
  auto which = Weighting(kind);
  Array* sos = kind < 0 ? nullptr : c.make_floats(which == Weighting::Z ? 6 : weighting_sections(which) * 6);
  if (!sos) return Failed{};
  Span<float> rows = floats_of(sos);
  bool good = true;
  if (which == Weighting::Z)
    rows[0] = rows[3] = 1;  // one section that changes nothing
  else
    good = design_weighting(which, c.number(1), rows);
  return designed(c, sos, good, " argument 'rate' must be in 4000..200000 Hz"_m);
}
Value fir(Call& c) {
  int shape = c.choice(3, shape_names);
  int shaped_by = shape < 0 ? -1 : c.choice(5, window_names);
  Array* taps = shaped_by < 0 ? nullptr : c.make_floats(c.whole(0));
  if (!taps) return Failed{};
  return designed(
      c, taps,
      design_fir(Shape(shape), c.number(1), c.number(4), c.number(2), Window(shaped_by), c.number(6), floats_of(taps)),
      ": frequencies must lie between 0 and rate/2, taps odd for highpass and bandstop"_m);
}
Value window(Call& c) {
  int shape = c.choice(0, window_names);
  Array* values = shape < 0 ? nullptr : c.make_floats(c.whole(1));
  if (!values) return Failed{};
  make_window(Window(shape), c.truth(2), floats_of(values), c.number(3));
  return to_value(values);
}
Value gain(Call& c) {
  if (c.items(0) % 6) return c.wrong(0, "must have 6 values a section"_m);
  return c.result(float(sos_gain(c.floats(0), c.number(1), c.number(2))));
}

}  // namespace adder::dsp
