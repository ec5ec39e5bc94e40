// Filter design of the module dsp: functions that give a new array of float32.
#include "modules/dsp/functions.h"
#include "modules/dsp/kernels/fir_design.h"
#include "modules/dsp/kernels/weighting.h"

namespace adder::dsp {
namespace {

constexpr char shape_names[] = "lowpass highpass bandpass bandstop";
constexpr char window_names[] = "boxcar hann hamming blackman blackmanharris flattop kaiser";

// A new array of sections that fill(sos) has designed; ValueError naming the function when it could not.
template <class Fill>
Result<Array*> sections(Runtime& rt, const char* function, size_t count, Fill fill) {
  Array* sos = make_floats(rt, count * 6);
  if (!sos) return Failed{};
  if (fill(floats_of(sos))) return sos;
  return raise(rt, value_error_type, "%s(): a frequency must be above 0 and below half the rate, q above 0", function);
}

}  // namespace

Result<Array*> butterworth(Runtime& rt, uint8_t order, float frequency, float rate, string_view kind, float high) {
  auto shape = Shape(TRY(choose(rt, "butterworth", "kind", kind, shape_names)));
  if (order < 1 || order > greatest_order)
    return raise(rt, value_error_type, "butterworth() argument 'order' must be in 1..%d, not %d", greatest_order,
                 order);
  return sections(rt, "butterworth", butterworth_sections(order, shape),
                  [&](Span<float> sos) { return design_butterworth(order, shape, frequency, high, rate, sos); });
}
Result<Array*> notch(Runtime& rt, float frequency, float q, float rate) {
  return sections(rt, "notch", 1, [&](Span<float> sos) { return design_notch(frequency, q, rate, sos); });
}
Result<Array*> peaking(Runtime& rt, float frequency, float q, float gain, float rate) {
  return sections(rt, "peaking", 1, [&](Span<float> sos) { return design_peaking(frequency, q, gain, rate, sos); });
}
Result<Array*> shelf(Runtime& rt, string_view side, float frequency, float gain, float rate, float q) {
  auto which = Shelf(TRY(choose(rt, "shelf", "side", side, "low high")));
  return sections(rt, "shelf", 1, [&](Span<float> sos) { return design_shelf(which, frequency, q, gain, rate, sos); });
}
Result<Array*> weighting(Runtime& rt, string_view kind, float rate) {
  auto which = Weighting(TRY(choose(rt, "weighting", "kind", kind, "Z A C")));
  if (which == Weighting::Z)  // one section that changes nothing
    return sections(rt, "weighting", 1, [](Span<float> sos) {
      sos[0] = sos[3] = 1;
      return true;
    });
  Array* sos = make_floats(rt, weighting_sections(which) * 6);
  if (!sos) return Failed{};
  if (design_weighting(which, rate, floats_of(sos))) return sos;
  return raise(rt, value_error_type, "weighting() argument 'rate' must be in 4000..200000 Hz");
}
Result<Array*> fir(Runtime& rt, uint16_t taps, float frequency, float rate, string_view kind, float high,
                   string_view window, float beta) {
  auto shape = Shape(TRY(choose(rt, "fir", "kind", kind, shape_names)));
  auto shaped_by = Window(TRY(choose(rt, "fir", "window", window, window_names)));
  Array* result = make_floats(rt, taps);
  if (!result) return Failed{};
  if (taps > 0 && design_fir(shape, frequency, high, rate, shaped_by, beta, floats_of(result))) return result;
  return raise(rt, value_error_type,
               "fir(): frequencies must be above 0 and below half the rate, taps odd for highpass and bandstop");
}
Result<Array*> window(Runtime& rt, string_view kind, uint16_t n, bool periodic, float beta) {
  auto shape = Window(TRY(choose(rt, "window", "kind", kind, window_names)));
  Array* result = make_floats(rt, n);
  if (!result) return Failed{};
  make_window(shape, periodic, floats_of(result), beta);
  return result;
}
Result<float> gain(Runtime& rt, ArrayView<const float> sos, float frequency, float rate) {
  if (sos.size() % 6) return raise(rt, value_error_type, "gain() argument 'sos' must have 6 values a section");
  return float(sos_gain(sos, frequency, rate));
}

}  // namespace adder::dsp
