// emlearn_iir, emlearn_iir_q15, emlearn_fft, emlearn_arrayutils: the signal processing modules of emlearn-micropython.
#include "modules/dsp/kernels/biquad.h"
#include "modules/dsp/kernels/biquad_q15.h"
#include "modules/dsp/kernels/convert.h"
#include "modules/dsp/kernels/fft.h"
#include "modules/emlearn/emlearn.h"
#include "modules/registry.h"

namespace adder::emlearn {
namespace {

using namespace dsp;

extern const Type iir_type, iir_q15_type, fft_type;

// --- emlearn_iir: coefficients are scipy's rows; a0 is taken to be 1

struct IirObject : Object {
  static constexpr const Type* type_object = &iir_type;
  Ref<Buffer> memory;
  uint32_t count;
};

template <class X>
Result<X*> new_sections(Runtime& rt, const Type& type, size_t coefficients, size_t section_bytes) {
  if (coefficients % 6) return raise(rt, value_error_type, "Filter coefficients must be multiple of 6");
  if (coefficients == 0) return raise(rt, value_error_type, "EmlError");
  X* self = make_with_memory<X>(rt, &type, coefficients / 6 * section_bytes);
  if (self) self->count = uint32_t(coefficients / 6);
  return self;
}

Result<IirObject*> iir_new(Runtime& rt, Value coefficients) {
  Span<const float> sos = TRY(items_of<const float>(rt, coefficients, "expecting float array"));
  IirObject* self = TRY(new_sections<IirObject>(rt, iir_type, sos.size(), sizeof(Biquad)));
  if (!self) return Failed{};
  for (size_t k = 0; k < self->count; k++) {
    float row[6];
    for (size_t i = 0; i < 6; i++) row[i] = i == 3 ? 1.0f : sos[k * 6 + i];
    if (!biquad_set(row, items_at<Biquad>(self->memory, k * sizeof(Biquad), 1)))
      return raise(rt, value_error_type, "Filter coefficients must be finite");
  }
  return self;
}
Status iir_run(Runtime& rt, IirObject& self, Value data) {
  Span<float> x = TRY(items_of<float>(rt, data, "expecting float array"));
  charge_macs(rt, 4 * self.count * x.size());
  biquad_run(items_at<Biquad>(self.memory, 0, self.count), x, x);
  return {};
}

// --- emlearn_iir_q15: rows b0, 0, b1, b2, -a1, -a2 with 13 fraction bits

struct IirQ15Object : Object {
  static constexpr const Type* type_object = &iir_q15_type;
  Ref<Buffer> memory;
  uint32_t count;
};

Result<IirQ15Object*> iir_q15_new(Runtime& rt, Value coefficients) {
  Span<const int16_t> rows = TRY(items_of<const int16_t>(rt, coefficients, "expecting int16/h array"));
  IirQ15Object* self = TRY(new_sections<IirQ15Object>(rt, iir_q15_type, rows.size(), sizeof(BiquadQ15)));
  if (!self) return Failed{};
  constexpr int fraction_bits = 13;
  if (!biquad_q15_set_integer(rows, fraction_bits, items_at<BiquadQ15>(self->memory, 0, self->count)))
    return raise(rt, value_error_type, "EmlError");
  return self;
}
Status iir_q15_run(Runtime& rt, IirQ15Object& self, Value data) {
  Span<int16_t> x = TRY(items_of<int16_t>(rt, data, "expecting int16/h array"));
  charge_work(rt, hal::Work::MacInt, 12 * self.count * x.size());
  biquad_q15_run(items_at<BiquadQ15>(self.memory, 0, self.count), x, x);
  return {};
}

// scipy's rows, any sequence of numbers, to an array 'h'; each times scale, towards zero.
Result<Array*> convert_coefficients(Runtime& rt, Value coefficients, int32_t scale) {
  SignedWord count = TRY(length(rt, coefficients));
  if (count % 6) return raise(rt, assertion_error_type, "coefficients must be a multiple of 6");
  Array* out = make_array(rt, 'h', size_t(count));
  if (!out) return Failed{};
  for (SignedWord row = 0; row < count; row += 6) {
    Float c[6];
    for (SignedWord i = 0; i < 6; i++) {
      Value item = TRY(get_item(rt, coefficients, Value::small_int(row + i)));
      c[i] = TRY(as_float(rt, item));
    }
    if (c[3] != 1) return raise(rt, assertion_error_type, "a0 must be 1.0");
    const Float ordered[6] = {c[0], 0, c[1], c[2], -c[4], -c[5]};
    auto* to = reinterpret_cast<int16_t*>(out->data()) + row;
    for (SignedWord i = 0; i < 6; i++) {
      Float v = ordered[i] * Float(scale);
      if (!(v > -32769 && v < 32768)) return raise(rt, value_error_type, "coefficient out of range for this scale");
      to[i] = int16_t(v);
    }
  }
  return out;
}

// --- emlearn_fft

struct FftObject : Object {
  static constexpr const Type* type_object = &fft_type;
  Ref<Buffer> memory;
  uint32_t size;
  bool filled;
  FftPlan plan;  // none when the size is no power of two: run() says so
};

Result<FftObject*> fft_new(Runtime& rt, const Type* cls, uint32_t size) {
  bool good = fft_size_ok(size);
  auto* self = make_with_memory<FftObject>(rt, cls, good ? fft_table_length(size) * sizeof(float) : 0);
  if (!self) return Failed{};
  self->size = size;
  if (good) self->plan = fft_plan(size, items_at<float>(self->memory, 0, fft_table_length(size)));
  return self;
}
// The peer computes its twiddles in Python; ours exist already, so the arrays are only checked.
Status fft_fill(Runtime& rt, FftObject& self, Value sin, Value cos) {
  Span<const float> s = TRY(items_of<const float>(rt, sin, "expecting float array"));
  Span<const float> c = TRY(items_of<const float>(rt, cos, "expecting float array"));
  if (s.size() != self.size / 2 || c.size() != self.size / 2) return raise(rt, value_error_type, "wrong array length");
  self.filled = true;
  return {};
}
Status fft_run(Runtime& rt, FftObject& self, Value re, Value im) {
  Span<float> r = TRY(items_of<float>(rt, re, "expecting float array")),
              i = TRY(items_of<float>(rt, im, "expecting float array"));
  if (r.size() != self.size || i.size() != self.size) return raise(rt, value_error_type, "wrong array length");
  if (!self.filled) return raise(rt, value_error_type, "fill() not called first");
  if (self.plan.size == 0) return raise(rt, runtime_error_type, "eml_fft_forward error");
  TRY(check_apart(rt, "run", r.data(), r.size_bytes(), i.data(), i.size_bytes()));
  charge_macs(rt, self.size / 2 * size_t(std::bit_width(self.size) - 1) * 3);
  fft_forward(self.plan, r, i);
  return {};
}
Status fill(Runtime& rt, FftObject& self, uint32_t size) {
  if (size / 2 != self.size / 2) return raise(rt, value_error_type, "wrong array length");
  self.filled = true;
  return {};
}

// --- emlearn_arrayutils

Status map_linear(Runtime& rt, Value in, Value out, float in_min, float in_max, float out_min, float out_max) {
  BufferView from = TRY(get_buffer(rt, in)), to = TRY(get_buffer(rt, out, true));
  bool widen = from.typecode == 'h' && to.typecode == 'f';
  if (!widen && !(from.typecode == 'f' && to.typecode == 'h'))
    return raise(rt, value_error_type, "unsupported array types");
  TRY(check_length(rt, "linear_map", "out", from.items(), to.items()));
  TRY(check_apart(rt, "linear_map", from.data, from.bytes, to.data, to.bytes));
  if (!(in_min != in_max)) return raise(rt, value_error_type, "linear_map() wants in_min and in_max to differ");
  auto* floats = static_cast<float*>(widen ? to.data : from.data);
  auto* ints = static_cast<int16_t*>(widen ? from.data : to.data);
  LinearMap map = {in_min, in_max, out_min, out_max};
  if (widen)
    linear_map(Span<const int16_t>(ints, from.items()), Span<float>(floats, from.items()), map);
  else
    linear_map(Span<const float>(floats, from.items()), Span<int16_t>(ints, from.items()), map);
  return {};
}

constexpr Attribute iir_methods[] = {METHOD_T("run", iir_run, "data"), METHOD_T("__del__", keep, "")};
constexpr Attribute iir_q15_methods[] = {METHOD_T("run", iir_q15_run, "data"), METHOD_T("__del__", keep, "")};
constexpr Attribute fft_methods[] = {METHOD_T("run", fft_run, "re, im"), METHOD_T("fill", fft_fill, "sin, cos"),
                                     METHOD_T("__del__", keep, "")};

#define HIDDEN_TYPE(object, struct_name, class_name, methods) \
  constinit const Type object = {                             \
      .header = {&type_type},                                 \
      .name = sym<class_name>,                                \
      .base = &object_type,                                   \
      .kind = Kind::Other,                                    \
      .trace_words = {1, 1},                                  \
      .flags = Type::Abstract | Type::Final,                  \
      .native_bytes = sizeof(struct_name),                    \
      .attribute_count = std::size(methods),                  \
      .attributes = methods,                                  \
  };
HIDDEN_TYPE(iir_type, IirObject, "iirfilter", iir_methods)
HIDDEN_TYPE(iir_q15_type, IirQ15Object, "iirfilter_q15", iir_q15_methods)
MEMORY_TYPE(fft_type, FftObject, "FFT", fft_new, "n", fft_methods)

constexpr Attribute iir_attributes[] = {FUNCTION_T("new", iir_new, "coefficients")};
constexpr Attribute iir_q15_attributes[] = {
    FUNCTION_T("new", iir_q15_new, "coefficients"),
    FUNCTION_T("convert_coefficients", convert_coefficients, "coefficients, scale=8191"),
};
constexpr Attribute fft_attributes[] = {TYPE("FFT", fft_type), FUNCTION_T("fill", fill, "fft, n")};
constexpr Attribute arrayutils_attributes[] = {
    FUNCTION_T("linear_map", map_linear, "in_array, out_array, in_min, in_max, out_min, out_max"),
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
