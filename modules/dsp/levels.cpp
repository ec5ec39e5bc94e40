// The sound level meter, and windows over 3-axis motion with their features, of the module dsp.
#include "modules/dsp/kernels/har_features.h"
#include "modules/dsp/kernels/level_meter.h"
#include "modules/dsp/kernels/sliding.h"
#include "modules/dsp/native_type.h"

namespace adder::dsp {
namespace {

// Bins of the histogram of levels: 0.2 dB each.
constexpr size_t level_bins = 700;

struct LevelMeterObject : Object {
  static constexpr const Type* type_object = &level_meter_type;
  Ref<Buffer> memory;  // histogram, when there are percentiles
  LevelMeter kernel;
};

Result<LevelMeterObject*> level_meter_new(Runtime& rt, const Type* cls, float rate, string_view weighting,
                                          string_view response, float offset, bool percentiles) {
  uint8_t weight = TRY(choose(rt, "LevelMeter", "weighting", weighting, "Z A C"));
  uint8_t speed = TRY(choose(rt, "LevelMeter", "response", response, "fast slow impulse"));
  size_t bins = percentiles ? level_bins : 0;
  auto* self = make_with_memory<LevelMeterObject>(rt, cls, bins * sizeof(uint16_t));
  if (!self) return Failed{};
  if (!level_meter_set(self->kernel, rate, Weighting(weight), Response(speed), offset,
                       items_at<uint16_t>(self->memory, 0, bins)))
    return raise(rt, value_error_type, "LevelMeter() argument 'rate' must be in 4000..200000 Hz");
  return self;
}
// Three sections, a square, an average and a histogram: 106 instructions a sample.
constexpr size_t level_meter_work = 15;

Status level_meter_run_it(Runtime& rt, LevelMeterObject& self, BufferView data) {
  charge_macs(rt, data.items() * level_meter_work);
  if (data.typecode == 'h')
    level_meter_run(self.kernel, Span<const int16_t>(static_cast<const int16_t*>(data.data), data.items()));
  else if (data.typecode == 'f')
    level_meter_run(self.kernel, Span<const float>(static_cast<const float*>(data.data), data.items()));
  else
    return raise(rt, value_error_type,
                 "run() argument 'data' must be an array of int16 ('h') or float32 ('f'), not '%c'", data.typecode);
  return {};
}
LevelMeter& meter_of(Value self) { return cast<LevelMeterObject>(self)->kernel; }
Value level_now_it(Runtime& rt, Value self) { return make_float(rt, Float(level_now(meter_of(self)))); }
Value level_maximum_it(Runtime& rt, Value self) { return make_float(rt, Float(level_maximum(meter_of(self)))); }
Value level_equivalent_it(Runtime& rt, Value self) { return make_float(rt, Float(level_equivalent(meter_of(self)))); }
Result<float> level_exceeded_it(Runtime& rt, LevelMeterObject& self, float percent) {
  if (!(percent >= 0 && percent <= 100))
    return raise(rt, value_error_type, "exceeded() argument 'percent' must be in 0..100");
  if (self.kernel.histogram.empty())
    return raise(rt, value_error_type, "exceeded() needs a meter made with percentiles=True");
  return level_exceeded(self.kernel, percent);
}
void level_restart_it(LevelMeterObject& self) { level_meter_restart(self.kernel); }

// --- SlidingWindow. Memory: the window, then scratch for features.

struct SlidingWindowObject : Object {
  static constexpr const Type* type_object = &sliding_window_type;
  Ref<Buffer> memory;
  SlidingWindow kernel;
};

Result<SlidingWindowObject*> sliding_window_new(Runtime& rt, const Type* cls, uint16_t length, uint16_t hop,
                                                uint8_t channels) {
  if (length < 4 || length > 4096 || hop == 0 || hop > length || channels == 0)
    return raise(rt, value_error_type, "SlidingWindow() wants length in 4..4096, hop in 1..length, channels above 0");
  size_t samples = size_t(length) * channels, scratch = channels == 3 ? har_scratch_length(length) : 0;
  auto* self = make_with_memory<SlidingWindowObject>(rt, cls, (samples + scratch) * sizeof(int16_t));
  if (!self) return Failed{};
  self->kernel.storage = items_at<int16_t>(self->memory, 0, samples);
  self->kernel.channels = channels, self->kernel.length = length, self->kernel.hop = hop;
  return self;
}
size_t sliding_push_it(SlidingWindowObject& self, ArrayView<const int16_t> data) {
  return sliding_push(self.kernel, data);
}
Value sliding_complete(Runtime&, Value self) {
  return Value::boolean(cast<SlidingWindowObject>(self)->kernel.complete());
}
Status check_complete(Runtime& rt, const char* function, SlidingWindowObject& self) {
  if (self.kernel.complete()) return {};
  return raise(rt, value_error_type, "%s(): the window is not complete yet", function);
}
Status sliding_channel(Runtime& rt, SlidingWindowObject& self, uint8_t index, ArrayView<int16_t> out) {
  TRY(check_complete(rt, "channel", self));
  if (index >= self.kernel.channels)
    return raise(rt, value_error_type, "channel() argument 'index' must be below the channels");
  TRY(check_length(rt, "channel", "out", self.kernel.length, out.size()));
  Span<int16_t> samples = self.kernel.channel(index);
  for (size_t i = 0; i < samples.size(); i++) out[i] = samples[i];
  return {};
}

// Sorting, statistics and spectra: 800 instructions for each sample of an axis.
constexpr size_t har_sample_work = 114;

// float32 takes features as they are, int16 as the published models were trained.
Status put_features(Runtime& rt, const char* function, Span<const int16_t> x, Span<const int16_t> y,
                    Span<const int16_t> z, Span<int16_t> scratch, bool sound, BufferView out) {
  float features[har_feature_count];
  charge_macs(rt, 3 * x.size() * har_sample_work);
  if (out.readonly || (out.typecode != 'f' && out.typecode != 'h'))
    return raise(rt, value_error_type, "%s() argument 'out' must be a writable array of float32 ('f') or int16 ('h')",
                 function);
  TRY(check_length(rt, function, "out", har_feature_count, out.items()));
  har_features(x, y, z, sound ? HarVariant::Sound : HarVariant::Published, scratch, features);
  if (out.typecode == 'h')
    har_to_int16(features, {static_cast<int16_t*>(out.data), har_feature_count});
  else
    std::memcpy(out.data, features, sizeof features);
  return {};
}
Status sliding_features(Runtime& rt, SlidingWindowObject& self, BufferView out, bool sound) {
  TRY(check_complete(rt, "features", self));
  SlidingWindow& w = self.kernel;
  if (w.channels != 3) return raise(rt, value_error_type, "features() needs a window of 3 channels");
  Span<int16_t> scratch = items_at<int16_t>(self.memory, w.storage.size_bytes(), har_scratch_length(w.length));
  return put_features(rt, "features", w.channel(0), w.channel(1), w.channel(2), scratch, sound, out);
}

constexpr Attribute level_meter_attributes[] = {
    METHOD_T("run", level_meter_run_it, "data"), METHOD_T("exceeded", level_exceeded_it, "percent"),
    METHOD_T("restart", level_restart_it, ""),   PROPERTY("level", level_now_it),
    PROPERTY("maximum", level_maximum_it),       PROPERTY("equivalent", level_equivalent_it)};
constexpr Attribute sliding_window_attributes[] = {
    METHOD_T("push", sliding_push_it, "data"), METHOD_T("channel", sliding_channel, "index, out"),
    METHOD_T("features", sliding_features, "out, sound=False"), PROPERTY("complete", sliding_complete)};

}  // namespace

MEMORY_TYPE(level_meter_type, LevelMeterObject, "LevelMeter", level_meter_new,
            "rate, weighting='A', response='fast', offset=0.0, percentiles=True", level_meter_attributes)
MEMORY_TYPE(sliding_window_type, SlidingWindowObject, "SlidingWindow", sliding_window_new,
            "length=128, hop=64, channels=3", sliding_window_attributes)

// The 92 features of three arrays of int16.
Status har_features_it(Runtime& rt, ArrayView<const int16_t> x, ArrayView<const int16_t> y, ArrayView<const int16_t> z,
                       BufferView out, bool sound) {
  if (x.size() < 4 || x.size() > 4096)
    return raise(rt, value_error_type, "har_features() wants windows of 4..4096 samples");
  TRY(check_length(rt, "har_features", "y", x.size(), y.size()));
  TRY(check_length(rt, "har_features", "z", x.size(), z.size()));
  Buffer* memory = make_memory(rt, har_scratch_length(x.size()) * sizeof(int16_t));
  if (!memory) return Failed{};
  Span<int16_t> scratch = {reinterpret_cast<int16_t*>(memory->data()), har_scratch_length(x.size())};
  Status status = put_features(rt, "har_features", x, y, z, scratch, sound, out);
  rt.heap.free_now(memory);
  return status;
}

}  // namespace adder::dsp
