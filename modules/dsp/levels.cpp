// The sound level meter, and windows over 3-axis motion with their features, of the module dsp.
#include "modules/dsp/functions.h"
#include "modules/dsp/kernels/har_features.h"
#include "modules/dsp/kernels/level_meter.h"
#include "modules/dsp/kernels/sliding.h"

namespace adder::dsp {
namespace {

// Bins of the histogram of levels: 0.2 dB each.
constexpr size_t level_bins = 700;

struct LevelMeterObject : NativeMemory {  // histogram, when there are percentiles
  LevelMeter kernel;
};

Value level_meter_new(Call& c) {
  int weight = c.choice(1, weighting_names), speed = weight < 0 ? -1 : c.choice(2, "fast slow impulse");
  if (speed < 0) return Failed{};
  size_t bins = c.truth(4) ? level_bins : 0;
  auto* self = c.make<LevelMeterObject>(bins * sizeof(uint16_t));
  if (!self) return Failed{};
  if (!level_meter_set(self->kernel, c.number(0), Weighting(weight), Response(speed), c.number(3),
                       items_at<uint16_t>(self->memory, 0, bins)))
    return c.wrong(0, "must be in 4000..200000 Hz"_m);
  return to_value(self);
}
Value level_meter_run_it(Call& c) {
  LevelMeter& meter = c.me<LevelMeterObject>().kernel;
  if (c.has_floats(0))
    level_meter_run(meter, c.floats(0));
  else
    level_meter_run(meter, c.ints(0));
  return Value::none();
}
template <float (*Of)(const LevelMeter&)>
Value level_property(Runtime& rt, Value self) {
  return make_float(rt, Float(Of(cast<LevelMeterObject>(self)->kernel)));
}
Value level_exceeded_it(Call& c) {
  LevelMeter& meter = c.me<LevelMeterObject>().kernel;
  float percent = c.number(0);
  if (!(percent >= 0 && percent <= 100)) return c.wrong(0, "must be in 0..100"_m);
  if (meter.histogram.empty()) return c.wrong(" needs a meter made with percentiles=True"_m);
  return c.result(level_exceeded(meter, percent));
}
Value level_restart_it(Call& c) {
  level_meter_restart(c.me<LevelMeterObject>().kernel);
  return Value::none();
}

// --- SlidingWindow. Memory: the window, then scratch for features.

struct SlidingWindowObject : NativeMemory {
  SlidingWindow kernel;
};

Value sliding_window_new(Call& c) {
  uint32_t length = c.whole(0), hop = c.whole(1), channels = c.whole(2);
  if (hop > length) return c.wrong(1, "must not exceed the length"_m);
  size_t samples = size_t(length) * channels, scratch = channels == 3 ? har_scratch_length(length) : 0;
  auto* self = c.make<SlidingWindowObject>((samples + scratch) * sizeof(int16_t));
  if (!self) return Failed{};
  self->kernel.storage = items_at<int16_t>(self->memory, 0, samples);
  self->kernel.channels = channels, self->kernel.length = length, self->kernel.hop = hop;
  return to_value(self);
}
Value sliding_push_it(Call& c) { return c.result_whole(sliding_push(c.me<SlidingWindowObject>().kernel, c.ints(0))); }
Value sliding_complete(Runtime&, Value self) {
  return Value::boolean(cast<SlidingWindowObject>(self)->kernel.complete());
}
Status check_complete(Call& c) {
  if (c.me<SlidingWindowObject>().kernel.complete()) return {};
  return c.wrong(": the window is not complete yet"_m);
}
Value sliding_channel(Call& c) {
  SlidingWindow& w = c.me<SlidingWindowObject>().kernel;
  TRY(check_complete(c));
  if (c.whole(0) >= w.channels) return c.wrong(0, "must be below the channels"_m);
  TRY(c.length(1, w.length));
  Span<int16_t> samples = w.channel(c.whole(0));
  std::memcpy(c.view(1).data, samples.data(), samples.size_bytes());
  return Value::none();
}

// Sorting, statistics and spectra: 890 instructions for each sample of an axis.
constexpr size_t har_sample_work = 127;

// Into argument `out`, as they are into float32, as the published models were trained into int16.
Value put_features(Call& c, Span<const int16_t> x, Span<const int16_t> y, Span<const int16_t> z, Span<int16_t> scratch,
                   size_t out, bool sound) {
  float features[har_feature_count];
  c.charge(3 * x.size() * har_sample_work);
  TRY(c.length(out, har_feature_count));
  har_features(x, y, z, sound ? HarVariant::Sound : HarVariant::Published, scratch, features);
  if (c.has_floats(out))
    std::memcpy(c.view(out).data, features, sizeof features);
  else
    har_to_int16(features, c.ints(out));
  return Value::none();
}
Value sliding_features(Call& c) {
  auto& self = c.me<SlidingWindowObject>();
  SlidingWindow& w = self.kernel;
  TRY(check_complete(c));
  if (w.channels != 3) return c.wrong(" needs a window of 3 channels"_m);
  Span<int16_t> scratch = items_at<int16_t>(self.memory, w.storage.size_bytes(), har_scratch_length(w.length));
  return put_features(c, w.channel(0), w.channel(1), w.channel(2), scratch, 0, c.truth(1));
}

constexpr Attribute level_meter_attributes[] = {
    // Three sections, a square, an average and a histogram: 106 instructions a sample, 15 multiply-accumulates.
    METHOD_ROW("run", level_meter_type, level_meter_run_it, "15D", "data"),
    METHOD_ROW("exceeded", level_meter_type, level_exceeded_it, "f", "percent"),
    METHOD_ROW("restart", level_meter_type, level_restart_it, "", ""),
    PROPERTY("level", level_property<level_now>),
    PROPERTY("maximum", level_property<level_maximum>),
    PROPERTY("equivalent", level_property<level_equivalent>)};
constexpr Attribute sliding_window_attributes[] = {
    METHOD_ROW("push", sliding_window_type, sliding_push_it, "H", "data"),
    METHOD_ROW("channel", sliding_window_type, sliding_channel, "cH>", "index, out"),
    METHOD_ROW("features", sliding_window_type, sliding_features, "D>b", "out, sound=False"),
    PROPERTY("complete", sliding_complete)};

}  // namespace

NATIVE_CLASS(level_meter_type, LevelMeterObject, "LevelMeter", object_type, 1, 0,
             .construct = CONSTRUCTOR_ROW("LevelMeter", level_meter_new, "fssfb",
                                          "rate, weighting='A', response='fast', offset=0.0, percentiles=True"),
             WITH_METHODS(level_meter_attributes))
NATIVE_CLASS(sliding_window_type, SlidingWindowObject, "SlidingWindow", object_type, 1, 0,
             .construct = CONSTRUCTOR_ROW("SlidingWindow", sliding_window_new, "w(4,4096)w(1,4096)c(1,255)",
                                          "length=128, hop=64, channels=3"),
             WITH_METHODS(sliding_window_attributes))

// The 92 features of three arrays of int16.
Value har_features_it(Call& c) {
  size_t samples = c.items(0);
  if (samples < 4 || samples > 4096) return c.wrong(" wants windows of 4..4096 samples"_m);
  size_t room = har_scratch_length(samples);
  Buffer* memory = make_memory(c.rt, room * sizeof(int16_t));
  if (!memory) return Failed{};
  Value done = put_features(c, c.ints(0), c.ints(1), c.ints(2), {reinterpret_cast<int16_t*>(memory->data()), room}, 3,
                            c.truth(4));
  c.rt.heap.free_now(memory);
  return done;
}

}  // namespace adder::dsp
