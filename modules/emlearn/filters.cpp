// emlearn_iir, emlearn_iir_q15, emlearn_fft, emlearn_arrayutils: the API of emlearn-micropython's signal processing
// modules on the objects and kernels of dsp. Names and signatures are that project's, its limits and memory errors not.
#include "modules/dsp/filters.h"
#include "modules/dsp/kernels/biquad_q15.h"
#include "modules/dsp/kernels/convert.h"
#include "modules/dsp/spectra.h"
#include "modules/emlearn/emlearn.h"
#include "modules/registry.h"

namespace adder::emlearn {
namespace {

using namespace dsp;

extern const Type iir_type, iir_q15_type, fft_type;

Status check_coefficients(Call& c) {
  if (c.items(0) % 6) return bad(c.rt, "Filter coefficients must be multiple of 6"_m);
  return c.items(0) ? Status() : bad(c.rt, "EmlError"_m);
}

// Coefficients are scipy's rows; a0 is taken to be 1.
Value iir_new(Call& c) {
  TRY(check_coefficients(c));
  Value sos = TRY(copy_of(c.rt, c.floats(0)));
  Span<float> rows = floats_of(cast<Array>(sos));
  for (size_t i = 3; i < rows.size(); i += 6) rows[i] = 1;
  return make_iir(c, iir_kind, rows);
}

// Rows b0, 0, b1, b2, -a1, -a2 with 13 fraction bits.
Value iir_q15_new(Call& c) {
  TRY(check_coefficients(c));
  size_t count = c.items(0) / 6;
  StreamFilter* self = make_filter(c, iir_q15_kind, count * sizeof(BiquadQ15), count);
  if (!self) return Failed{};
  if (biquad_q15_set_integer(c.ints(0), 13, sections_of<BiquadQ15>(*self))) return to_value(self);
  return bad(c.rt, "EmlError"_m);
}

// scipy's rows, any sequence of numbers, to an array 'h'; each times scale, towards zero.
Value convert_coefficients(Call& c) {
  Runtime& rt = c.rt;
  SignedWord count = TRY(length(rt, c.value(0)));
  if (count % 6) return raise(rt, assertion_error_type, "coefficients must be a multiple of 6"_m);
  Array* out = make_array(rt, 'h', size_t(count));
  if (!out) return Failed{};
  constexpr uint8_t place[6] = {0, 2, 3, 1, 4, 5};  // of b0 b1 b2 a0 a1 a2; a0 leaves a 0
  for (SignedWord i = 0; i < count; i++) {
    Float v = TRY(as_float(rt, TRY(get_item(rt, c.value(0), Value::small_int(i)))));
    SignedWord column = i % 6;
    if (column == 3 && v != 1) return raise(rt, assertion_error_type, "a0 must be 1.0"_m);
    v = column == 3 ? 0 : column > 3 ? -v : v;
    v *= Float(int32_t(c.whole(1)));
    if (!(v > -32769 && v < 32768)) return bad(rt, "coefficient out of range for this scale"_m);
    reinterpret_cast<int16_t*>(out->data())[i - column + place[column]] = int16_t(v);
  }
  return to_value(out);
}

// --- emlearn_fft. The peer computes its twiddles in Python; ours exist already, so fill() only checks.

Value fft_new(Call& c) {
  FftObject* self = make_fft(c, c.whole(0));
  return self ? to_value(self) : Value::error();
}
Value fill_it(Call& c, FftObject& self, bool good) {
  if (!good) return bad(c.rt, "wrong array length"_m);
  self.filled = true;
  return Value::none();
}
Value fft_fill(Call& c) {
  auto& self = c.me<FftObject>();
  return fill_it(c, self, c.items(0) == self.size / 2 && c.items(1) == self.size / 2);
}
Value fill(Call& c) {
  auto& self = *static_cast<FftObject*>(c.object(0));
  return fill_it(c, self, c.whole(1) / 2 == self.size / 2);
}
Value fft_run(Call& c) {
  auto& self = c.me<FftObject>();
  if (c.items(0) != self.size || c.items(1) != self.size) return bad(c.rt, "wrong array length"_m);
  if (!self.filled) return bad(c.rt, "fill() not called first"_m);
  if (self.plan.size == 0) return raise(c.rt, runtime_error_type, "eml_fft_forward error"_m);
  c.charge(fft_work(self.size));
  fft_forward(self.plan, c.floats(0), c.floats(1));
  return Value::none();
}

// --- emlearn_arrayutils

Value map_linear(Call& c) {
  char from = c.view(0).typecode, to = c.view(1).typecode;
  LinearMap map = {c.number(2), c.number(3), c.number(4), c.number(5)};
  if (!(map.in_min != map.in_max)) return c.wrong(" wants in_min and in_max to differ"_m);
  if (from == 'h' && to == 'f')
    linear_map(c.ints(0), c.floats(1), map);
  else if (from == 'f' && to == 'h')
    linear_map(c.floats(0), c.ints(1), map);
  else
    return bad(c.rt, "unsupported array types"_m);
  return Value::none();
}

constexpr Attribute iir_methods[] = {DELETE_ROW};
constexpr Attribute fft_methods[] = {METHOD_ROW("run", fft_type, fft_run, "F>F>!", "re, im"),
                                     METHOD_ROW("fill", fft_type, fft_fill, "FF", "sin, cos"), DELETE_ROW};

NATIVE_CLASS(iir_type, StreamFilter, "iirfilter", stream_filter_type, 1, Type::Abstract | Type::Final,
             WITH_METHODS(iir_methods))
NATIVE_CLASS(iir_q15_type, StreamFilter, "iirfilter_q15", stream_filter_type, 1, Type::Abstract | Type::Final,
             WITH_METHODS(iir_methods))
NATIVE_CLASS(fft_type, FftObject, "FFT", object_type, 1, 0, .construct = CONSTRUCTOR_ROW("FFT", fft_new, "u", "n"),
             WITH_METHODS(fft_methods))

constexpr Attribute iir_attributes[] = {ROW_OF("new", iir_type, iir_new, "F", "coefficients")};
constexpr Attribute iir_q15_attributes[] = {
    ROW_OF("new", iir_q15_type, iir_q15_new, "H", "coefficients"),
    ROW("convert_coefficients", convert_coefficients, "oi", "coefficients, scale=8191"),
};
constexpr Attribute fft_attributes[] = {TYPE("FFT", fft_type), ROW_OF("fill", fft_type, fill, "nu", "fft, n")};
constexpr Attribute arrayutils_attributes[] = {
    ROW("linear_map", map_linear, "2AA>=!ffff", "in_array, out_array, in_min, in_max, out_min, out_max"),
};

}  // namespace
}  // namespace adder::emlearn

namespace adder {
using namespace emlearn;
constinit const NativeModule emlearn_iir_module = {sym<"emlearn_iir">, iir_attributes, std::size(iir_attributes)};
constinit const NativeModule emlearn_iir_q15_module = {sym<"emlearn_iir_q15">, iir_q15_attributes,
                                                       std::size(iir_q15_attributes)};
constinit const NativeModule emlearn_fft_module = {sym<"emlearn_fft">, fft_attributes, std::size(fft_attributes)};
constinit const NativeModule emlearn_arrayutils_module = {sym<"emlearn_arrayutils">, arrayutils_attributes,
                                                          std::size(arrayutils_attributes)};
}  // namespace adder
