// Conversion and arithmetic of whole arrays in the module dsp.
#include "modules/dsp/functions.h"
#include "modules/dsp/kernels/convert.h"
#include "modules/dsp/kernels/mel.h"
#include "modules/dsp/kernels/vector.h"

namespace adder::dsp {
namespace {

Span<const float> floats(const BufferView& v) { return {static_cast<const float*>(v.data), v.items()}; }
Span<const int16_t> ints(const BufferView& v) { return {static_cast<const int16_t*>(v.data), v.items()}; }

Failed wrong_items(Runtime& rt, const char* function, const BufferView& data) {
  return raise(rt, value_error_type, "%s() takes arrays of float32 ('f') or int16 ('h'), not of '%c'", function,
               data.typecode);
}

Status check_out(Runtime& rt, const char* function, const BufferView& data, const BufferView& out) {
  if (out.readonly) return raise(rt, value_error_type, "%s() argument 'out' must be writable", function);
  TRY(check_length(rt, function, "out", data.items(), out.items()));
  bool apart = data.item_size != out.item_size;
  return apart ? check_apart(rt, function, data.data, data.bytes, out.data, out.bytes)
               : check_overlap(rt, function, data.data, data.bytes, out.data, out.bytes);
}

}  // namespace

// int16 to float32 (full scale 1), float32 to int16 (rounded, saturated), uint8 to float32 (255 is 1).
Status convert(Runtime& rt, BufferView data, BufferView out, std::optional<float> gain) {
  TRY(check_out(rt, "convert", data, out));
  auto* to_floats = static_cast<float*>(out.data);
  auto* to_ints = static_cast<int16_t*>(out.data);
  size_t count = out.items();
  charge_macs(rt, 2 * count);
  if (data.typecode == 'h' && out.typecode == 'f')
    int16_to_float(ints(data), {to_floats, count}, gain ? *gain : q15_step);
  else if (data.typecode == 'f' && out.typecode == 'h')
    float_to_int16(floats(data), {to_ints, count}, gain ? *gain : 32768.0f);
  else if (data.typecode == 'B' && out.typecode == 'f')
    uint8_to_float({static_cast<const uint8_t*>(data.data), count}, {to_floats, count}, gain ? *gain : 1.0f / 255.0f,
                   0);
  else
    return raise(rt, value_error_type,
                 "convert() goes from 'h' or 'B' to 'f' and from 'f' to 'h', not from '%c' to '%c'", data.typecode,
                 out.typecode);
  return {};
}

Status copy(Runtime& rt, BufferView data, BufferView out) {
  if (data.typecode != out.typecode)
    return raise(rt, value_error_type, "copy() wants two arrays of one type, not '%c' and '%c'", data.typecode,
                 out.typecode);
  if (out.readonly) return raise(rt, value_error_type, "copy() argument 'out' must be writable");
  TRY(check_length(rt, "copy", "out", data.items(), out.items()));
  std::memmove(out.data, data.data, data.bytes);
  charge_work(rt, hal::Work::CopiedByte, data.bytes);
  return {};
}

Status fill_it(Runtime& rt, ArrayView<float> data, float value) {
  charge_macs(rt, data.size());
  fill(data, value);
  return {};
}
Status scale_it(Runtime& rt, ArrayView<float> data, float gain, float offset) {
  charge_macs(rt, data.size());
  scale(data, gain, offset);
  return {};
}
Status multiply_it(Runtime& rt, ArrayView<float> data, ArrayView<const float> factors) {
  TRY(check_length(rt, "multiply", "factors", data.size(), factors.size()));
  TRY(check_overlap(rt, "multiply", data.data(), data.size_bytes(), factors.data(), factors.size_bytes()));
  charge_macs(rt, data.size());
  multiply(data, factors);
  return {};
}
Status add_scaled_it(Runtime& rt, ArrayView<float> data, ArrayView<const float> other, float gain) {
  TRY(check_length(rt, "add_scaled", "other", data.size(), other.size()));
  TRY(check_overlap(rt, "add_scaled", data.data(), data.size_bytes(), other.data(), other.size_bytes()));
  charge_macs(rt, data.size());
  add_scaled(data, other, gain);
  return {};
}
void decibels(Runtime& rt, ArrayView<float> data, float floor) {
  charge_work(rt, hal::Work::Math, data.size());
  to_decibels(data, floor);
}

Result<double> dot_it(Runtime& rt, BufferView a, BufferView b) {
  TRY(check_length(rt, "dot", "b", a.items(), b.items()));
  charge_macs(rt, a.items());
  if (a.typecode == 'f' && b.typecode == 'f') return double(dot(floats(a), floats(b)));
  if (a.typecode == 'h' && b.typecode == 'h') return double(dot(ints(a), ints(b)));
  return raise(rt, value_error_type, "dot() wants two arrays of float32 or two of int16, not '%c' and '%c'", a.typecode,
               b.typecode);
}
Result<float> mean_it(Runtime& rt, BufferView data) {
  charge_macs(rt, data.items());
  if (data.typecode == 'f') return mean(floats(data));
  if (data.typecode == 'h') return data.bytes ? float(sum(ints(data))) / float(data.items()) : 0.0f;
  return wrong_items(rt, "mean", data);
}
Result<float> rms_it(Runtime& rt, BufferView data) {
  charge_macs(rt, data.items());
  if (data.typecode == 'f') return rms(floats(data));
  if (data.typecode == 'h') return rms(ints(data));
  return wrong_items(rt, "rms", data);
}
Result<float> peak_it(Runtime& rt, BufferView data) {
  charge_macs(rt, data.items());
  if (data.typecode == 'f') return peak(floats(data));
  if (data.typecode == 'h') return float(peak(ints(data)));
  return wrong_items(rt, "peak", data);
}
std::pair<float, float> extremes_it(Runtime& rt, ArrayView<const float> data) {
  charge_macs(rt, data.size());
  Extremes e = extremes(data);
  return {e.least, e.greatest};
}

}  // namespace adder::dsp
