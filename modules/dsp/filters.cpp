// The streaming filters of the module dsp: each is an object with run(data, out=None), in place without out, and
// reset().
#include "modules/dsp/filters.h"

#include "modules/dsp/kernels/biquad.h"
#include "modules/dsp/kernels/biquad_q15.h"
#include "modules/dsp/kernels/fir.h"
#include "modules/dsp/kernels/fir_design.h"
#include "modules/dsp/kernels/smoothing.h"

namespace adder::dsp {
namespace {

template <class T>
Span<const T> samples_in(const void* data, size_t count) {
  return {static_cast<const T*>(data), count};
}
template <class T>
Span<T> samples_out(void* data, size_t count) {
  return {static_cast<T*>(data), count};
}

Status check_samples(Call& c, size_t i, char typecode, bool writable) {
  const BufferView& samples = c.view(i);
  if (samples.typecode == typecode && !(writable && samples.readonly)) return {};
  return c.wrong(i, "must be a%s array of %s (typecode '%c'), not %s of '%c'"_m, writable ? " writable" : "n",
                 typecode == 'f' ? "float32" : "int16", typecode, samples.readonly ? "read-only memory" : "an array",
                 samples.typecode);
}

Value filter_run(Call& c) {
  auto& self = c.me<StreamFilter>();
  const FilterKind& kind = *self.kind;
  size_t to = c.given(1), samples = c.items(0);
  TRY(check_samples(c, 0, kind.typecode, !to));
  if (to) TRY(check_samples(c, 1, kind.typecode, true));
  kind.run(self, c.view(0).data, c.view(to).data, samples);
  charge_work(c.rt, kind.typecode == 'f' ? hal::Work::Mac : hal::Work::MacInt,
              samples * (kind.work + kind.work_each * self.count / 2));
  return Value::none();
}
Value filter_reset(Call& c) {
  auto& self = c.me<StreamFilter>();
  self.kind->reset(self);
  return Value::none();
}

// --- FIRFilter, FIRFilterQ15: taps, then state

template <class T>
Span<T> taps_of(const StreamFilter& self) {
  return items_at<T>(self.memory, 0, self.count);
}
template <class T>
Span<T> state_of(const StreamFilter& self) {
  return items_at<T>(self.memory, self.count * sizeof(T), fir_state_length(self.count));
}
template <class T>
void fir_forget(StreamFilter& self) {
  std::memset(state_of<T>(self).data(), 0, state_of<T>(self).size_bytes());
}

constexpr FilterKind fir_kind = {
    'f', 0, 5,
    [](StreamFilter& self, const void* in, void* out, size_t n) {
      fir_run({taps_of<float>(self), state_of<float>(self)}, samples_in<float>(in, n), samples_out<float>(out, n));
    },
    fir_forget<float>};
constexpr FilterKind fir_q15_kind = {'h', 0, 2,
                                     [](StreamFilter& self, const void* in, void* out, size_t n) {
                                       fir_q15_run({taps_of<int16_t>(self), state_of<int16_t>(self)},
                                                   samples_in<int16_t>(in, n), samples_out<int16_t>(out, n));
                                     },
                                     fir_forget<int16_t>};

Value fir_new(Call& c) {
  const BufferView& taps = c.view(0);
  size_t count = taps.items();
  if (count == 0) return c.wrong(0, "must not be empty"_m);
  StreamFilter* self = make_filter(c, c.has_floats(0) ? fir_kind : fir_q15_kind,
                                   taps.bytes + fir_state_length(count) * taps.item_size, count);
  if (!self) return Failed{};
  std::memcpy(self->memory->data(), taps.data, taps.bytes);
  return to_value(self);
}

// --- MovingAverage, RunningMedian, DCBlocker, Smoother: the kernel's struct lies inside the object

template <class Kernel>
struct Simple : StreamFilter {
  Kernel kernel;
};
template <class Kernel>
Kernel& kernel_of(StreamFilter& self) {
  return static_cast<Simple<Kernel>&>(self).kernel;
}
template <class Kernel, void (*Run)(Kernel&, Span<const float>, Span<float>)>
void simple_run(StreamFilter& self, const void* in, void* out, size_t n) {
  Run(kernel_of<Kernel>(self), samples_in<float>(in, n), samples_out<float>(out, n));
}
template <class Kernel, void (*Reset)(Kernel&)>
void simple_reset(StreamFilter& self) {
  Reset(kernel_of<Kernel>(self));
}

constexpr FilterKind moving_average_kind = {'f', 3, 0, simple_run<MovingAverage, moving_average_run>,
                                            simple_reset<MovingAverage, moving_average_reset>};
constexpr FilterKind running_median_kind = {'f', 3, 1, simple_run<RunningMedian, running_median_run>,
                                            simple_reset<RunningMedian, running_median_reset>};
constexpr FilterKind dc_blocker_kind = {'f', 3, 0, simple_run<DcBlocker, dc_blocker_run>,
                                        simple_reset<DcBlocker, dc_blocker_reset>};
constexpr FilterKind smoother_kind = {'f', 3, 0, simple_run<ExponentialAverage, exponential_average_run>,
                                      simple_reset<ExponentialAverage, exponential_average_reset>};

Value moving_average_new(Call& c) {
  size_t length = c.whole(0);
  StreamFilter* self = make_filter(c, moving_average_kind, length * sizeof(float), 0);
  if (!self) return Failed{};
  kernel_of<MovingAverage>(*self).window = items_at<float>(self->memory, 0, length);
  return to_value(self);
}
Value running_median_new(Call& c) {
  size_t length = c.whole(0);
  StreamFilter* self = make_filter(c, running_median_kind, 2 * length * sizeof(float), length);
  if (!self) return Failed{};
  RunningMedian& kernel = kernel_of<RunningMedian>(*self);
  kernel.window = items_at<float>(self->memory, 0, length);
  kernel.sorted = items_at<float>(self->memory, length * sizeof(float), length);
  return to_value(self);
}
Value dc_blocker_new(Call& c) {
  if (c.number(0) == 1) return c.wrong(0, "must be below 1"_m);
  StreamFilter* self = make_filter(c, dc_blocker_kind, 0, 0);
  if (!self) return Failed{};
  kernel_of<DcBlocker>(*self).pole = c.number(0);
  return to_value(self);
}
Value smoother_new(Call& c) {
  StreamFilter* self = make_filter(c, smoother_kind, 0, 0);
  if (!self) return Failed{};
  kernel_of<ExponentialAverage>(*self).weight = exponential_weight(c.number(0), c.number(1));
  return to_value(self);
}

// --- Resampler

struct ResamplerObject : NativeMemory {  // phases, then state
  Resampler kernel;
};

Value resampler_new(Call& c) {
  uint32_t up = c.whole(0), down = c.whole(1);
  size_t taps = resampler_taps(up, down, c.whole(2)), phase_taps = resampler_phase_taps(taps, up);
  size_t phases = up * phase_taps, state = fir_state_length(phase_taps);
  Array* prototype = c.make_floats(taps);
  auto* self = prototype ? c.make<ResamplerObject>((phases + state) * sizeof(float)) : nullptr;
  if (!self) return Failed{};
  Resampler& r = self->kernel;
  design_resampler(up, down, floats_of(prototype));
  r.up = up, r.down = down, r.phase_taps = uint32_t(phase_taps);
  Span<float> all = items_at<float>(self->memory, 0, phases + state);
  resampler_phases(floats_of(prototype), up, all.first(phases));
  r.phases = all.first(phases);
  r.state = all.subspan(phases);
  return to_value(self);
}
Value resampler_room(Call& c) { return c.result_whole(resampler_outputs(c.me<ResamplerObject>().kernel, c.whole(0))); }
Value resampler_run_it(Call& c) {
  Resampler& r = c.me<ResamplerObject>().kernel;
  size_t room = resampler_outputs(r, c.items(0));
  TRY(c.room(1, room));
  c.charge(room * r.phase_taps);
  return c.result_whole(resampler_run(r, c.floats(0), c.floats(1)));
}
Value resampler_reset_it(Call& c) {
  resampler_reset(c.me<ResamplerObject>().kernel);
  return Value::none();
}

constexpr Attribute filter_attributes[] = {METHOD_ROW("run", stream_filter_type, filter_run, "AA?=&", "data, out=None"),
                                           METHOD_ROW("reset", stream_filter_type, filter_reset, "", "")};
constexpr Attribute resampler_attributes[] = {METHOD_ROW("run", resampler_type, resampler_run_it, "FF>!", "data, out"),
                                              METHOD_ROW("outputs", resampler_type, resampler_room, "u", "inputs"),
                                              METHOD_ROW("reset", resampler_type, resampler_reset_it, "", "")};

Value iir_new(Call& c) { return make_iir(c, iir_kind, c.floats(0)); }
Value iir_q15_new(Call& c) { return make_iir(c, iir_q15_kind, c.floats(0)); }

}  // namespace

StreamFilter* make_filter(Call& c, const FilterKind& kind, size_t bytes, size_t count) {
  auto* self = c.make<StreamFilter>(bytes);
  if (self) self->kind = &kind, self->count = uint32_t(count);
  return self;
}

// --- IIRFilter, IIRFilterQ15

constinit const FilterKind iir_kind = {'f', 0, 5,
                                       [](StreamFilter& self, const void* in, void* out, size_t n) {
                                         biquad_run(sections_of<Biquad>(self), samples_in<float>(in, n),
                                                    samples_out<float>(out, n));
                                       },
                                       [](StreamFilter& self) { biquad_reset(sections_of<Biquad>(self)); }};
constinit const FilterKind iir_q15_kind = {'h', 0, 24,
                                           [](StreamFilter& self, const void* in, void* out, size_t n) {
                                             biquad_q15_run(sections_of<BiquadQ15>(self), samples_in<int16_t>(in, n),
                                                            samples_out<int16_t>(out, n));
                                           },
                                           [](StreamFilter& self) { biquad_q15_reset(sections_of<BiquadQ15>(self)); }};

Value make_iir(Call& c, const FilterKind& kind, Span<const float> sos) {
  if (sos.empty() || sos.size() % sos_row)
    return c.wrong(0, "must have 6 values a section (b0 b1 b2 a0 a1 a2), not %zu in all"_m, sos.size());
  size_t count = sos.size() / sos_row;
  bool q15 = kind.typecode == 'h';
  StreamFilter* self = make_filter(c, kind, count * (q15 ? sizeof(BiquadQ15) : sizeof(Biquad)), count);
  if (!self) return Failed{};
  if (q15 ? biquad_q15_set(sos, sections_of<BiquadQ15>(*self)) : biquad_set(sos, sections_of<Biquad>(*self)))
    return to_value(self);
  return c.wrong(0, "has a coefficient that is not finite or too large, or an a0 of 0"_m);
}

NATIVE_CLASS(stream_filter_type, StreamFilter, "Filter", object_type, 1, Type::Abstract,
             WITH_METHODS(filter_attributes))

#define FILTER_CLASS(object, struct_name, class_name, body, types, parameters) \
  NATIVE_CLASS(object, struct_name, class_name, stream_filter_type, 1, 0,      \
               .construct = CONSTRUCTOR_ROW(class_name, body, types, parameters))

FILTER_CLASS(iir_filter_type, StreamFilter, "IIRFilter", iir_new, "F", "sos")
FILTER_CLASS(iir_filter_q15_type, StreamFilter, "IIRFilterQ15", iir_q15_new, "F", "sos")
FILTER_CLASS(fir_filter_type, StreamFilter, "FIRFilter", fir_new, "F", "taps")
FILTER_CLASS(fir_filter_q15_type, StreamFilter, "FIRFilterQ15", fir_new, "H", "taps")
FILTER_CLASS(moving_average_type, Simple<MovingAverage>, "MovingAverage", moving_average_new, "w(1,65535)", "length")
FILTER_CLASS(running_median_type, Simple<RunningMedian>, "RunningMedian", running_median_new, "w(1,65535)", "length")
FILTER_CLASS(dc_blocker_type, Simple<DcBlocker>, "DCBlocker", dc_blocker_new, "f1", "pole=0.995")
FILTER_CLASS(smoother_type, Simple<ExponentialAverage>, "Smoother", smoother_new, "f+f+", "time_constant, rate")
NATIVE_CLASS(resampler_type, ResamplerObject, "Resampler", object_type, 1, 0,
             .construct = CONSTRUCTOR_ROW("Resampler", resampler_new, "w(1,1024)w(1,1024)c(1,255)",
                                          "up, down, half_length=10"),
             WITH_METHODS(resampler_attributes))

}  // namespace adder::dsp
