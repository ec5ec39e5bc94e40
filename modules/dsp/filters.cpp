// The streaming filters of the module dsp: each is an object with run(data, out=None), in place without out, and
// reset().
#include "modules/dsp/kernels/biquad.h"
#include "modules/dsp/kernels/biquad_q15.h"
#include "modules/dsp/kernels/fir.h"
#include "modules/dsp/kernels/fir_design.h"
#include "modules/dsp/kernels/smoothing.h"
#include "modules/dsp/native_type.h"

namespace adder::dsp {
namespace {

extern const Type stream_filter_type;

// What all filters share: run() and reset() are bound once, for their common base type.
struct StreamFilter : Object {
  static constexpr const Type* type_object = &stream_filter_type;
  Ref<Buffer> memory;
  const struct FilterKind* kind;
  uint32_t count;  // sections or taps
};

// What tells one filter from another.
struct FilterKind {
  char typecode;  // of its samples, in and out
  void (*run)(StreamFilter& self, const void* in, void* out, size_t samples);
  void (*reset)(StreamFilter& self);
  size_t (*work)(const StreamFilter& self);  // units for each sample
};

// A filter whose kernel's struct lies inside the object.
template <class Kernel>
struct Simple : StreamFilter {
  Kernel kernel;
};

template <class T>
Span<const T> samples_in(const void* data, size_t count) {
  return {static_cast<const T*>(data), count};
}
template <class T>
Span<T> samples_out(void* data, size_t count) {
  return {static_cast<T*>(data), count};
}

template <class X = StreamFilter>
X* make_filter(Runtime& rt, const Type* cls, const FilterKind& kind, size_t bytes, size_t count = 0) {
  X* self = make_with_memory<X>(rt, cls, bytes);
  if (self) self->kind = &kind, self->count = uint32_t(count);
  return self;
}

Status check_samples(Runtime& rt, const char* argument, const BufferView& samples, char typecode, bool writable) {
  if (samples.typecode == typecode && !(writable && samples.readonly)) return {};
  return raise(rt, value_error_type, "run() argument '%s' must be a%s array of %s (typecode '%c'), not %s of '%c'",
               argument, writable ? " writable" : "n", typecode == 'f' ? "float32" : "int16", typecode,
               samples.readonly ? "read-only memory" : "an array", samples.typecode);
}

Status filter_run(Runtime& rt, StreamFilter& self, BufferView data, std::optional<BufferView> out) {
  const FilterKind& kind = *self.kind;
  BufferView to = out ? *out : data;
  TRY(check_samples(rt, "data", data, kind.typecode, !out));
  if (out) TRY(check_samples(rt, "out", to, kind.typecode, true));
  TRY(check_length(rt, "run", "out", data.items(), to.items()));
  TRY(check_overlap(rt, "run", data.data, data.bytes, to.data, to.bytes));
  kind.run(self, data.data, to.data, data.items());
  charge_work(rt, kind.typecode == 'f' ? hal::Work::Mac : hal::Work::MacInt, data.items() * kind.work(self));
  return {};
}
void filter_reset(StreamFilter& self) { self.kind->reset(self); }

// --- IIRFilter, IIRFilterQ15

template <class Section>
Span<Section> sections_of(const StreamFilter& self) {
  return items_at<Section>(self.memory, 0, self.count);
}

constexpr FilterKind iir_kind = {
    'f',
    [](StreamFilter& self, const void* in, void* out, size_t n) {
      biquad_run(sections_of<Biquad>(self), samples_in<float>(in, n), samples_out<float>(out, n));
    },
    [](StreamFilter& self) { biquad_reset(sections_of<Biquad>(self)); },
    [](const StreamFilter& self) -> size_t { return 4 * self.count; },
};
constexpr FilterKind iir_q15_kind = {
    'h',
    [](StreamFilter& self, const void* in, void* out, size_t n) {
      biquad_q15_run(sections_of<BiquadQ15>(self), samples_in<int16_t>(in, n), samples_out<int16_t>(out, n));
    },
    [](StreamFilter& self) { biquad_q15_reset(sections_of<BiquadQ15>(self)); },
    [](const StreamFilter& self) -> size_t { return 12 * self.count; },
};

Result<StreamFilter*> iir_make(Runtime& rt, const Type* cls, Span<const float> sos, bool q15) {
  if (sos.empty() || sos.size() % sos_row)
    return raise(rt, value_error_type, "'sos' must have 6 values a section (b0 b1 b2 a0 a1 a2), not %zu in all",
                 sos.size());
  size_t count = sos.size() / sos_row;
  auto* self =
      make_filter(rt, cls, q15 ? iir_q15_kind : iir_kind, count * (q15 ? sizeof(BiquadQ15) : sizeof(Biquad)), count);
  if (!self) return Failed{};
  if (q15 ? biquad_q15_set(sos, sections_of<BiquadQ15>(*self)) : biquad_set(sos, sections_of<Biquad>(*self)))
    return self;
  return raise(rt, value_error_type, "'sos' has a coefficient that is not finite or too large, or an a0 of 0");
}
Result<StreamFilter*> iir_new(Runtime& rt, const Type* cls, ArrayView<const float> sos) {
  return iir_make(rt, cls, sos, false);
}
Result<StreamFilter*> iir_q15_new(Runtime& rt, const Type* cls, ArrayView<const float> sos) {
  return iir_make(rt, cls, sos, true);
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
  for (T& v : state_of<T>(self)) v = 0;
}
size_t fir_work(const StreamFilter& self) { return self.count; }

constexpr FilterKind fir_kind = {
    'f',
    [](StreamFilter& self, const void* in, void* out, size_t n) {
      fir_run({taps_of<float>(self), state_of<float>(self)}, samples_in<float>(in, n), samples_out<float>(out, n));
    },
    fir_forget<float>,
    fir_work,
};
constexpr FilterKind fir_q15_kind = {
    'h',
    [](StreamFilter& self, const void* in, void* out, size_t n) {
      fir_q15_run({taps_of<int16_t>(self), state_of<int16_t>(self)}, samples_in<int16_t>(in, n),
                  samples_out<int16_t>(out, n));
    },
    fir_forget<int16_t>,
    fir_work,
};

Result<StreamFilter*> fir_make(Runtime& rt, const Type* cls, const FilterKind& kind, Bytes taps, size_t count) {
  if (count == 0) return raise(rt, value_error_type, "'taps' must not be empty");
  size_t item = taps.size() / count;
  auto* self = make_filter(rt, cls, kind, taps.size() + fir_state_length(count) * item, count);
  if (!self) return Failed{};
  std::memcpy(self->memory->data(), taps.data(), taps.size());
  return self;
}
template <class T>
Bytes raw(Span<const T> items) {
  return {reinterpret_cast<const uint8_t*>(items.data()), items.size_bytes()};
}
Result<StreamFilter*> fir_new(Runtime& rt, const Type* cls, ArrayView<const float> taps) {
  return fir_make(rt, cls, fir_kind, raw<float>(taps), taps.size());
}
Result<StreamFilter*> fir_q15_new(Runtime& rt, const Type* cls, ArrayView<const int16_t> taps) {
  return fir_make(rt, cls, fir_q15_kind, raw<int16_t>(taps), taps.size());
}

// --- MovingAverage, RunningMedian, DCBlocker, Smoother

template <class Kernel>
Kernel& kernel_of(StreamFilter& self) {
  return static_cast<Simple<Kernel>&>(self).kernel;
}
template <class Kernel, void (*Run)(Kernel&, Span<const float>, Span<float>)>
void simple_run(StreamFilter& self, const void* in, void* out, size_t n) {
  Run(kernel_of<Kernel>(self), samples_in<float>(in, n), samples_out<float>(out, n));
}
size_t simple_work(const StreamFilter&) { return 3; }

constexpr FilterKind moving_average_kind = {
    'f', simple_run<MovingAverage, moving_average_run>,
    [](StreamFilter& self) { moving_average_reset(kernel_of<MovingAverage>(self)); }, simple_work};
constexpr FilterKind running_median_kind = {
    'f', simple_run<RunningMedian, running_median_run>,
    [](StreamFilter& self) { running_median_reset(kernel_of<RunningMedian>(self)); },
    [](const StreamFilter& self) -> size_t { return 3 + self.count / 2; }};  // half of the window moves
constexpr FilterKind dc_blocker_kind = {
    'f', simple_run<DcBlocker, dc_blocker_run>,
    [](StreamFilter& self) { kernel_of<DcBlocker>(self).last_in = kernel_of<DcBlocker>(self).last_out = 0; },
    simple_work};
constexpr FilterKind smoother_kind = {'f', simple_run<ExponentialAverage, exponential_average_run>,
                                      [](StreamFilter& self) { kernel_of<ExponentialAverage>(self).started = false; },
                                      simple_work};

Status check_window(Runtime& rt, const Type* cls, uint16_t length) {
  return length ? Status() : raise(rt, value_error_type, "%Y() argument 'length' must be at least 1", cls);
}
Result<StreamFilter*> moving_average_new(Runtime& rt, const Type* cls, uint16_t length) {
  TRY(check_window(rt, cls, length));
  auto* self = make_filter<Simple<MovingAverage>>(rt, cls, moving_average_kind, length * sizeof(float));
  if (!self) return Failed{};
  self->kernel.window = items_at<float>(self->memory, 0, length);
  return self;
}
Result<StreamFilter*> running_median_new(Runtime& rt, const Type* cls, uint16_t length) {
  TRY(check_window(rt, cls, length));
  auto* self = make_filter<Simple<RunningMedian>>(rt, cls, running_median_kind, 2 * length * sizeof(float), length);
  if (!self) return Failed{};
  self->kernel.window = items_at<float>(self->memory, 0, length);
  self->kernel.sorted = items_at<float>(self->memory, length * sizeof(float), length);
  return self;
}
Result<StreamFilter*> dc_blocker_new(Runtime& rt, const Type* cls, float pole) {
  if (!(pole >= 0 && pole < 1))
    return raise(rt, value_error_type, "DCBlocker() argument 'pole' must be in 0..1, below 1");
  auto* self = make_filter<Simple<DcBlocker>>(rt, cls, dc_blocker_kind, 0);
  if (!self) return Failed{};
  self->kernel.pole = pole;
  return self;
}
Result<StreamFilter*> smoother_new(Runtime& rt, const Type* cls, float time_constant, float rate) {
  if (!(time_constant > 0 && rate > 0))
    return raise(rt, value_error_type, "Smoother() arguments 'time_constant' (s) and 'rate' (Hz) must be above 0");
  auto* self = make_filter<Simple<ExponentialAverage>>(rt, cls, smoother_kind, 0);
  if (!self) return Failed{};
  self->kernel.weight = exponential_weight(time_constant, rate);
  return self;
}

// --- Resampler

struct ResamplerObject : Object {
  static constexpr const Type* type_object = &resampler_type;
  Ref<Buffer> memory;  // phases, then state
  Resampler kernel;
};

Result<ResamplerObject*> resampler_new(Runtime& rt, const Type* cls, uint16_t up, uint16_t down, uint8_t half_length) {
  if (up == 0 || down == 0 || half_length == 0 || up > 1024 || down > 1024)
    return raise(rt, value_error_type,
                 "Resampler() arguments 'up' and 'down' must be in 1..1024, 'half_length' above 0");
  size_t taps = resampler_taps(up, down, half_length), phase_taps = resampler_phase_taps(taps, up);
  Array* prototype = make_floats(rt, taps);
  if (!prototype) return Failed{};
  design_resampler(up, down, floats_of(prototype));
  size_t phases = up * phase_taps, state = fir_state_length(phase_taps);
  auto* self = make_with_memory<ResamplerObject>(rt, cls, (phases + state) * sizeof(float));
  if (!self) return Failed{};
  Resampler& r = self->kernel;
  r.up = up, r.down = down, r.phase_taps = uint32_t(phase_taps);
  resampler_phases(floats_of(prototype), up, items_at<float>(self->memory, 0, phases));
  r.phases = items_at<float>(self->memory, 0, phases);
  r.state = items_at<float>(self->memory, phases * sizeof(float), state);
  return self;
}
size_t resampler_room(ResamplerObject& self, uint32_t inputs) { return resampler_outputs(self.kernel, inputs); }
Result<size_t> resampler_run_it(Runtime& rt, ResamplerObject& self, ArrayView<const float> data, ArrayView<float> out) {
  size_t room = resampler_outputs(self.kernel, data.size());
  if (out.size() < room)
    return raise(rt, value_error_type, "run() argument 'out' must have room for %zu items, has %zu", room, out.size());
  TRY(check_apart(rt, "run", data.data(), data.size_bytes(), out.data(), out.size_bytes()));
  charge_macs(rt, room * self.kernel.phase_taps);
  return resampler_run(self.kernel, data, out);
}
void resampler_reset_it(ResamplerObject& self) { resampler_reset(self.kernel); }

constexpr Attribute filter_attributes[] = {METHOD_T("run", filter_run, "data, out=None"),
                                           METHOD_T("reset", filter_reset, "")};
constinit const Type stream_filter_type = {
    .header = {&type_type},
    .name = sym<"Filter">,
    .base = &object_type,
    .kind = Kind::Other,
    .trace_words = {1, 1},
    .flags = Type::Abstract,
    .native_bytes = sizeof(StreamFilter),
    .attribute_count = std::size(filter_attributes),
    .attributes = filter_attributes,
};

constexpr Attribute resampler_attributes[] = {METHOD_T("run", resampler_run_it, "data, out"),
                                              METHOD_T("outputs", resampler_room, "inputs"),
                                              METHOD_T("reset", resampler_reset_it, "")};

}  // namespace

#define FILTER_TYPE(object, struct_name, class_name, constructor, parameters) \
  constinit const Type object = {                                             \
      .header = {&type_type},                                                 \
      .name = sym<class_name>,                                                \
      .base = &stream_filter_type,                                            \
      .kind = Kind::Other,                                                    \
      .trace_words = {1, 1},                                                  \
      .native_bytes = sizeof(struct_name),                                    \
      .construct = CONSTRUCTOR_T(class_name, constructor, parameters),        \
  };

FILTER_TYPE(iir_filter_type, StreamFilter, "IIRFilter", iir_new, "sos")
FILTER_TYPE(iir_filter_q15_type, StreamFilter, "IIRFilterQ15", iir_q15_new, "sos")
FILTER_TYPE(fir_filter_type, StreamFilter, "FIRFilter", fir_new, "taps")
FILTER_TYPE(fir_filter_q15_type, StreamFilter, "FIRFilterQ15", fir_q15_new, "taps")
FILTER_TYPE(moving_average_type, Simple<MovingAverage>, "MovingAverage", moving_average_new, "length")
FILTER_TYPE(running_median_type, Simple<RunningMedian>, "RunningMedian", running_median_new, "length")
FILTER_TYPE(dc_blocker_type, Simple<DcBlocker>, "DCBlocker", dc_blocker_new, "pole=0.995")
FILTER_TYPE(smoother_type, Simple<ExponentialAverage>, "Smoother", smoother_new, "time_constant, rate")
MEMORY_TYPE(resampler_type, ResamplerObject, "Resampler", resampler_new, "up, down, half_length=10",
            resampler_attributes)

}  // namespace adder::dsp
